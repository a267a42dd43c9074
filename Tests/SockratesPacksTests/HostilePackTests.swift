import Foundation
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
            found[0]
                == "pack.yaml:2:10: error: aliases (*name) are not supported; write the value out, or put quotes around a text that begins with *"
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
            found == ["pack.yaml: error: the pack is too large: at most 250000 questions with 64 MiB of text are read"]
        )
    }
}
