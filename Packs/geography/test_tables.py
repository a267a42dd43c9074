#!/usr/bin/env python3
"""Laws of the tables as they stand in the repository. Needs nothing but Python: python3 test_tables.py"""

import csv
import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent
LINE = re.compile(r"[^\[\];|]+( \[(accept|prompt on|reject) [^\[\];|]+(; (prompt on|reject) [^\[\];|]+)*\])?")


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


COUNTRIES = read("countries.csv")
LANDMARKS = read("landmarks.csv")
BY_CODE = {row["alpha2"]: row for row in COUNTRIES}
BY_NAME = {row["name"]: row for row in COUNTRIES}


def accepted(line):
    main, _, rest = line.partition(" [")
    lists = re.findall(r"accept ([^;\]]+)", rest)
    return {main, *(name for part in lists for name in part.split(" or "))}


def answers(code, column):
    return {text for line in BY_CODE[code][column].split("|") for text in accepted(line)}


class Tables(unittest.TestCase):
    def testEntries(self):
        self.assertEqual(len(COUNTRIES), 249)
        self.assertEqual(len(BY_CODE), 249)
        self.assertEqual(len({row["alpha3"] for row in COUNTRIES}), 249)
        self.assertEqual(len({row["numeric"] for row in COUNTRIES}), 249)
        self.assertEqual(sum(row["un"] == "member" for row in COUNTRIES), 193)
        self.assertEqual({row["alpha2"] for row in COUNTRIES if row["un"] == "observer"}, {"VA", "PS"})

    def testFlagsSpellTheCode(self):
        for row in COUNTRIES:
            spelled = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in row["flag"])
            self.assertEqual(spelled, row["alpha2"])

    def testMembersHaveEverything(self):
        columns = ["capital", "continent", "subregion", "tld", "calling", "currency_code", "currency", "languages",
                   "area", "population", "population_year", "latitude", "longitude"]
        for row in COUNTRIES:
            if row["un"] != "no":
                for column in columns:
                    self.assertTrue(row[column], (row["name"], column))

    def testBordersAreSymmetric(self):
        for row in COUNTRIES:
            near = [name for name in row["neighbours_text"].split(", ") if name]
            self.assertEqual(len(near), int(row["neighbour_count"]))
            for name in near:
                self.assertIn(row["name"], BY_NAME[name]["neighbours_text"].split(", "), (row["name"], name))

    def testLandlocked(self):
        landlocked = [row for row in COUNTRIES if row["landlocked"] == "yes"]
        self.assertEqual(len(landlocked), 44)
        self.assertTrue(all(int(row["neighbour_count"]) for row in landlocked))

    def testAnswerLines(self):
        columns = ("answer", "capital", "continent", "tld", "calling", "currency", "languages", "neighbours")
        cells = [(row["name"], row[column]) for row in COUNTRIES for column in columns]
        cells += [(row["name"], row["countries"]) for row in LANDMARKS]
        for name, cell in cells:
            for line in cell.split("|") if cell else []:
                self.assertTrue(LINE.fullmatch(line), (name, line))

    def testListsToNameAllOfHoldNoCommas(self):
        for cell in [row["neighbours"] for row in COUNTRIES] + [row["countries"] for row in LANDMARKS]:
            self.assertNotIn(",", cell)

    def testNamesStandForOneEntry(self):
        owners = {}
        for row in COUNTRIES:
            for name in accepted(row["answer"]):
                self.assertEqual(owners.setdefault(name.casefold(), row["alpha2"]), row["alpha2"], name)

    def testTextsShowNoGrammar(self):
        for row in COUNTRIES:
            for column in ("name", "the_name", "capital_name", "domain", "calling_code", "currency_word",
                           "neighbours_text", "position", "subregion"):
                self.assertNotIn("[", row[column])

    def testPlaces(self):
        for row in COUNTRIES:
            if row["latitude"]:
                self.assertLessEqual(abs(float(row["latitude"])), 90)
                self.assertLessEqual(abs(float(row["longitude"])), 180)

    def testDisputedCapitalsAcceptEveryDefensibleAnswer(self):
        for code, names in {
            "ZA": {"Pretoria", "Cape Town", "Bloemfontein"}, "BO": {"Sucre", "La Paz"},
            "NL": {"Amsterdam", "The Hague"},
            "LK": {"Colombo", "Sri Jayawardenepura Kotte"}, "BJ": {"Porto-Novo", "Cotonou"},
            "CI": {"Yamoussoukro", "Abidjan"}, "SZ": {"Mbabane", "Lobamba"}, "MY": {"Kuala Lumpur", "Putrajaya"},
            "TZ": {"Dodoma", "Dar es Salaam"}, "IL": {"Jerusalem", "Tel Aviv"}, "PS": {"Ramallah", "East Jerusalem"},
            "YE": {"Sana'a", "Sanaa", "Aden"}, "KZ": {"Astana", "Nur-Sultan"}, "UA": {"Kyiv", "Kiev"},
            "GQ": {"Malabo", "Ciudad de la Paz"}, "BR": {"Brasília", "Brasilia"},
        }.items():
            self.assertLessEqual(names, answers(code, "capital"), code)
        self.assertFalse({"Yangon", "Rangoon"} & answers("MM", "capital"))

    def testRenamedCountriesKeepTheirNames(self):
        for code, names in {
            "SZ": {"Eswatini", "Swaziland"}, "TR": {"Türkiye", "Turkiye", "Turkey"},
            "CZ": {"Czechia", "Czech Republic"},
            "MM": {"Myanmar", "Burma"}, "MK": {"North Macedonia", "Macedonia"}, "CV": {"Cape Verde", "Cabo Verde"},
            "TL": {"East Timor", "Timor-Leste"}, "CI": {"Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire"},
            "ST": {"São Tomé and Príncipe", "Sao Tome and Principe"}, "CW": {"Curaçao", "Curacao"},
        }.items():
            self.assertLessEqual(names, answers(code, "answer"), code)

    def testLandmarks(self):
        self.assertGreaterEqual(len(LANDMARKS), 60)
        self.assertEqual(len({row["name"] for row in LANDMARKS}), len(LANDMARKS))
        danube = next(row for row in LANDMARKS if row["name"] == "the Danube")
        self.assertEqual(int(danube["country_count"]), 10)


if __name__ == "__main__":
    unittest.main()
