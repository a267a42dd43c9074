#!/usr/bin/env python3
"""Builds countries.csv, landmarks.csv and REPORT.md. See SOURCES.md for what it needs."""

import csv
import pathlib

from builder import countries, landmarks, report
from builder.ledger import Ledger
from builder.sources import Sources

HERE = pathlib.Path(__file__).resolve().parent


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main():
    ledger = Ledger()
    sources = Sources()
    rows = countries.table(sources, ledger)
    ledger.finish()
    found = landmarks.table(rows)
    write("countries.csv", countries.COLUMNS, rows)
    write("landmarks.csv", landmarks.COLUMNS, found)
    (HERE / "REPORT.md").write_text(report.text(rows, found, ledger), encoding="utf-8")


if __name__ == "__main__":
    main()
