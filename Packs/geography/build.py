#!/usr/bin/env python3
"""Builds countries.csv, landmarks.csv and REPORT.md; with --check tells whether they are what it would write.

See SOURCES.md for what it needs.
"""

import argparse
import csv
import io
import pathlib
import sys

from builder import countries, landmarks, report
from builder.ledger import Ledger
from builder.sources import Sources

HERE = pathlib.Path(__file__).resolve().parent


def table(columns, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def built():
    """What is to stand in each file."""
    ledger = Ledger()
    sources = Sources()
    rows = countries.table(sources, ledger)
    ledger.finish()
    found = landmarks.table(rows)
    return {
        "countries.csv": table(countries.COLUMNS, rows),
        "landmarks.csv": table(landmarks.COLUMNS, found),
        "REPORT.md": report.text(rows, found, ledger),
    }


def first_difference(path, text):
    """Where a file differs from a text, for a person; None where it does not."""
    if not path.exists():
        return f"{path.name}: missing"
    is_there = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    is_due = text.splitlines(keepends=True)
    for number in range(max(len(is_there), len(is_due))):
        here, due = is_there[number:number + 1], is_due[number:number + 1]
        if here != due:
            return f"{path.name}:{number + 1}: is {''.join(here).rstrip()!r}, should be {''.join(due).rstrip()!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is not up to date")
    check = parser.parse_args().check
    stale = 0
    for name, text in built().items():
        if not check:
            (HERE / name).write_text(text, encoding="utf-8", newline="")
            continue
        difference = first_difference(HERE / name, text)
        stale += difference is not None
        print(difference or f"{name}: up to date")
    if stale:
        print("not up to date; write them with build.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
