"""Packs whose files are too large, too deep, not what they say, or not where they should be."""
from attack import Attack, link, pack, question_of_table, questions, table


def aliases():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 31):
        lines.append(f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]")
    return "\n".join(lines) + "\n"


SIMPLE = questions("{ask: a, answer: b}")


def attacks():
    yield Attack("aliases", pack(aliases()))
    yield Attack("an alias of itself", pack("title: &t [*t]\nquestions: [{ask: a, answer: b}]\n"))
    yield Attack("merge keys", pack("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n"))
    yield Attack("a merge key without an alias", pack("title: T\n<<: {questions: [{ask: a, answer: b}]}\n"))
    yield Attack("anchors without aliases", pack("title: T\nquestions:\n" + "  - &a {ask: a, answer: b}\n" * 30_000))
    yield Attack("tags", pack("title: !!binary aGFsbG8=\nquestions: !!python/object/apply:os.system [ls]\n"), may_pass=True)
    yield Attack("a tag of a type", pack(questions("{ask: !!float a, answer: !!int b, points: !!set {a, b}}")))
    yield Attack("tags by the thousand", pack("title: T\nquestions:\n" + "  - !a !!b {ask: a, answer: b}\n" * 20_000))
    yield Attack("a directive", pack("%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + SIMPLE))
    yield Attack("several documents", pack(SIMPLE + "---\n" + SIMPLE), may_pass=True)
    yield Attack("keys by the ten thousand", pack("title: T\n" + "".join(f"key{n}: x\n" for n in range(60_000))))
    yield Attack("the same key by the ten thousand", pack("title: T\n" + "title: x\n" * 60_000))
    yield Attack("keys that are lists", pack("title: T\n" + "".join(f"? [a, {n}]\n: b\n" for n in range(20_000))))
    yield Attack("keys that differ by their last letter", pack("title: T\n" + "".join(f"{'k' * 100}{n}: x\n" for n in range(30_000))))
    for name, opening in [("lists", "["), ("maps", "{a: "), ("dashes", "- "), ("keys", "? ")]:
        yield Attack(f"nested {name}", pack("title: T\nquestions: \n" + opening * 100_000))
    deep = "".join(" " * level + "a:\n" for level in range(20_000))
    yield Attack("nested by indentation", lambda: {"pack.yaml": "title: T\n" + deep[:3_900_000]})
    yield Attack("1 GB of questions", pack(1 << 30), has_line=False)
    yield Attack("1 GB of rows", pack(question_of_table(), t_csv=1 << 30))
    yield Attack("a line of 4 MB", pack('title: "' + "x" * 4_000_000 + '"\nquestions: []\n'))
    yield Attack("a comment of 4 MB", pack("#" * 4_000_000 + "\nquestions: []\n"))
    yield Attack("blank lines", pack("title: T\n" + "\n" * 4_000_000 + "questions: []\n"))
    yield Attack("a key of 4 MB", pack("title: T\n" + "k" * 4_000_000 + ": x\n"))
    yield Attack("a folded text of a million lines", pack("title: >\n" + " x\n\n" * 1_000_000 + "questions: []\n"))
    yield Attack("escapes", pack('title: "' + r"\U0001F600" * 390_000 + '"\nquestions: []\n'))
    yield Attack("quotes without end", pack('title: "' + "x\n " * 1_000_000))
    yield Attack("a million stars", pack("title: " + "* " * 1_900_000 + "\nquestions: []\n"))
    yield Attack("a million items", pack("title: T\nquestions:\n" + "- \n" * 1_000_000))
    yield Attack("a million commas", pack("title: T\nquestions: [" + "," * 3_000_000 + "]\n"))
    yield Attack("300,000 questions", pack(SIMPLE + "  - {ask: a, answer: b}\n" * 100_000))
    yield from encodings()
    yield from numbers()
    yield from places()


def encodings():
    yield Attack("not UTF-8", pack(b"title: T\nabout: \xff\xfe\n"))
    yield Attack("not UTF-8 at the end of 4 MB", pack(b"title: T\n" + b"#\n" * 2_000_000 + b"\xff\n"))
    yield Attack("not UTF-8 in every line", pack(b"title: T\n" + b"\xff\n" * 1_900_000))
    yield Attack("an overlong form", pack(b"title: \xc0\xaf\n"))
    yield Attack("a surrogate", pack(b"title: T\nabout: \xed\xa0\x80\n"))
    yield Attack("NUL", pack(b"title: T\nabout: a\x00b\nquestions: []\n"))
    yield Attack("NUL bytes alone", pack(b"\x00" * 1_000_000))
    yield Attack("an escape character", pack(b"title: T\nabout: \x1b[2J\nquestions: []\n"))
    yield Attack("UTF-16 with a mark", pack(SIMPLE.encode("utf-16")))
    yield Attack("UTF-16 without a mark", pack(SIMPLE.encode("utf-16-le")))
    yield Attack("UTF-32", pack(SIMPLE.encode("utf-32")))
    yield Attack("two byte order marks", pack(b"\xef\xbb\xbf" * 2 + SIMPLE.encode()), may_pass=True)
    yield Attack("a byte order mark within", pack(b"title: T\n\xef\xbb\xbfquestions: []\n"))
    yield Attack("CR alone", pack(SIMPLE.replace("\n", "\r").encode()), may_pass=True)
    yield Attack("CR in a key", pack(b"title: T\nquest\rions: []\n"))
    yield Attack("NEL and line separators", pack("title: T\u2028questions: []\u0085ask: x\n"))
    yield Attack("a private character for every star", pack("title: T\nabout: " + "".join(map(chr, range(0xE000, 0xF900))) + "\nquestions: [*a]\n"))
    for name, content in [("a table that is not UTF-8", b"a\nx\n\xff\n"), ("a table in UTF-16", "a\nx\n".encode("utf-16"))]:
        yield Attack(name, pack(question_of_table(), t_csv=content))
    yield Attack("a table with NUL", pack(question_of_table(), t_csv=b"a\nx\x00y\n"), may_pass=True)
    yield Attack("a word list that is not UTF-8", pack(question_of_table("t.txt", "word"), t_txt=b"a\n" * 100 + b"\xff\n"))
    yield Attack("a script that is not UTF-8", pack("title: T\nscript: {file: s.lua}\nquestions: [{ask: a, answer: b}]\n", s_lua=b"\xff"))


def numbers():
    for key in ["rounds", "points", "lives", "attempts", "threshold", "penalty", "hint_cost"]:
        for value in ["1000000000000000000", "99999999999999999999999", "-9223372036854775808", "1e999", ".inf", ".nan", "0o777", "0x7fffffffffffffff",
                      "2001-12-14", "1_0", "١٢"]:
            yield Attack(f"{key}: {value}", pack(questions("{ask: a, answer: b}", before=f"{key}: {value}\n")), may_pass=True)
    for key in ["time", "time_per_question"]:
        for value in ["1e999s", "99999999999999999d", "-1s", ".inf", "0.0000000001ms", "1" * 100_000]:
            yield Attack(f"{key}: {value[:30]}", pack(questions("{ask: a, answer: b}", before=f"{key}: {value}\n")), may_pass=True)
    yield Attack("a text of digits for a number", pack(questions("{ask: a, answer: b}", before=f"rounds: {'9' * 1_000_000}\n")))


def places():
    yield Attack("a path that leaves the folder", pack(question_of_table("../../etc/passwd")))
    yield Attack("an absolute path", pack(question_of_table("/etc/passwd")))
    yield Attack("a path through a folder", pack(question_of_table("./x/../../t.csv")))
    yield Attack("a path with NUL", pack(questions(r'{ask: "{{a}}", answer: b, from: "t.csv\0.txt"}'), t_csv="a\nx\n"))
    yield Attack("a path of a megabyte", pack(question_of_table("a/" * 500_000 + "t.csv")))
    yield Attack("a path with control characters", pack(questions(r'{ask: "{{a}}", answer: b, from: "\e[2Jt.csv"}')))
    yield Attack("a folder", pack(question_of_table("."), x_csv=""))
    yield Attack("a symbolic link", pack(question_of_table(), t_csv=link("/etc/passwd")))
    yield Attack("a link to a device", pack(question_of_table(), t_csv=link("/dev/zero")))
    yield Attack("a script that is a link", pack("title: T\nscript: {file: s.lua}\nquestions: [{ask: a, answer: b}]\n", s_lua=link("/etc/passwd")))
    yield Attack("a flag that is a link", pack(questions("{ask: a, answer: b}", before="flag: {file: f.txt}\n"), f_txt=link("/etc/passwd")))
    yield Attack("a flag of a megabyte", pack(questions("{ask: a, answer: b}", before="flag: {file: f.txt}\n"), f_txt="x" * 1_000_000))
    yield Attack("a flag's file without end", pack(questions("{ask: a, answer: b}", before="flag: {file: /dev/zero}\n")))
    yield Attack("a program that is not there", pack(questions("{ask: a, oracle: {program: /bin/sh}}")))
    yield Attack("a script of 10 MB", pack("title: T\nscript: {file: s.lua}\nquestions: [{ask: a, answer: b}]\n", s_lua="--" * 5_000_000))
    yield Attack("a flag of nested braces", pack(questions("{ask: a, answer: b}", before='flag: "' + "${A:-" * 100_000 + '"\n')))
    yield Attack("a flag of unclosed braces", pack(questions("{ask: a, answer: b}", before='flag: "' + "${A:-x}" * 200_000 + '${"\n')))
