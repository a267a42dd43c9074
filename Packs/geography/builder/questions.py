"""Which rows have exactly one defensible answer to which question."""

from collections import Counter

from . import answers, places

ALONE = 250.0
"""Kilometres that a capital has to be away from the next one to be asked by its position."""


def mark(rows, sets, borders):
    """Fills the columns that a pack filters by."""
    check_names(rows)
    check_coasts(rows)
    capitals = Counter(name for row in rows.values() for name in capital_names(row))
    calling = Counter(code for row in rows.values() for code in answers.items(row["calling_code"]))
    words = Counter(word for row in rows.values() for word in currency_words(row))
    neighbours = Counter(tuple(borders.neighbours(code)) for code in rows)
    for code, row in rows.items():
        asks = {
            "capital": row["capital"] and code not in sets["no-capital-question"],
            "capital_reverse": one_capital(row, capitals) and code not in sets["no-capital-question"],
            "tld": row["tld"],
            "calling": row["calling"] and code not in ("AQ", "UM"),
            "calling_reverse": len(answers.items(row["calling_code"])) == 1 and calling[row["calling_code"]] == 1
            and " " not in row["calling_code"],
            "currency_reverse": row["currency_count"] == 1 and words[row["currency_word"]] == 1,
            "neighbours_reverse": row["asks_neighbours"] == "yes" and row["neighbour_count"] >= 2
            and neighbours[tuple(borders.neighbours(code))] == 1,
            "position": row["capital_count"] == 1 and alone(code, rows),
            "flag": code not in sets["flag-doubles"],
        }
        for question in ("area", "population", "languages", "neighbours"):
            asks[question] = row[f"asks_{question}"] == "yes"
        row.update({f"asks_{question}": "yes" if value else "no" for question, value in asks.items()})


def capital_names(row):
    return {answers.plain(text) for text in answers.accepted_by_any(row["capital"])}


def currency_words(row):
    """Every name of every currency of a row, and the last word of each, as a `currency_word` would be written."""
    texts = answers.accepted_by_any(row["currency"])
    return {form for text in texts for form in (text.lower(), text.lower().split()[-1])}


def one_capital(row, capitals):
    """One capital, whose name no other entry's capital bears and which does not give its country away."""
    names = capital_names(row)
    own = {answers.plain(text) for text in answers.accepted(row["answer"])}
    telling = any(part in name for name in names for part in own if len(part) > 3)
    return row["capital_count"] == 1 and not telling and all(capitals[name] == 1 for name in names)


def alone(code, rows):
    """Whether no other capital lies near this one."""
    row = rows[code]
    if not row["latitude"]:
        return False
    here = (float(row["latitude"]), float(row["longitude"]))
    others = (r for c, r in rows.items() if c != code and r["latitude"])
    return all(places.distance(here, (float(r["latitude"]), float(r["longitude"]))) >= ALONE for r in others)


def check_names(rows):
    """No name may stand for two entries."""
    owner = {}
    for code, row in rows.items():
        for text in answers.accepted(row["answer"]):
            other = owner.setdefault(answers.plain(text), code)
            if other != code:
                raise ValueError(f"{text!r} names both {other} and {code}")


def check_coasts(rows):
    """What has no land border has a coast."""
    for code, row in rows.items():
        if row["landlocked"] == "yes" and not row["neighbour_count"]:
            raise ValueError(f"{code} is landlocked and has no neighbour")
