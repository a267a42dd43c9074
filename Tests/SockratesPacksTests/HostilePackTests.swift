import Foundation
import SockratesPacks
import Testing

/// Packs that attack whoever loads them: each is refused with a message that names the place.
@Suite struct HostilePackTests {
    @Test func aliasesAreRefusedBeforeTheyExpand() throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let names = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(names)]\n"
        }
        let found = try problems(bomb)
        #expect(
            found.contains(
                "pack.yaml:1:5: error: anchors (&name) and aliases (*name) are not supported; write the value out"
            )
        )
        let alias = try problems("title: *T\nquestions: [{ask: a?, answer: a}]\n")
        #expect(alias[0].hasPrefix("pack.yaml:1:8: error: aliases (*name) are not supported; write the value out"))
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func deepNestingIsRefused(opening: String) throws {
        let found = try problems("title: T\nquestions: \n" + String(repeating: opening, count: 100_000))
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("pack.yaml:3"), "\(found)")
    }

    @Test func aHugeFileIsRefusedUnread() throws {
        let found = try problems("title: " + String(repeating: "x", count: 5 << 20))
        #expect(found == ["pack.yaml: error: this can't be read: it has 5242887 bytes; at most 4194304 are read"])
    }

    @Test(arguments: ["../secret.csv", "/etc/passwd", "a/../../secret.csv", "./t.csv", ""])
    func pathsThatLeaveTheFolderAreRefused(path: String) throws {
        let found = try problems("title: T\nquestions: [{ask: a?, answer: a, from: \"\(path)\"}]\n")
        #expect(found.count >= 1)
        #expect(found[0].contains("a pack's files lie in its own folder"), "\(found)")
    }

    @Test func symbolicLinksAreNotFollowed() throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions: [{ask: a?, answer: a, from: t.csv}]\n"])
        try FileManager.default.createSymbolicLink(atPath: files.path + "/t.csv", withDestinationPath: "/etc/passwd")
        #expect(files.problems()[0].contains("symbolic links are not followed"))
    }

    @Test func aNamedPipeIsNotWaitedFor() throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions: [{ask: a?, answer: a, from: t.csv}]\n"])
        #expect(mkfifo(files.path + "/t.csv", 0o600) == 0)
        #expect(files.problems()[0].contains("it is not a regular file"))
    }

    @Test func tooManyQuestionsAreStopped() throws {
        let table = "a\n" + (0..<2000).map { "\($0)\n" }.joined()
        let entry = "  - {ask: \"{{a}}\", answer: \"{{a}}\", from: t.csv}\n"
        let found = try problems("title: T\nquestions:\n" + String(repeating: entry, count: 130), ["t.csv": table])
        #expect(
            found == [
                "pack.yaml:128:43: error: the pack is too large: at most 250000 questions with 160 MiB of texts and answers are read"
            ]
        )
    }

    @Test func tooManyKeysAndItemsAreRefusedUnread() throws {
        let keys = try problems("title: T\n" + (0..<160_000).map { "k\($0): 1\n" }.joined())
        let message =
            "up to here the file has more than 300000 keys, values and items; put questions into a table (\"from\")"
        #expect(keys == ["pack.yaml:150001:1: error: \(message)"])
        let dashes = try problems("title: T\nquestions:\n" + String(repeating: "- \n", count: 1_000_000))
        #expect(dashes == ["pack.yaml:299999:1: error: \(message)"])
    }

    @Test func misspeltKeysAreNotAllCompared() throws {
        let entries = (0..<20_000).map { "- {ask: a, answer: b, \(String(repeating: "x", count: 50))\($0): 1}\n" }
        let found = try problems("title: T\nquestions:\n" + entries.joined())
        #expect(found.count == 101)
        #expect(found.last == "pack.yaml: error: there are more problems; mend these first")
    }

    @Test func textsAndAnswersWithoutEndAreRefused() throws {
        let places = try problems(
            "title: T\nquestions: [{ask: '\(String(repeating: "{{a}}", count: 2000))', answer: b, from: t.csv}]\n",
            ["t.csv": "a\nx\n"]
        )
        #expect(places == ["pack.yaml:2:19: error: a text has at most 1000 places for values"])
        let line = String(repeating: "a or ", count: 20_000)
        let long = try problems("title: T\nquestions: [{ask: a, answer: 'x [accept \(line)b]'}]\n")
        #expect(long == ["pack.yaml:2:30: error: an answer line has at most 32768 bytes; this has 100012"])
        let items = (0..<20_000).map { "a\($0)" }.joined(separator: ",")
        let many = try problems("title: T\nquestions: [{ask: a, all: [\(items)]}]\n")
        #expect(many == ["pack.yaml:2:27: error: \"all\" has at most 10000 items; these are 20000"])
    }

    @Test func aTableTooManyIsRefusedBeforeItsQuestionsAreMade() throws {
        let table = "a\n" + String(repeating: "x\n", count: 250_001)
        let found = try problems("title: T\nquestions: [{ask: '{{a}}', answer: b, from: t.csv}]\n", ["t.csv": table])
        #expect(
            found == [
                "pack.yaml:2:45: error: the pack is too large: at most 250000 questions with 160 MiB of texts and answers are read"
            ]
        )
    }

    @Test func rowsOfWhatIsMadeCountToo() throws {
        let table = "a\n" + (0..<2000).map { "\($0)\n" }.joined()
        let entry = "  - {ask: \"{{a}} {{math.random(9)}}\", answer: \"{{a}}\", from: t.csv}\n"
        let found = try problems("title: T\nquestions:\n" + String(repeating: entry, count: 130), ["t.csv": table])
        #expect(
            found == [
                "pack.yaml:128:62: error: the pack is too large: at most 250000 questions with 160 MiB of texts and answers are read"
            ]
        )
    }

    @Test func allTablesTogetherHaveALimit() throws {
        // No text, so that none of it is read further.
        let table = String(repeating: "x", count: 12 << 20)
        let files = try PackFiles([
            "pack.yaml": "title: T\nquestions:\n"
                + (1...3).map { "  - {ask: \"{{a}}\", answer: b, from: t\($0).csv}\n" }.joined()
        ])
        for number in 1...3 {
            try (Data([0xFF]) + Data(table.utf8)).write(to: URL(fileURLWithPath: files.path + "/t\(number).csv"))
        }
        #expect(
            files.problems().contains(
                "pack.yaml:5:37: error: the table \"t3.csv\" can't be read: it has 12582913 bytes; at most 8388606 are read"
            )
        )
    }

    /// What each pack says is small; what it makes would not be.
    @Test(
        arguments: [
            "{ask: '{{v39}}', answer: x, values: {v0: xxxxxxxxxx, \((1..<40).map { "v\($0): '{{v\($0 - 1)}}{{v\($0 - 1)}}'" }.joined(separator: ", "))}}",
            "{ask: '{{v29}}', answer: x, values: {v0: [a, b], \((1..<30).map { "v\($0): ['{{v\($0 - 1)}}', '{{v\($0 - 1)}}']" }.joined(separator: ", "))}}",
            "{ask: '{{v99}}', answer: x, values: {v0: [a, b], \((1..<100).map { "v\($0): ['{{v\($0 - 1)}}']" }.joined(separator: ", "))}}",
            "{ask: x, answer: x, values: {v: [\(Array(repeating: "{string: 65536}", count: 500).joined(separator: ", "))]}}",
            "{ask: '\(String(repeating: "{{v}}", count: 1000))', answer: x, values: {v: {string: 65536}}}",
            "{ask: \"\(String(repeating: "{{('x'):rep(1000000)}}", count: 100))\", answer: x}",
            "{ask: x, answer: x, hints: [\"\(String(repeating: "{{('x'):rep(1000000)}}{{math.random(9)}}", count: 100))\"]}",
        ]
    )
    func whatGrowsWithoutEndIsStoppedWithItsLine(question: String) throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions:\n  - \(question)\n"])
        var found = files.problems()
        if found.isEmpty {
            found = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1).problems.map(\.description)
        }
        #expect(found.first?.contains("pack.yaml:3: error: ") == true, "\(found)")
        #expect(found.first?.contains("what is computed and made here takes more than") == true, "\(found)")
    }

    @Test func aVariableThatDoublesIsStopped() throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            variables: {v: xxxxxxxxxx}
            rounds: 100
            replacement: true
            questions:
              - {ask: x, answer: x, on: {accept: {set: {v: "{{v}}{{v}}"}}}}
            """
        ])
        let report = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
        let expected =
            "pack.yaml:6: error: the pack's own code fails: the variables of a session are at most 1048576 bytes and 64 deep; keep less"
        #expect(report.problems.first?.description.hasSuffix(expected) == true, "\(report.problems)")
    }

    /// A table may have more rows than fit once each of them brings a long text.
    @Test func whatRowsBringIsForeseen() throws {
        let long = String(repeating: "x", count: 20_000)
        let found = try problems(
            "title: T\nquestions: [{ask: '{{a}}', answer: b, from: t.csv, explain: '\(long){{a}}'}]\n",
            ["t.csv": "a\n" + (0..<20_000).map { "\($0)\n" }.joined()]
        )
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("pack.yaml:2:45: error: the pack is too large"), "\(found)")
    }

    @Test func anchorsAloneAreRefusedAsQuickly() throws {
        let found = try problems(
            "title: T\nquestions:\n" + String(repeating: "  - &a {ask: a, answer: b}\n", count: 20_000)
        )
        #expect(
            found[0].hasPrefix("pack.yaml:3:1: error: anchors (&name) and aliases (*name) are not supported"),
            "\(found[0])"
        )
        let block = try problems("title: T\nquestions: &q\n  - ask: a\n    answer: b\n")
        #expect(
            block == [
                "pack.yaml:2:1: error: anchors (&name) and aliases (*name) are not supported; write the value out"
            ]
        )
        let text = try PackFiles(["pack.yaml": "title: R & D *\nquestions: [{ask: '&a *b', answer: b&c}]\n"])
        #expect(text.problems() == [])
    }

    @Test func controlCharactersAreToldWithTheirLine() throws {
        let nul = try problems("title: T\nabout: a\u{0}b\n")
        #expect(
            nul == [
                "pack.yaml:2:1: error: this is not YAML: the line holds the control character U+0000; save the file in UTF-8"
            ]
        )
        let quoted = try problems("title: T\nquestions: [{ask: a, answer: b, from: \"\\e[2Jt.csv\"}]\n")
        #expect(quoted[0].contains("\\u{1b}[2Jt.csv"), "\(quoted)")
    }

    @Test func aMessageThatIsNotCutSaysNothingTwice() {
        let words = String(repeating: "é", count: 700)
        #expect(PackProblem(.error, file: "pack.yaml", words).message == words)
    }

    @Test func aHugeCellIsNotThatOfTheNextRow() throws {
        let table = "a,b\n1,2," + String(repeating: "x", count: 1_200_000) + "\n3,4\n"
        let found = try problems("title: T\nquestions: [{ask: '{{a}}', answer: b, from: t.csv}]\n", ["t.csv": table])
        #expect(found == ["t.csv:2: error: this row has 3 cells; the first row names 2 columns"])
    }

    @Test func aMessageQuotesNoMegabytes() throws {
        let found = try problems(
            "title: T\nrounds: \(String(repeating: "9", count: 100_000))\nquestions: [{ask: a, answer: b}]\n"
        )
        #expect(found[0].utf8.count < 2000)
        #expect(found[0].contains(" … "))
    }

    /// A folder that leads elsewhere is no way round.
    @Test func linksOfFoldersDevicesAndFoldersAreRefused() throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions: [{ask: a?, answer: a, from: d/t.csv}]\n"])
        try FileManager.default.createSymbolicLink(atPath: files.path + "/d", withDestinationPath: "/etc")
        #expect(
            files.problems()[0].contains("pack.yaml:2:40: error: the table \"d/t.csv\" can't be read: symbolic links")
        )
        try FileManager.default.removeItem(atPath: files.path + "/d")
        try FileManager.default.createDirectory(atPath: files.path + "/d/t.csv", withIntermediateDirectories: true)
        #expect(files.problems()[0].contains("it is not a regular file"))
    }

    @Test func aPackThatIsADeviceIsRefused() throws {
        let files = try PackFiles(["other": ""])
        try FileManager.default.createSymbolicLink(
            atPath: files.path + "/pack.yaml",
            withDestinationPath: "/dev/zero"
        )
        #expect(files.problems() == ["pack.yaml: error: this can't be read: it is not a regular file"])
    }
}
