"""Packs whose values, texts and flow grow without end."""
from attack import Attack, doubling, pack, questions, table


def drawn(form, ask="{{v}}", more=""):
    return questions(f'{{ask: "{ask}", answer: x, values: {{v: {form}}}{more}}}', before="rounds: 20000\nreplacement: true\nwrong: continue\n")


def attacks():
    yield Attack("a string without end", pack(drawn("{string: 1000000000}")))
    yield Attack("long strings", pack(drawn("{string: 65536}")), may_pass=True)
    yield Attack("many long strings", pack(drawn("[" + ", ".join(["{string: 65536}"] * 5000) + "]")))
    yield Attack("a string of a large alphabet", pack(drawn("{string: 65536, of: '" + "é" * 300_000 + "'}")), may_pass=True)
    yield Attack("integers of all", pack(drawn("{integer: [-9223372036854775808, 9223372036854775807]}")), may_pass=True)
    yield Attack("integers beyond all", pack(drawn("{integer: [0, 1e999]}")))
    yield Attack("floats of all", pack(drawn("{float: [-1.7e308, 1.7e308]}")), may_pass=True)
    yield Attack("floats of all with digits", pack(drawn("{float: [-1e300, 1e300], digits: 12}")), may_pass=True)
    yield Attack("floats beyond all", pack(drawn("{float: [0, 1e999]}")))
    items = ", ".join(map(str, range(60_000)))
    yield Attack("shuffles of long lists", pack(drawn(f"{{shuffle: [{items}]}}")), may_pass=True)
    yield Attack("many shuffles of a long list", pack(questions(
        f'{{ask: x, answer: x, values: {{v: [{items}], ' + ", ".join(f'w{n}: {{shuffle: "{{{{v}}}}"}}' for n in range(5000)) + '}}',
        before="rounds: 1000\nreplacement: true\n")))
    yield Attack("samples of more than there is", pack(drawn("{sample: [a, b], count: 99999}")))
    yield Attack("rows of a large table", pack(drawn("{row: t.csv, count: 100000}"), t_csv="a,b\n" + "x,y\n" * 100_000), may_pass=True)
    yield Attack("values of a large table", pack(drawn("{row: t.csv}"), t_csv="a,b,c,d,e\n" + "a,b,c,d,e\n" * 400_000), may_pass=True)
    yield Attack("many values of a large table", pack(questions(
        '{ask: x, answer: x, values: {' + ", ".join(f"v{n}: {{row: t.csv}}" for n in range(1000)) + "}}"), t_csv="a,b\n" + "x,y\n" * 100_000))
    yield Attack("values that double", pack(questions(f'{{ask: "{{{{v39}}}}", answer: x, values: {doubling(40)}}}')))
    yield Attack("values of the session that double", pack(questions('{ask: "{{v39}}", answer: x}', before=f"values: {doubling(40)}\n")))
    lists = ", ".join(["v0: [a, b]"] + [f'v{n}: ["{{{{v{n - 1}}}}}", "{{{{v{n - 1}}}}}"]' for n in range(1, 30)])
    yield Attack("lists that double", pack(questions(f'{{ask: "{{{{v29}}}}", answer: x, values: {{{lists}}}}}')))
    yield Attack("a variable that doubles", pack(questions(
        '{ask: x, answer: x, on: {again: {set: {v: "{{v}}{{v}}"}}, accept: {set: {v: "{{v}}{{v}}"}}}}',
        before='variables: {v: xxxxxxxxxx}\nwrong: again\nrounds: 100\nreplacement: true\n')))
    yield Attack("a variable that grows by lists", pack(questions(
        '{ask: x, answer: x, on: {accept: {set: {v: ["{{v}}", "{{v}}"]}}}}', before='variables: {v: x}\nrounds: 100\nreplacement: true\n')))
    yield Attack("places without end", pack(questions('{ask: "' + "{{v}}" * 100_000 + '", answer: x, values: {v: x}}')))
    yield Attack("a long value in many places", pack(questions('{ask: "' + "{{v}}" * 1000 + '", answer: x, values: {v: {string: 65536}}}')))
    yield Attack("a long value in many hints", pack(questions(
        '{ask: x, answer: x, hints: [' + ", ".join(['"{{v}}"'] * 50_000) + '], values: {v: {string: 65536}}}')))
    yield Attack("braces without end", pack(questions('{ask: "' + "{" * 1_000_000 + '", answer: x}')))
    yield Attack("braces that close nothing", pack(questions('{ask: "{{a' + "[[" * 500_000 + '}}", answer: x}')))
    yield Attack("a path without end", pack(questions('{ask: "{{v' + ".v" * 500_000 + '}}", answer: x, values: {v: x}}')))
    yield Attack("a name of a megabyte", pack(questions("{ask: x, answer: x, values: {" + "v" * 1_000_000 + ": x}}")), may_pass=True)
    yield Attack("values that are nested", pack(questions("{ask: x, answer: x, values: {v: " + "[" * 190 + "]" * 190 + "}}")), may_pass=True)
    yield Attack("a round without end", pack(questions("{ask: x, answer: x}", before="rounds: 1000000000000000000\n")))
    yield Attack("many rounds", pack(questions("{ask: x, answer: x}", before="rounds: 100000000\nreplacement: true\n")), may_pass=True)
    yield Attack("many rounds without repetition", pack(questions(*["{ask: x, answer: x}"] * 1000, before="rounds: 100000000\n")))
    yield Attack("half of many entries", pack(questions(*["{ask: x, answer: x}"] * 40_000, before="rounds: 20000\nmix: entries\n")), may_pass=True)
    yield Attack("many questions with one text", pack(questions(*["{ask: x, answer: x}"] * 40_000)), may_pass=True)
    yield Attack("long hints", pack(questions(f'{{ask: x, answer: x, hints: [{", ".join(["x" * 1_000_000] * 3)}]}}')), may_pass=True)
    yield Attack("a banner of 3 MB", pack(questions("{ask: x, answer: x}", before="banner: '" + "x" * 3_900_000 + "'\n")), may_pass=True)
    yield Attack("art of 3 MB in every round", pack(questions(
        "{art: '" + "x" * 3_900_000 + "'}", *["{ask: x, answer: x}"] * 10)), may_pass=True)
    yield Attack("a question of 3 MB in every round", pack(questions(
        "{ask: '" + "x" * 3_900_000 + "', answer: x}", before="rounds: 20000\nreplacement: true\n")), may_pass=True)
    yield Attack("progress of 3 MB", pack(questions(
        "{ask: x, answer: x}", before="rounds: 20000\nreplacement: true\nprogress: '" + "x" * 3_900_000 + "'\n")), may_pass=True)
    yield Attack("a title of combining marks", pack("title: 'e" + "\u0301" * 1_900_000 + "'\nquestions: []\n"))
    yield from flow()


def flow():
    circle = "title: T\nstages:\n  - name: a\n    questions: [{say: x}]\n  - questions: [{say: y, on: {accept: a}}]\n"
    yield Attack("stages in a circle", pack(circle))
    long = "x" * 1_000_000
    yield Attack("stages in a circle that say much", pack(circle.replace("say: y", f"say: {long}")))
    slow = "title: T\nscript: |\n  function f() for i = 1, 2e6 do end return 1 end\n" + circle[9:].replace("say: x", 'say: "{{f()}}"')
    yield Attack("stages in a circle that compute", pack(slow))
    yield Attack("stages in a circle of pauses", pack(circle.replace("say: x", "say: x, pause: 366d")), may_pass=True)
    stage = "  - {name: s%d, questions: [{ask: a, answer: b, on: {accept: s%d}}]}\n"
    yield Attack("stages by the ten thousand", pack("title: T\nstages:\n" + "".join(stage % (n, n + 1) for n in range(15_000))))
    yield Attack("stages by the ten thousand, well", pack(
        "title: T\nstages:\n" + "".join(stage % (n, n + 1) for n in range(15_000)) + "  - {name: s15000, questions: [{ask: a, answer: b}]}\n"), may_pass=True)
    yield Attack("stages of one name", pack("title: T\nstages:\n" + "  - {name: s, questions: [{ask: a, answer: b}]}\n" * 20_000))
    yield Attack("stages without questions", pack("title: T\nstages:\n" + "  - {name: s}\n" * 50_000))
    yield Attack("jumps to no stage", pack(questions(*["{ask: a, answer: b, on: {accept: nowhere}}"] * 20_000)))
    yield Attack("a menu without end", pack(questions("{menu: {" + ", ".join(f"o{n}: end" for n in range(50_000)) + "}, ask: x}")))
    yield Attack("menus by the ten thousand", pack(questions(*["{menu: {a: end, b: close}, ask: x}"] * 20_000)))
    yield Attack("a countdown without end", pack(questions("{countdown: 1000000000000}", "{ask: a, answer: b}")))
    yield Attack("countdowns by the ten thousand", pack(questions(*["{countdown: 60}"] * 40_000, "{ask: a, answer: b}")))
    yield Attack("gates by the ten thousand", pack(questions(*["{gate: x}"] * 50_000, "{ask: a, answer: b}")))
    yield Attack("pauses by the ten thousand", pack(questions(*["{say: x, pause: 1s}"] * 30_000, "{ask: a, answer: b}")), may_pass=True)
    yield Attack("rewards by the ten thousand", pack(questions(
        "{ask: x, answer: x}", before="rounds: 20000\nreplacement: true\nrewards: [" + "{points: 999999999, say: x}, " * 30_000 + "]\n")))
    yield Attack("responses of many lines", pack(questions("{ask: x, answer: x, response: {lines: 1000000000000}}")))
    yield Attack("responses of many items", pack(questions("{ask: x, answer: x, response: {items: 1000000}}")), may_pass=True)
    yield Attack("an input that seeds", pack(questions("{input: a, ask: x, seed: '" + "{{a}}" * 1000 + "'}", "{ask: x, answer: x}")), may_pass=True)
    yield Attack("a solution without end", pack(
        questions("{ask: x, answer: x}", before="solution: [" + "{see: x, type: x}, " * 40_000 + "]\n")), may_pass=True)
    yield Attack("a solution that repeats", pack(questions("{ask: x, answer: x}", before="solution: [{see: x, type: x, times: 1000000000}]\n")), may_pass=True)
    yield Attack("a solution that can't be told", pack(
        questions("{ask: x, answer: x}", before="solution: [{see: '" + "{{a}}x" * 900 + "', type: '{{a}}'}]\n")), may_pass=True)
    yield Attack("checks by the ten thousand", pack(questions("{ask: x, answer: x, check: {reject: [" + "x, " * 100_000 + "x]}}")))
    yield Attack("a table's questions that all refuse", pack(questions('{ask: "{{a}}", answer: "no such answer 7f3a {{a}}", from: t.csv}'), t_csv=table(100_000)), may_pass=True)
