"""Packs whose answers cost much to read, to keep or to judge."""
from attack import Attack, pack, questions

EXPLODING = {
    "a repeat of repeats": "((((((a{1,100}){1,100}){1,100}){1,100}){1,100}){1,100})",
    "letters of all scripts": "(?i)" + r"\\pL{1,1000}" * 20,
    "many groups": "(" * 1000 + "a" + ")" * 1000,
    "long": "a|" * 5000 + "b",
    "many wrong": "(" * 4000,
    "an empty loop": "(|a|)*" * 500,
    "nested stars": "(?:" * 600 + "a" + ")*" * 600,
    "a class of everything": r"[\\x{0}-\\x{10FFFF}]{1000}",
}


def kind(answer, count=1):
    return pack(questions(*[f"{{ask: a, {answer}}}"] * count))


def attacks():
    yield Attack("an answer of alternatives", kind("answer: 'x [accept " + "a or " * 100_000 + "b]'"))
    yield Attack("an answer of alternatives, just short enough", kind("answer: 'x [accept " + "a or " * 6500 + "b]'"), may_pass=True)
    yield Attack("many answers of many alternatives", kind("answer: 'x [accept " + "a or " * 6000 + "b]'", 100), may_pass=True)
    yield Attack("an answer of brackets", kind("answer: '" + "[" * 30_000 + "'"))
    yield Attack("an answer of braces", kind("answer: '" + "{" * 30_000 + "'"))
    yield Attack("an answer of closed braces", kind("answer: '" + "{a}" * 10_000 + "'"), may_pass=True)
    yield Attack("an answer of tags", kind("answer: '" + "<b><u>a</u></b> " * 2000 + "[accept either]'"), may_pass=True)
    yield Attack("an answer of parentheses", kind("answer: '" + "(" * 30_000 + "'"), may_pass=True)
    yield Attack("an answer of prompts", kind("answer: 'x [" + "prompt on a by asking \"b\"; " * 1000 + "]'"), may_pass=True)
    yield Attack("an answer of words", kind("answer: '" + "word " * 6500 + "'"), may_pass=True)
    yield Attack("an answer of combining marks", kind("answer: 'e" + "\u0301" * 16_000 + "'"), may_pass=True)
    yield Attack("many answers of combining marks", kind("answer: 'e" + "\u0301" * 16_000 + "'", 100), may_pass=True)
    yield Attack("many long answers", pack(questions("{ask: a, answer: [" + ", ".join(f"'{n}{' word' * 60}'" for n in range(9000)) + "]}")), may_pass=True)
    yield Attack("answers by the ten thousand", kind("answer: [" + "x, " * 20_000 + "x]"))
    yield Attack("answers, as many as may be", kind("answer: [" + ", ".join(f"answer {n}" for n in range(10_000)) + "]"), may_pass=True)
    yield Attack("answers that are like each other", pack(questions(*[f"{{ask: a{n}, answer: {'a' * 90}{n}}}" for n in range(20_000)])), may_pass=True)
    yield Attack("slips in answers by the ten thousand", kind("edits: 16, answer: [" + ", ".join(f"{'x' * 90}{n}" for n in range(10_000)) + "]"))
    yield Attack("slips in 500 long answers", kind("edits: 16, answer: [" + ", ".join(f"{'x' * 250}{n}" for n in range(500)) + "]", 20), may_pass=True)
    yield Attack("slips without end", kind("edits: 1000000000000, answer: x"))
    yield Attack("a list of ten thousand items", kind("all: [" + ", ".join(f"item {n}" for n in range(10_000)) + "]"), may_pass=True)
    yield Attack("lists of a thousand items", kind("at_least: 999, all: [" + ", ".join(f"item {n}" for n in range(1000)) + "]", 100), may_pass=True)
    yield Attack("fields without end", kind("fields: [" + "x, " * 100_000 + "x]"))
    yield Attack("fields, as many as may be", kind("fields: [" + "x, " * 63 + "x]", 1000), may_pass=True)
    yield Attack("fields of fields", kind("fields: [{fields: [{fields: [x]}]}]"))
    yield Attack("separators without end", kind("fields: [x, y], separator: [" + "x, " * 100_000 + "x]"))
    yield Attack("a separator of a megabyte", kind("fields: [x, y], separator: '" + "x" * 1_000_000 + "'"), may_pass=True)
    yield Attack("choices without end", kind("answer: x, choices: [" + "x, " * 100_000 + "x]"))
    yield Attack("matches without end", kind("match: {" + ", ".join(f"a{n}: b{n}" for n in range(50_000)) + "}"))
    yield Attack("matches of one", kind("match: {" + ", ".join(f"a{n}: b" for n in range(50_000)) + "}"), may_pass=True)
    yield Attack("a range without end", kind("range: [-1e999, 1e999]"))
    yield Attack("a range that ends first", kind("range: [9, 1]"))
    yield Attack("a range of nothing", kind("range: [.nan, .nan]"))
    yield Attack("a number of a megabyte", kind("number: " + "9" * 1_000_000))
    yield Attack("a number with a million underscores", kind("number: '1" + "_" * 1_000_000 + "'"))
    yield Attack("a tolerance without end", kind("number: 1, tolerance: 1e999"))
    yield Attack("figures without end", kind("number: 1, tolerance: {figures: 1000000000}"))
    yield Attack("a unit of a megabyte", kind("number: 1, unit: '" + "m" * 1_000_000 + "'"))
    yield Attack("units by the ten thousand", kind("number: 1, unit: xyzzyx", 20_000))
    yield Attack("a date of a megabyte", kind("date: '" + "1" * 1_000_000 + "'"))
    yield Attack("a date without end", kind("date: 99999999999999999999-99-99"))
    yield Attack("a glob of stars", kind("example: a, glob: '" + "*a" * 2000 + "'"))
    yield Attack("a glob of a megabyte", kind("example: a, glob: '" + "?" * 1_000_000 + "'"))
    yield Attack("globs by the ten thousand", pack(questions(*[f"{{ask: a, example: {'a' * 20}, glob: '{'*a' * 20}'}}" for _ in range(20_000)])), may_pass=True)
    yield Attack("a digest of a megabyte", kind("digest: " + "0" * 1_000_000))
    yield Attack("digests by the ten thousand", kind("digest: " + "0" * 64, 30_000), may_pass=True)
    yield Attack("nested JSON in an answer", kind("json: '" + "[" * 1_000_000 + "'"))
    yield Attack("JSON of a megabyte in an answer", kind("json: '[" + "1," * 500_000 + "1]'"), may_pass=True)
    yield Attack("a JSON number without end", kind("json: '1e999999999999'"), may_pass=True)
    yield Attack("JSON with one name a thousand times", kind("json: '{" + '"a":1,' * 50_000 + '"a":2}\''), may_pass=True)
    for name, pattern in EXPLODING.items():
        yield Attack(f"regular expression, {name}", kind(f'example: a, regex: "{pattern}"'), may_pass=name in ["an empty loop", "nested stars"])
    yield Attack("regular expressions, many", pack(questions(*[f'{{ask: a, example: aaa, regex: "(a{{1,900}}|{n}){{1}}"}}' for n in range(5000)])))
    yield Attack("regular expressions, many wrong ones", pack(questions(*['{ask: a, example: a, regex: "' + "(?:a{900})" * 300 + '("}'] * 1000)))
    yield Attack("regular expressions, many too large", pack(questions(*[r'{ask: a, example: a, regex: "\\pL{1000}\\pL{1000}"}'] * 1000)))
    yield Attack("regular expressions in fields", pack(questions(*[
        "{ask: a, fields: [" + ", ".join(['{regex: "a{900}", example: x}'] * 60) + "]}"] * 100)))
    yield Attack("regular expressions in filters", pack(questions(*[
        r'{ask: "{{a}}", answer: a, from: t.csv, where: {a: {matches: "\\pL{40}|.*"}}}'] * 3000), t_csv="a\nx\n"))
    yield Attack("regular expressions of long examples", pack(questions(*[
        f'{{ask: a, example: "{"a" * 4000}", regex: "(a?){{900}}[ab]*"}}'] * 500)))
    yield Attack("a regular expression that judges slowly", pack(questions(
        f'{{ask: a, example: "{"a" * 4000}", regex: "(?:a?){{900}}(?:[ab]?){{900}}[ab]*"}}', before="rounds: 20000\nreplacement: true\n")), may_pass=True)
