"""Banks of questions that attack whoever imports them."""
from attack import Attack


def bank(name, content, **more):
    command = ["import", more.get("file", "bank.gift"), "--output", "pack.yaml", *more.get("options", [])]
    return Attack(f"import, {name}", lambda: {more.get("file", "bank.gift"): content}, command,
                  has_line=more.get("has_line", True), may_pass=more.get("may_pass", False))


def attacks():
    yield bank("1 GB", 1 << 30, has_line=False)
    yield bank("nothing", "", has_line=False)
    yield bank("NUL bytes", b"\x00" * 10_000_000, may_pass=True)
    yield bank("noise", bytes(range(256)) * 40_000, may_pass=True)
    yield bank("UTF-16", "::q::a{=b}\n".encode("utf-16"), may_pass=True)
    yield bank("a byte order mark", b"\xef\xbb\xbf::q::a{=b}\n", may_pass=True)
    yield bank("CR alone", b"::q::a{=b}\r\r::r::a{=c}\r", may_pass=True)
    yield bank("GIFT, braces without end", "a" + "{" * 5_000_000, may_pass=True)
    yield bank("GIFT, closed braces without end", "a{=b}" * 1_000_000, may_pass=True)
    yield bank("GIFT, answers without end", "a{" + "=b " * 2_000_000 + "}\n", may_pass=True)
    yield bank("GIFT, pairs without end", "a{" + "=b -> c " * 500_000 + "}\n", may_pass=True)
    yield bank("GIFT, shares without end", "a{" + "=%50%b#c " * 500_000 + "}\n", may_pass=True)
    yield bank("GIFT, ranges", "a{#" + "=1..1e999:0.5 " * 100_000 + "}\n", may_pass=True)
    yield bank("GIFT, titles without end", "::" * 3_000_000, may_pass=True)
    yield bank("GIFT, escapes without end", "\\" * 8_000_000, may_pass=True)
    yield bank("GIFT, questions by the million", "a{=b}\n\n" * 1_000_000, may_pass=True)
    yield bank("GIFT, no questions by the million", "a\n\n" * 2_000_000, may_pass=True)
    yield bank("GIFT, broken ones by the million", "a{~b}\n\n" * 1_000_000, may_pass=True)
    yield bank("GIFT, comments", "//\n" * 3_000_000, may_pass=True)
    yield bank("GIFT, categories", "$CATEGORY: a/b\n\n" * 500_000, may_pass=True)
    yield bank("GIFT, tags without end", "a <b" + "<" * 4_000_000 + "{=b}\n", may_pass=True)
    yield bank("GIFT, tags that are nested", "[html]" + "<b>" * 1_000_000 + "{=b}\n", may_pass=True)
    yield bank("GIFT, entities", "[html]" + "&amp;" * 1_000_000 + "&" * 1_000_000 + "{=b}\n", may_pass=True)
    yield bank("GIFT, expressions", "{{while true do end}}" * 10_000 + "{=b}\n", may_pass=True)
    yield bank("Aiken, questions by the million", "q\nA. a\nB. b\nANSWER: A\n\n" * 300_000, file="bank.txt", may_pass=True)
    yield bank("Aiken, options without end", "q\n" + "A. a\n" * 1_000_000 + "ANSWER: A\n", file="bank.txt", options=["--format", "aiken"], may_pass=True)
    yield bank("Aiken, no answer", "q\nA. a\n" * 900_000, file="bank.txt", options=["--format", "aiken"], may_pass=True)
    yield bank("Aiken, texts without end", "q\n" * 1_900_000, file="bank.txt", options=["--format", "aiken"], may_pass=True)
    yield bank("OpenTriviaQA by the million", "#Q q\n^ a\nA a\nB b\n\n" * 300_000, file="bank.txt", may_pass=True)
    xml = '<?xml version="1.0"?>\n'
    quiz = xml + "<quiz>\n"
    item = '<question type="shortanswer"><name><text>n</text></name><questiontext><text>q</text></questiontext><answer fraction="100"><text>a</text></answer></question>\n'
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 12))
    yield bank("XML, a billion laughs", xml + '<!DOCTYPE quiz [\n<!ENTITY l0 "lol">\n' + lol + "]>\n<quiz><question type=\"&l11;\"><name><text>&l11;</text></name></question></quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a quadratic blowup", xml + '<!DOCTYPE quiz [\n<!ENTITY a "' + "a" * 1_000_000 + '">\n]>\n<quiz><question type="shortanswer"><questiontext><text>' + "&a;" * 1_000_000 + "</text></questiontext></question></quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a file of the system", xml + '<!DOCTYPE quiz [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<quiz><question type="shortanswer"><questiontext><text>&x;</text></questiontext></question></quiz>', file="bank.xml", may_pass=True)
    yield bank("XML, a device", xml + '<!DOCTYPE quiz [\n<!ENTITY x SYSTEM "file:///dev/zero">\n]>\n<quiz><question type="shortanswer"><questiontext><text>&x;</text></questiontext></question></quiz>', file="bank.xml", may_pass=True)
    yield bank("XML, nested", quiz + "<a>" * 1_000_000, file="bank.xml")
    yield bank("XML, not closed", quiz + item * 10 + "<question>", file="bank.xml", may_pass=True)
    yield bank("XML, attributes without end", quiz + "<question " + " ".join(f'a{n}="b"' for n in range(300_000)) + "/></quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, an attribute of 8 MB", quiz + '<question type="' + "a" * 8_000_000 + '"/></quiz>', file="bank.xml", may_pass=True)
    yield bank("XML, questions by the hundred thousand", quiz + item * 150_000 + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, answers without end", quiz + item.replace("</question>", '<answer fraction="100"><text>b</text></answer>' * 100_000 + "</question>") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a text of 8 MB", quiz + item.replace(">q<", ">" + "q" * 8_000_000 + "<") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a number without end", quiz + item.replace("shortanswer", "numerical").replace(">a<", ">1e999<") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, Cloze without end", quiz + item.replace("shortanswer", "cloze").replace(">q<", ">" + "{1:SA:=a}" * 100_000 + "<") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, Cloze that is not closed", quiz + item.replace("shortanswer", "cloze").replace(">q<", ">" + "{1:SA:=a" * 100_000 + "<") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, not UTF-8", quiz.encode() + b"\xff" * 1000, file="bank.xml")
    yield bank("XML, an encoding that nobody has", b'<?xml version="1.0" encoding="x-nothing"?>\n<quiz></quiz>', file="bank.xml", may_pass=True)
    yield bank("JSON, nested", '{"results": ' + "[" * 1_000_000, file="bank.json")
    yield bank("JSON, objects by the hundred thousand", '{"results": [' + ",".join(['{"type":"boolean","question":"q","correct_answer":"True","incorrect_answers":["False"]}'] * 150_000) + "]}", file="bank.json", may_pass=True)
    yield bank("JSON, answers without end", '{"results": [{"question":"q","correct_answer":"a","incorrect_answers":[' + '"b",' * 1_000_000 + '"c"]}]}', file="bank.json", may_pass=True)
    yield bank("JSON, nothing of it", "[" + "1," * 3_000_000 + "1]", file="bank.json", may_pass=True)
    yield bank("CSV, a million rows", "question,answer\n" + "q,a\n" * 1_000_000, file="bank.csv", may_pass=True)
    yield bank("CSV, a million columns", "question,answer" + ",x" * 1_000_000 + "\nq,a\n", file="bank.csv", may_pass=True)
    yield bank("CSV, quotes without end", 'question,answer\n"' + '""' * 4_000_000, file="bank.csv")
    yield bank("CSV, a cell of 8 MB", "question,answer\n" + "q" * 8_000_000 + ",a\n", file="bank.csv", may_pass=True)
    yield bank("TSV, cards by the hundred thousand", "q\ta\n" * 500_000, file="bank.tsv", may_pass=True)
    yield bank("TSV, cloze without end", "#notetype:Cloze\n" + "{{c1::a}}" * 500_000 + "\tb\n", file="bank.tsv", may_pass=True)
    yield bank("TSV, cloze that is not closed", "#notetype:Cloze\n" + "{{c1::a" * 500_000 + "\tb\n", file="bank.tsv", may_pass=True)
    yield from large_questions(quiz, item)


def large_questions(quiz, item):
    """Many questions, each as large as one may be, of what is dear to read."""
    size = 60_000
    for name, opening, part, closing in [
        ("tags", "[html]", "<b>", "{=b}"), ("open tags", "[html]", "<", "{=b}"), ("attributes", "[html]<p ", "a='", "{=b}"), ("entities", "[html]", "&amp;", "{=b}"),
        ("scripts", "[html]", "<script>", "{=b}"), ("rows", "[html]", "<td>", "{=b}"), ("raised letters", "[html]", "<sup>2", "{=b}"), ("braces", "a", "{=b}", ""),
        ("open braces", "a", "{", "=b}"), ("options", "a{~b", "~c", "=d}"), ("answers", "a{", "=b#c", "}"), ("feedback", "a{=b", "####", "}"), ("signs", "a{", "x=y ~", "}"),
        ("numbers", "a{#", "=1", "}"), ("blanks", "a", "{=b} ", ""), ("escapes", "a", "\\:", "{=b}"), ("accents", "a", "e\u0301\u0302", "{=b}"), ("answer lines", "a{=", "<[(", "}"),
    ]:
        count = (size - len(opening) - len(closing)) // len(part.encode())
        yield bank(f"GIFT, large {name}", (opening + part * count + closing + "\n\n") * 20, may_pass=True)
    for name, type, part in [("gaps", "cloze", "{1:SA:=a}"), ("open gaps", "cloze", "{1:SA:=a"), ("options of gaps", "cloze", "{1:MC:=a~b}"), ("words", "gapselect", "[[1]]")]:
        yield bank(f"XML, large {name}", quiz + item.replace("shortanswer", type).replace(">q<", ">" + part * (size // len(part)) + "<") * 20 + "</quiz>", file="bank.xml", may_pass=True)
    for name, part in [("answers", '<answer fraction="100"><text>b</text></answer>'), ("elements", "<a/>"), ("nested elements", "<a>" * 50 + "</a>" * 50)]:
        yield bank(f"XML, large {name}", quiz + item.replace("</question>", part * (size // len(part)) + "</question>") * 20 + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a picture of 16 MB", quiz + item.replace("</text></questiontext>", "</text><file encoding=\"base64\">" + "QUJD\n" * 3_200_000 + "</file></questiontext>") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, a picture in a text", quiz + item.replace(">q<", "><![CDATA[q <img src=\"data:image/png;base64," + "QUJD" * 4_000_000 + "\">]]><") + "</quiz>", file="bank.xml", may_pass=True)
    yield bank("XML, ampersands", quiz + "&" * 4_000_000 + "</quiz>", file="bank.xml")
    yield bank("XML, a type behind a comment", "<!-- <quiz -->\n<!DOCTYPE quiz [<!ENTITY a \"aaaaaaaaaa\">]>\n<quiz>&a;</quiz>", file="bank.xml")
    for name, part in [("answers", '"b",'), ("escapes", '"\\u0041",'), ("addresses", '"%41",')]:
        row = '{"question":"q","correct_answer":"a","incorrect_answers":[' + part * (size // len(part)) + '"c"]}'
        yield bank(f"JSON, large {name}", "\n".join([row] * 20), file="bank.json", may_pass=True)
    yield bank("JSON, objects within each other", '{"a":' * 1_000_000, file="bank.json")
    yield bank("JSON, lists in an object", '{"question":' + "[" * size, file="bank.json")
    for name, line in [("quotes", '"' * (size - 1)), ("open quotes", '"a,' * (size // 3)), ("cells", "a," * 900), ("bars", "q,a|" + "b|" * (size // 2 - 10))]:
        yield bank(f"CSV, large {name}", "question,answer\n" + (line + "\n") * 20, file="bank.csv", may_pass=True)
    yield bank("CSV, a quote in each row", "question,answer\n" + '"q,a\n' * 50_001, file="bank.csv", may_pass=True)
    yield bank("CSV, one endless line", "q" * 16_000_000, file="bank.csv")
    yield bank("TSV, large cloze", ("{{c1::a}}" * (size // 9) + "\tb\n") * 20, file="bank.tsv", may_pass=True)
    yield bank("TSV, headers", "#separator:tab\n" * 1_000_000, file="bank.tsv")
