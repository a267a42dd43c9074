import SockratesPacks
import SockratesQuiz
import Testing

@Suite struct PackProblemTests {
    @Test func everyMistakeIsReportedAtOnceWithItsPlace() throws {
        let found = try problems(
            """
            titel: Capitals
            time: soon
            wrong: explode
            questions:
              - ask: What is the capital of {{contry}}?
                answer: "{{capital}}"
                from: countries.csv
              - ask: Two?
                anwser: 2
              - ask: Three?
                answer: 3
                number: 3
                tolerance: much
              - answer: "Paris [accept"
            """,
            ["countries.csv": "country,capital\nFrance,Paris\n"]
        )
        #expect(
            found == [
                "pack.yaml:1:1: error: a pack has no key \"titel\"; did you mean \"title\"?",
                "pack.yaml:2:7: error: \"time\" is a length of time such as 90s, 2m or 1m30s, not \"soon\"",
                "pack.yaml:3:8: error: \"wrong\" is one of close, again, another, continue, withhold, not \"explode\"",
                "pack.yaml:5:10: error: countries.csv has no column \"contry\"; did you mean \"country\"?",
                "pack.yaml:9:5: error: a question has no key \"anwser\"; did you mean \"answer\"?",
                "pack.yaml:10:5: error: a question has only one answer of answer, all, number, range, date, regex, glob, json, digest and fields; this has answer and number",
                "pack.yaml:14:5: error: a question needs \"ask\"",
                "pack.yaml:14:13: error: the answer line \"Paris [accept\", column 14: an answer is missing here",
            ]
        )
    }

    @Test(arguments: [
        ("", "pack.yaml: error: the file is empty; a pack needs a title and questions"),
        ("[]", "pack.yaml:1:1: error: a pack is a mapping of keys to values, not a list"),
        ("title: T\nquestions: []\n", "pack.yaml:2:12: error: \"questions\" is empty"),
        ("title: T\n", "pack.yaml:1:1: error: a pack needs \"questions\""),
        (
            "title: T\nquestions: x\n",
            "pack.yaml:2:12: error: \"questions\" is a list (each item on a line of its own, with \"- \" before it), not a text"
        ),
        (
            "title: T\nbanner: |\n    art\n   art\n",
            "pack.yaml:4:4: error: this is not YAML: did not find expected key; where the first line of a text behind | is indented more than others, write |2, so that its lines begin two blanks in"
        ),
        (
            "title: T\nx: [Czech Republic [accept Czechia], y]\n",
            "pack.yaml:2:20: error: this is not YAML: did not find expected ',' or ']'; put an answer that has brackets of its own in quotes: [\"Czech Republic [accept Czechia]\"]"
        ),
        ("title: [T\n", "pack.yaml:2:1: error: this is not YAML: did not find expected ',' or ']'"),
        ("title: T\ntitle: U\n", "pack.yaml:1:1: error: \"title\" stands here twice; keep one"),
        (
            "title: T\nquestions: [{ask: a?, answer: \"x [accept\"}]\n",
            "pack.yaml:2:31: error: the answer line \"x [accept\", column"
        ),
        (
            "title: T\nrounds: 5\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:2:9: error: 5 rounds are wanted, and 1 can be asked without repeating a question; ask fewer, or say replacement: true"
        ),
        (
            "title: T\nthreshold: 9\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:2:12: error: the flag needs 9 points, and a faultless player has 1"
        ),
        (
            "title: T\norder: fixed\nreplacement: true\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:3:14: error: \"replacement\" draws at random, and \"order: fixed\" does not; keep one of them"
        ),
        (
            "title: T\nflag: ${NOWHERE}\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:2:7: error: the flag is taken from NOWHERE, which is not in the environment; set it, or write ${NOWHERE:-something} for what to give without it"
        ),
        (
            "title: T\nflag: {file: none.txt}\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:2:14: error: the flag's file \"none.txt\" can't be read: no such file or directory"
        ),
        (
            "title: T\nquestions: [{ask: \"{{x}}?\", answer: a}]\n",
            "pack.yaml:2:19: error: {{x}} names a column, and this question has no table (\"from\")"
        ),
        (
            "title: T\nquestions: [{ask: a?, all: [a, b], at_least: 3}]\n",
            "pack.yaml:2:29: error: \"at_least\" wants 3 of 2 items"
        ),
        (
            "title: T\nattempts: 0\nquestions: [{ask: a?, answer: a}]\n",
            "pack.yaml:2:11: error: \"attempts\" is a whole number from 1 to 1000, or unlimited, not \"0\""
        ),
    ])
    func aMistakeIsNamed(yaml: String, expected: String) throws {
        let found = try problems(yaml)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirLine() throws {
        let files = try PackFiles([:])
        try files.write("pack.yaml", [0x74, 0x3A, 0x20, 0x78, 0x0A, 0x75, 0x3A, 0x20, 0xFF, 0x0A])
        #expect(files.problems() == ["pack.yaml:2:1: error: this line is not UTF-8; save the file in that encoding"])
    }

    @Test(arguments: [
        ("a,b\n1\n", "t.csv:2: error: this row has 1 cells; the first row names 2 columns"),
        ("a,a\n1,2\n", "t.csv:1: error: two columns are named \"a\""),
        ("a,b\n1,\"2\n3,4\n", "t.csv:2: error: a quote is opened here and never closed"),
        ("a,b\n1,\"2\"3\n", "t.csv:2: error: a comma or the end of the line must follow a closing quote"),
        ("", "t.csv:1: error: the table is empty; its first row names the columns"),
        ("a,b\n1,2\n,3\n", "t.csv:3: error: the column \"a\" is empty, and the question at pack.yaml:3 needs it"),
        ("a,b\nx [accept,1\n", "t.csv:2: error: the answer line \"x [accept\", column"),
    ])
    func aTablesMistakeIsNamedWithItsLine(table: String, expected: String) throws {
        let found = try problems(
            "title: T\nquestions:\n  - ask: \"{{b}}?\"\n    answer: \"{{a}}\"\n    from: t.csv\n",
            ["t.csv": table]
        )
        #expect(
            found.contains { $0.replacing(#/[^ ]*\/pack.yaml/#, with: "pack.yaml").hasPrefix(expected) },
            "\(found)"
        )
    }

    @Test func tablesAreReadAsRFC4180HasThem() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            order: fixed
            questions:
              - {ask: "{{q}}", answer: "{{a}}", from: t.csv}
            """,
            "t.csv": "\u{FEFF}q,a\r\n\"one, \"\"two\"\"\",1\r\n\r\n\"line\nbreak\",2",
        ])
        let questions = try files.load().quiz.stages[0].entries[0].questions
        #expect(questions.map(\.ask) == ["one, \"two\"", "line\nbreak"])
    }

    @Test(arguments: ["judge: f(#response", "judge: sub(1, #response) == x"])
    func aCommentThatCutsAnExpressionIsTold(line: String) throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions:\n  - ask: a\n    example: a\n    \(line)\n"])
        let isCut = line.contains(" #")
        let hint = "in YAML a # behind a blank begins a comment: put the whole text in quotes"
        #expect(
            files.problems().contains { $0.hasPrefix("pack.yaml:5") && $0.hasSuffix(hint) } == isCut,
            "\(files.problems())"
        )
    }
}
