"""The written decisions: small CSV files under `curated/`, each row with its reason."""

import csv
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "curated"


def rows(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    for row in table:
        if None in row or None in row.values():
            raise ValueError(f"{name}: a row has too many or too few cells: {row}")
    return table


def by(key, name):
    """Rows under their key, which has to be unique."""
    table = {}
    for row in rows(name):
        if row[key] in table:
            raise ValueError(f"{name}: {row[key]} twice")
        table[row[key]] = row
    return table


def split(cell):
    return [part for part in cell.split("|") if part]
