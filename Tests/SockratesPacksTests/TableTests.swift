import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// Tables in each format: which questions come of them, and which mistakes are named.
@Suite struct TableTests {
    /// The texts of the questions that a table gives, with `{{a}} {{b}}` or another text.
    private func asked(
        _ file: String,
        _ text: String,
        _ more: String = "",
        ask: String = "{{a}} {{b}}",
        where condition: String = "{}"
    ) throws -> [String] {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            order: fixed
            questions:
              - ask: "\(ask)"
                answer: x
                from: {file: \(file)\(more)}
                where: \(condition)
            """,
            file: text,
        ])
        return try files.load().quiz.stages[0].entries[0].questions.map(\.ask)
    }

    /// The problems of a pack that asks `{{a}}` of a table.
    private func problems(of file: String, _ text: String, _ more: String = "") throws -> [String] {
        try SockratesPacksTests.problems(
            "title: T\nquestions:\n  - {ask: \"{{a}}?\", answer: x, from: {file: \(file)\(more)}}\n",
            [file: text]
        )
    }

    /// The points that a session with these responses brings.
    private func points(_ quiz: Quiz, _ responses: [String]) -> Int {
        var session = Session(of: quiz, seed: 1)
        _ = session.opened()
        for response in responses { _ = session.received(line: Array(response.utf8), at: .zero) }
        return session.score.points
    }

    @Test func tabsSeparateCellsAndQuotesAreLetters() throws {
        #expect(try asked("t.tsv", "a\tb\n\"1\t2, 3\r\n\n4\t\"5\"\n") == ["\"1 2, 3", "4 \"5\""])
    }

    @Test func aDelimiterAndCommentsCanBeNamed() throws {
        let text = "# from a spreadsheet\na;b\n1;\"2;3\"\n#4;5\n6;7\n"
        #expect(try asked("t.csv", text, ", delimiter: \";\", comment: \"#\"") == ["1 2;3", "6 7"])
        #expect(try asked("t.csv", "a\tb\n\"1\"\t2\n", ", delimiter: \"\\t\"") == ["1 2"])
    }

    @Test func columnsCanBeNamedWhereNoRowDoes() throws {
        #expect(try asked("t.csv", "1,2\n3,4\n", ", columns: [a, b]") == ["1 2", "3 4"])
        #expect(
            try problems(of: "t.csv", "1,2\n3\n", ", columns: [a, b]")
                == ["t.csv:2: error: this row has 1 cells; \"columns\" names 2 columns"]
        )
    }

    @Test func theFormatGoesBeforeTheFilesName() throws {
        #expect(try asked("t.data", "a\tb\n1\t2\n", ", format: tsv") == ["1 2"])
        let found = try problems(of: "t.data", "a\n1\n")
        #expect(found[0].hasPrefix("pack.yaml:3:45: error: the name \"t.data\" does not tell how the table is written"))
    }

    @Test func aWordListHasAWordALine() throws {
        let text = "# fruit\nplum\r\n\n  quince \nÄpfel\n"
        #expect(try asked("t.txt", text, ask: "{{word}}") == ["plum", "quince", "Äpfel"])
        #expect(try asked("t.txt", text, ", columns: fruit, comment: \"\"", ask: "{{fruit}}").first == "# fruit")
    }

    @Test func jsonObjectsAreRowsWithDottedColumns() throws {
        let text = """
            [
              {"a": "Malta \\u00e9\\ud83d\\ude00\\n!", "b": {"c": 1.50, "d": [true, "x", []]}},
              {"b": {"d": "y", "e": [{"f": 1}, {"f": 2, "g": null}]}, "a": -1e3}
            ]
            """
        let ask = "{{a}}|{{b.c}}|{{b.d}}|{{b.e.f}}"
        // A cell that a question needs must not be empty; hints may be.
        let condition = "{b.c: {empty: false}}"
        #expect(
            try asked("t.json", text, ask: "{{a}}|{{b.c}}|{{b.d}}", where: condition) == ["Malta é😀\n!|1.50|true, x"]
        )
        #expect(try asked("t.json", text, ask: "{{a}}|{{b.d}}|{{b.e.f}}", where: "{b.e.f: 2}") == ["-1e3|y|1, 2"])
        let found = try SockratesPacksTests.problems(
            "title: T\nquestions: [{ask: \"\(ask)\", answer: x, from: t.json}]\n",
            ["t.json": text]
        )
        #expect(found.count == 2)
        #expect(found[0].hasPrefix("t.json:2: error: the column \"b.e.f\" is empty"), "\(found)")
        #expect(found[1].hasPrefix("t.json:3: error: the column \"b.c\" is empty"), "\(found)")
    }

    @Test func anObjectOfRowsHasItsNamesInTheColumnKey() throws {
        let rows = #"{"FR": {"a": "Paris", "b": 1}, "JP": {"b": 2, "a": "Tokyo"}}"#
        #expect(try asked("t.json", rows, ask: "{{key}}: {{a}} {{b}}") == ["FR: Paris 1", "JP: Tokyo 2"])
        #expect(
            try asked("t.json", #"{"FR": "Paris", "BO": ["Sucre", "La Paz"]}"#, ask: "{{key}}: {{value}}")
                == ["FR: Paris", "BO: Sucre, La Paz"]
        )
        #expect(try asked("t.json", #"["plum", "quince"]"#, ask: "{{value}}") == ["plum", "quince"])
    }

    @Test func jsonLinesAreARowEach() throws {
        #expect(try asked("t.jsonl", "{\"a\":1,\"b\":2}\r\n\n{\"a\":3,\"b\":4}") == ["1 2", "3 4"])
        #expect(
            try problems(of: "t.jsonl", "{\"a\":1}\n\n{\"a\":}\n")
                == ["t.jsonl:3: error: this is not JSON: a value must stand here, not \"}\""]
        )
    }

    @Test func jsonListsAndSplitCellsAreListsOfAnswers() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            order: fixed
            questions:
              - {ask: "{{a}}", all: "{{b}}", from: t.json}
              - {ask: "{{a}}", answer: "{{b}}", from: {file: t.json, split: "/"}}
            """,
            "t.json": #"[{"a": 1, "b": ["x", "y/z"]}]"#,
        ])
        let quiz = try files.load().quiz
        #expect(points(quiz, ["y/z, x", "z"]) == 2)
        #expect(points(quiz, ["x", "y/z"]) == 0)
    }

    @Test func cleaningIsAskedFor() throws {
        let text = "a , b\n x\u{00A0}, 1  2\n,\nx,1\t 2\nÀ  B,\u{3000}3\n"
        let clean = ", clean: [trim, collapse_spaces, drop_empty, unique]"
        #expect(try asked("t.csv", text, clean) == ["x 1 2", "À B 3"])
        #expect(try asked("t.csv", "a,b\n1,2\n1,2\n12,\n", ", clean: unique", ask: "{{a}}") == ["1", "12"])
    }

    @Test func whatIsCleanedIsReadApartFromTheSameFileAsItIs() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            order: fixed
            questions:
              - {ask: "<{{a}}>", answer: x, from: t.csv}
              - {ask: "<{{a}}>", answer: x, from: {file: t.csv, clean: trim}}
            """,
            "t.csv": "a\n 1\n",
        ])
        #expect(try files.load().quiz.stages[0].entries.map(\.questions[0].ask) == ["< 1>", "<1>"])
    }

    @Test func anItemOfAListIsEnoughForACondition() throws {
        let text = "a,b\n1,x|y\n2,z\n3,\n"
        let split = ", split: \"|\""
        #expect(try asked("t.csv", text, split, ask: "{{a}}", where: "{b: y}") == ["1"])
        #expect(try asked("t.csv", text, split, ask: "{{a}}", where: "{b: {not: y}}") == ["2", "3"])
        #expect(try asked("t.csv", text, split, ask: "{{a}}", where: "{b: {empty: true}}") == ["3"])
        #expect(try asked("t.csv", "a,b\n1,5|20\n2,7\n", split, ask: "{{a}}", where: "{b: {min: 8}}") == ["1"])
    }

    @Test func aRegularExpressionChoosesRowsInLinearTime() throws {
        let text = "a\nplum\nplumage\nÄpfel\n" + String(repeating: "a", count: 50_000) + "\n"
        #expect(
            try asked("t.csv", text, ask: "{{a}}", where: "{a: {matches: \"[a-z]{4}|.pfel\"}}") == ["plum", "Äpfel"]
        )
        #expect(try asked("t.csv", text + "b\n", ask: "{{a}}", where: "{a: {matches: (a+)+b|b}}") == ["b"])
        let found = try SockratesPacksTests.problems(
            "title: T\nquestions:\n  - {ask: \"{{a}}\", answer: x, from: t.csv, where: {a: {matches: \"a(b\"}}}\n",
            ["t.csv": text]
        )
        #expect(found == ["pack.yaml:3:65: error: the regular expression, column 2: missing ): a(b"])
    }

    @Test(arguments: [
        (
            "t.csv", ", format: xml",
            "pack.yaml:3:60: error: \"format\" is one of csv, tsv, json, jsonl, words, not \"xml\""
        ),
        (
            "t.csv", ", delimiter: ab",
            "pack.yaml:3:63: error: \"delimiter\" is one ASCII character, such as \";\" or \"\\t\", not \"ab\""
        ),
        (
            "t.json", ", delimiter: \";\"",
            "pack.yaml:3:64: error: \"delimiter\" belongs to the formats csv; this table is json"
        ),
        (
            "t.json", ", columns: [a]",
            "pack.yaml:3:62: error: \"columns\" belongs to the formats csv, tsv, words; this table is json"
        ),
        ("t.csv", ", columns: [a, a]", "pack.yaml:3:61: error: two columns are named \"a\""),
        (
            "t.csv", ", clean: [trimm]",
            "pack.yaml:3:60: error: \"clean\" has words from trim, collapse_spaces, drop_empty, unique; \"trimm\" is none of them; did you mean \"trim\"?"
        ),
    ])
    func aWrongOptionIsNamed(file: String, more: String, expected: String) throws {
        #expect(try problems(of: file, "[{\"a\": 1}]", more).contains(expected))
    }

    @Test(arguments: [
        ("[{\"a\": 1}\n {\"a\": 2}]", "t.json:2: error: this is not JSON: a comma or \"]\" must stand here, not \"{\""),
        ("[{\"a\": 1},\n{\"a\": 01}]", "t.json:2: error: this is not JSON: a value must stand here, not \"0\""),
        ("[{\"a\": 1, \"a\": 2}]", "t.json:1: error: \"a\" stands twice in this row; keep one"),
        ("{\"x\": {\"key\": 1}}", "t.json:1: error: \"key\" stands twice in this row; keep one"),
        ("[{\"a\": \"x\n\"}]", "t.json:1: error: this is not JSON: a quote is opened and not closed in its line"),
        ("[{\"a\": \"\\ud800\"}]", "t.json:1: error: this is not JSON: \\u names half a character"),
        ("[{\"a\": \"\\u001f\"}]", "t.json:1: error: the control character \\u001f can't stand in a table"),
        ("[{\"a\": 1}] 2", "t.json:1: error: this is not JSON: the end of the file must stand here, not \"2\""),
        ("[{\"a\": 1}", "t.json:1: error: the JSON ends where a comma or \"]\" must follow"),
        ("[]", "t.json:1: error: the table is empty: no row holds a value"),
        ("", "t.json:1: error: the JSON ends where a list of objects, or an object of objects, must follow"),
    ])
    func aMistakeInJSONIsNamedWithItsLine(text: String, expected: String) throws {
        #expect(try problems(of: "t.json", text) == [expected])
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirLine() throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions: [{ask: \"{{a}}\", answer: x, from: t.csv}]\n"])
        try files.write("t.csv", Array("a\nb\n".utf8) + [0xFF, 0x0A])
        #expect(files.problems() == ["t.csv:3: error: this line is not UTF-8; save the file in that encoding"])
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":[{\"b\":"])
    func jsonThatIsNestedDeeplyIsRefused(opening: String) throws {
        let found = try problems(of: "t.json", "\n" + String(repeating: opening, count: 100_000))
        #expect(found == ["t.json:2: error: this is nested too deeply"])
    }

    @Test func tablesWithoutBoundsAreRefused() throws {
        let keys = (0..<3000).map { "\"k\($0)\": 1" }.joined(separator: ", ")
        #expect(
            try problems(of: "t.json", "[{\(keys)}]")
                == ["t.json:1: error: the rows have too many different keys: at most 1000 columns are read"]
        )
        #expect(
            try problems(of: "t.csv", "a\n" + String(repeating: ",", count: 100_000))
                == ["t.csv:2: error: this row has more than 1000 cells, which are the most that are read"]
        )
        #expect(
            try problems(of: "t.txt", String(repeating: "x\n", count: 500_001), ", columns: a")
                == [
                    "t.txt:500001: error: the table is too large: at most 500000 rows with 2500000 cells in all are read"
                ]
        )
    }
}
