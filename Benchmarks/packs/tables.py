"""Packs whose tables are too large, or are used too often."""
from attack import Attack, pack, question_of_table, questions, table

ROWS = '{ask: "{{a}}", answer: "{{a}}", from: t.csv}'


def attacks():
    yield Attack("a table too long", pack(question_of_table(), t_csv=table(600_000)))
    yield Attack("a table too wide", pack(question_of_table(), t_csv="a," * 1_000_000 + "\n1\n"))
    yield Attack("many entries over a large table", pack(questions(*[ROWS] * 1000), t_csv=table(200_000)))
    made = '{ask: "{{a}} {{1 + 1}} {{math.random(9)}}", answer: "{{a}}", from: t.csv}'
    yield Attack("many computed entries over a large table", pack(questions(*[made] * 1000), t_csv=table(200_000)))
    filtered = '{ask: "{{a}} {{math.random(9)}}", answer: "{{a}}", from: t.csv, where: {a: {matches: ".*x.*1"}}}'
    yield Attack("many filters over a large table", pack(questions(*[filtered] * 1000), t_csv=table(200_000)))
    nothing = '{ask: "{{a}}", answer: "{{a}}", from: t.csv, where: {a: zzz}}'
    yield Attack("many filters that keep nothing", pack(questions(*[nothing] * 10_000), t_csv=table(200_000)))
    costly = r'{ask: "{{a}}", answer: "{{a}}", from: t.csv, where: {a: {matches: "(x+x+)+y|(?i)\\pL{900}"}}}'
    yield Attack("a costly filter over long cells", pack(questions(costly), t_csv=table(10_000, 3000)))
    values = ", ".join(f"v{number}" for number in range(100_000))
    yield Attack("a filter of many values", pack(questions(f'{{ask: "{{{{a}}}}", answer: b, from: t.csv, where: {{a: [{values}]}}}}'), t_csv=table(1000)))
    yield Attack("many tables", lambda: {
        "pack.yaml": questions(*[f'{{ask: "{{{{a}}}}", answer: b, from: t{number}.csv}}' for number in range(40)]),
        **{f"t{number}.csv": table(90_000, 40) for number in range(40)},
    })
    ways = [f'{{ask: "{{{{a}}}}", answer: b, from: {{file: t.csv, comment: "#{number}"}}}}' for number in range(1000)]
    yield Attack("one table read in many ways", pack(questions(*ways), t_csv=table(100_000)))
    yield Attack("one table read in many ways, with nothing left", pack(
        questions(*[way[:-1] + ", where: {a: zzz}}" for way in ways]), t_csv=table(100_000)))
    yield Attack("a text times a table", pack(
        questions(f'{{ask: "{"x" * 3_000_000}{{{{a}}}}", answer: b, from: t.csv}}'), t_csv=table(200_000)))
    yield Attack("hints times a table", pack(
        questions(f'{{ask: "{{{{a}}}}", answer: b, from: t.csv, hints: [{", ".join(["x{{a}}"] * 2000)}]}}'), t_csv=table(100_000)))
    yield Attack("explanations times a table", pack(
        questions(f'{{ask: "{{{{a}}}}", answer: b, from: t.csv, explain: "{"x" * 100_000}{{{{a}}}}"}}'), t_csv=table(50_000)))
    yield Attack("feedback times a table", pack(
        questions(f'{{ask: "{{{{a}}}}", answer: b, from: t.csv, feedback: {{"{{{{a}}}}": "{"x" * 10_000}{{{{a}}}}"}}}}'), t_csv=table(100_000)))
    answers = ", ".join(f"x{number}" for number in range(1000))
    yield Attack("answers times a table", pack(questions(f'{{ask: "{{{{a}}}}", answer: [{answers}], from: t.csv}}'), t_csv=table(100_000)))
    yield Attack("made answers times a table", pack(
        questions(f'{{ask: "{{{{a}}}}", answer: ["{{{{a}}}}", {answers}], from: t.csv}}'), t_csv=table(100_000)))
    yield Attack("alternatives times a table", pack(
        questions(f'{{ask: "{{{{a}}}}", answer: "{{{{a}}}} [accept {" or ".join(["a"] * 5000)}]", from: t.csv}}'), t_csv=table(100_000)))
    yield Attack("credit times a table", pack(
        questions('{ask: "{{a}}", answer: "{{a}}", from: t.csv, credit: {' + ", ".join(f'"{n}{{{{a}}}}": 5%' for n in range(500)) + '}}'),
        t_csv=table(100_000)))
    yield Attack("fields times a table", pack(
        questions('{ask: "{{a}}", from: t.csv, fields: [' + ", ".join(['"{{a}}"'] * 64) + ']}'), t_csv=table(200_000)))
    yield Attack("choices times a table", pack(
        questions('{ask: "{{a}}", from: t.csv, answer: "1{{a}}", choices: [' + ", ".join(f'"{n}{{{{a}}}}"' for n in range(26)) + ']}'),
        t_csv=table(200_000)))
    yield Attack("patterns times a table", pack(questions(r'{ask: "{{a}}", from: t.csv, regex: "\\pL{30}{{a}}", example: x}'), t_csv=table(200_000)))
    yield Attack("digests times a table", pack(questions('{ask: "{{a}}", from: t.csv, digest: "' + "0" * 64 + '"}'), t_csv=table(249_000)), may_pass=True)
    yield Attack("slips times a table", pack(questions('{ask: "{{a}}", from: t.csv, answer: "{{a}}", edits: 16}'), t_csv=table(200_000, 100)))
    yield Attack("a cell of 30 MB", pack(questions(ROWS), t_csv="a\n" + "x" * 30_000_000 + "\n"))
    yield Attack("a cell of 30 MB that is a list", pack(
        questions('{ask: "{{a}}", answer: "{{a}}", from: {file: t.csv, split: ","}}'), t_csv='a\n"' + "x," * 15_000_000 + '"\n'))
    yield Attack("a cell of 30 MB of combining marks", pack(questions(ROWS), t_csv="a\n" + "e" + "\u0301" * 15_000_000 + "\n"))
    yield Attack("30 MB of quotes", pack(question_of_table(), t_csv='a\n"' + '""' * 15_000_000))
    yield Attack("30 MB of empty lines", pack(question_of_table(), t_csv="a\n" + "\n" * 30_000_000))
    yield Attack("30 MB of comments", pack(
        questions('{ask: "{{a}}", answer: b, from: {file: t.csv, comment: "#"}}'), t_csv="a\n" + "#\n" * 15_000_000))
    yield Attack("many broken rows", pack(question_of_table(), t_csv="a\n" + "x,y\n" * 5_000_000))
    yield Attack("many empty cells", pack(questions('{ask: "{{a}}", answer: "{{b}}", from: t.csv}'), t_csv="a,b\n" + "x,\n" * 400_000))
    yield Attack("unique rows", pack(
        questions('{ask: "{{a}}", answer: b, from: {file: t.csv, clean: unique}}'), t_csv=table(499_000, 40)))
    yield Attack("columns without end", pack(questions('{ask: "{{a}}", answer: b, from: {file: t.csv, columns: [' + "a, " * 90_000 + 'b]}}'), t_csv="1\n"))
    yield Attack("nested JSON", pack(question_of_table("t.json"), t_json="[" * 1_000_000))
    yield Attack("nested JSON objects", pack(question_of_table("t.json"), t_json='[{"a":' * 1_000_000))
    yield Attack("JSON with many names", pack(
        question_of_table("t.json"), t_json="[" + ",".join(f'{{"n{number}": 1}}' for number in range(1_000_000)) + "]"))
    yield Attack("JSON with a number of a megabyte", pack(question_of_table("t.json"), t_json='[{"a": ' + "9" * 30_000_000 + "}]"))
    yield Attack("JSON with a million escapes", pack(question_of_table("t.json"), t_json='[{"a": "' + r"\ud800" * 4_000_000 + '"}]'))
    yield Attack("JSON with a list of millions", pack(question_of_table("t.json"), t_json='[{"a": [' + "1," * 10_000_000 + "1]}]"))
    yield Attack("JSON lines by the million", pack(question_of_table("t.jsonl"), t_jsonl='{"a":1}\n' * 3_900_000))
    yield Attack("a word list of millions", pack(question_of_table("t.txt", "word"), t_txt="a\n" * 15_000_000))
    yield Attack("a word of 30 MB", pack(questions('{ask: x, answer: "{{word}}", from: t.txt}'), t_txt="a" * 30_000_000))
