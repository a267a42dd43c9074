"""The table of rivers, ranges, lakes, deserts, islands and landmarks with all their countries.

A river's countries are those that its main stem flows through or forms the border of; a range's, lake's, desert's or
island's are those that hold a part of it.
"""

from . import answers, curated

COLUMNS = ["kind", "name", "countries", "countries_text", "country_count", "note", "checked"]
KINDS = ["river", "range", "lake", "desert", "island", "landmark"]


def table(countries):
    rows = {row["alpha2"]: row for row in countries}
    borders = {code: set(row["neighbours_text"].split(", ")) for code, row in rows.items()}
    found, names = [], set()
    for source in curated.rows("landmarks.csv"):
        codes = source["countries"].split()
        if source["kind"] not in KINDS or source["name"] in names or len(set(codes)) != len(codes):
            raise ValueError(f"landmarks.csv: {source}")
        names.add(source["name"])
        joined(source["name"], codes, rows, borders)
        codes.sort(key=lambda code: answers.plain(rows[code]["name"]))
        found.append({
            "kind": source["kind"],
            "name": source["name"],
            "countries": answers.SEPARATOR.join(item(rows[code]) for code in codes),
            "countries_text": ", ".join(rows[code]["name"] for code in codes),
            "country_count": len(codes),
            "note": source["note"],
            "checked": source["checked"],
        })
    return sorted(found, key=lambda row: (KINDS.index(row["kind"]), answers.plain(row["name"])))


def item(row):
    return answers.line(row["name"], answers.items(row["aliases"]))


def joined(name, codes, rows, borders):
    """Countries that share a thing on land must hang together by land borders, whatever source they come from."""
    reached, waiting = set(), [codes[0]]
    while waiting:
        code = waiting.pop()
        reached.add(code)
        waiting += [c for c in codes if c not in reached and rows[c]["name"] in borders[code]]
    apart = set(codes) - reached
    if apart:
        raise ValueError(f"{name}: {', '.join(sorted(apart))} has no border with the others")
