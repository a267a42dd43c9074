import Foundation
import Testing

/// The commands beside `serve`: what they print and what they end with.
@Suite(.timeLimit(.minutes(5)))
struct CommandTests {
    private let folder: Folder
    private var pack: String { folder / "game.yaml" }

    init() throws { folder = try Folder(["game.yaml": Game.pack]) }

    @Test func helpAndVersionEndWell() throws {
        let help = try Program.run("--help")
        #expect(help.code == 0)
        for word in ["USAGE: sockrates", "serve", "play", "check", "solve"] { #expect(help.output.contains(word)) }
        #expect(help.errors == "")
        for command in ["serve", "play", "check", "solve"] {
            let help = try Program.run(command, "--help")
            #expect(help.code == 0)
            #expect(help.output.contains("USAGE: sockrates \(command)"))
        }
        let version = try Program.run("--version")
        #expect(version.code == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: [["serve", "--prot", "1"], ["frobnicate"], ["solve", "127.0.0.1"], ["play", "nowhere.yaml"]])
    func wrongWordsEndWithTwo(words: [String]) throws {
        let child = try Program.start(words)
        child.endInput()
        #expect(try child.output.rest() == "")
        #expect(try child.exitCode() == 2)
        #expect(!child.errors.isEmpty)
    }

    @Test func judgeTakesARegularExpression() throws {
        let judged = try Program.run("judge", "--regex", #"[a-z]+\d"#, "ab1", "AB1", "ab1 ")
        #expect(judged.code == 0)
        #expect(judged.output.split(separator: "\n").map { $0.prefix(6) } == ["accept", "reject", "accept"])
        let part = try Program.run("judge", "--regex", #"(?P<year>\d{4})"#, "--search", "--explain", "in 1969")
        #expect(part.output.contains("captured: year = \"1969\"\n"))
        let wrong = try Program.run("judge", "--regex", "a(b", "ab")
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("column 2: missing ): a(b"))
        let rows =
            #"{"regex": "a+", "response": "aa"}"# + "\n" + #"{"regex": "(a{1000}){1000}", "response": "a"}"# + "\n"
        let batch = try Program.run("judge", "--batch", typed: rows)
        #expect(batch.code == 1)
        #expect(batch.output.contains(#""verdict":"accept""#))
        #expect(batch.output.contains(#"{"error":"line 2: the regular expression, column 10:"#))
    }

    @Test func judgeTakesNoKnownNameForASlip() throws {
        let folder = try Folder(["people.txt": "Curie\n  Brandy\r\n\nBohr\n"])
        let names = folder / "people.txt"
        let alone = try Program.run("judge", "--answer", "Brandt", "brandy", "brandr")
        #expect(alone.output.split(separator: "\n").map { $0.prefix(6) } == ["accept", "accept"])
        let beside = try Program.run("judge", "--answer", "Brandt", "--known", names, "brandy", "brandr")
        #expect(beside.output.split(separator: "\n").map { $0.prefix(6) } == ["reject", "accept"])
        let row = #"{"answers": ["Brandt"], "response": "brandy"}"# + "\n"
        #expect(try Program.run("judge", "--batch", "--known", names, typed: row).output.contains("otherAnswer"))
        let nowhere = try Program.run("judge", "--answer", "a", "--known", folder / "nowhere", "a")
        #expect(nowhere.code == 2)
        #expect(nowhere.errors.contains("--known names no file that can be read"))
    }

    @Test func newWritesAPackThatIsWell() throws {
        let list = try Program.run("new")
        #expect(list.code == 0)
        for word in ["quiz", "table", "staged"] { #expect(list.output.contains("  \(word) ")) }

        let made = try Program.run("new", "table", folder / "mine")
        #expect(made.code == 0)
        #expect(
            made.output.hasPrefix("Wrote \(folder / "mine/pack.yaml") and \(folder / "mine/elements.csv"). Next:\n")
        )
        #expect(try Program.run("check", folder / "mine").code == 0)

        let again = try Program.run("new", "table", folder / "mine")
        #expect(again.code == 1)
        #expect(again.errors.contains("there are files in it already"))
        #expect(try Program.run("new", "tabel", folder / "other").code == 2)
        #expect(try Program.run("new", "table").code == 2)
    }

    @Test func judgePrintsDigestsForPacks() throws {
        let digests = try Program.run("judge", "--digest", "Paris", "paris!")
        let line = "sha256:1670f2e42fefa5044d59a65349e47c566009488fc57d7b4376dd5787b59e3c57\n"
        #expect(digests.output == line + line)
        let exact = try Program.run("judge", "--digest", "--strictness", "exact", "Paris")
        #expect(exact.output == "sha256:5dd272b4f316b776a7b8e3d0894b37e1e42be3d5d3b204b8a5836cc50597a6b1\n")
        #expect(try Program.run("judge", "--digest").code == 2)
        #expect(try Program.run("judge", "--digest", "--regex", "a", "a").code == 2)
    }

    @Test func checkTellsWhetherAPackIsWell() throws {
        let well = try Program.run("check", pack)
        #expect(well.code == 0)
        #expect(well.output.hasSuffix("\(pack): well\n"))

        let broken = try Folder(["broken.yaml": "title: Broken\nquestions:\n  - {ask: A, anwser: b}\n"])
        let file = broken / "broken.yaml"
        let ill = try Program.run("check", file, pack)
        #expect(ill.code == 1)
        #expect(ill.output.contains("\(file):3:14: error: "))
        #expect(ill.output.contains("\"answer\""))
        #expect(ill.output.contains("\(file): not well\n"))
        #expect(ill.output.hasSuffix("\(pack): well\n"))
    }

    @Test func checkTellsProgramsInJSON() throws {
        let broken = try Folder(["broken.yaml": "title: Broken\nquestions:\n  - {ask: A, anwser: b}\n"])
        let file = broken / "broken.yaml"
        let result = try Program.run("check", "--json", pack, file)
        #expect(result.code == 1)
        let lines = result.output.split(separator: "\n").map { Data($0.utf8) }
        #expect(lines.count == 2)
        let well = try #require(try JSONSerialization.jsonObject(with: lines[0]) as? [String: Any])
        #expect(well["pack"] as? String == pack)
        #expect(well["well"] as? Bool == true)
        let estimate = try #require(well["estimate"] as? [String: Any])
        #expect(estimate["questions"] as? Int == 3)
        #expect(estimate["rounds"] as? Int == 3)
        #expect((estimate["seconds"] as? Double ?? 0) > 0)
        let ill = try #require(try JSONSerialization.jsonObject(with: lines[1]) as? [String: Any])
        #expect(ill["well"] as? Bool == false)
        let problems = try #require(ill["problems"] as? [[String: Any]])
        #expect(
            problems.contains { $0["line"] as? Int == 3 && $0["column"] as? Int == 14 && $0["file"] as? String == file }
        )
    }

    @Test func checkPlaysTheAuthorsExamples() throws {
        let folder = try Folder(["game.yaml": Game.pack + "\n    check: {accept: [Lima, Callao]}\n"])
        let result = try Program.run("check", folder / "game.yaml")
        #expect(result.code == 1)
        #expect(result.output.contains("Callao"))
    }

    @Test func solvePrintsTheFlag() throws {
        let server = try Server(Game.pack, environment: ["SOCKRATES_FLAG": "flag{of-the-server}"])
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack)
        #expect(result.code == 0)
        #expect(result.output == "flag{of-the-server}\n")
        #expect(result.errors == "")
    }

    @Test func solvePlaysTheBuiltInPack() throws {
        let server = try Server(options: ["--seed", "3", "geography"])
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", "geography")
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("geo{"), "\(result.output)")
    }

    @Test func solveFailsWhereOneAnswerIsPlantedWrong() throws {
        let server = try Server(Game.pack.replacing("Tokyo", with: "Kyoto"))
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack)
        #expect(result.code == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("no flag came"))
    }

    @Test func solveFailsWhereThePackHasAFlagAndTheServerGivesNone() throws {
        let questions = "questions: [{ask: A, answer: b}]"
        let server = try Server("title: T\n\(questions)")
        let folder = try Folder([
            "flagged.yaml": "title: T\nflag: f{}\n\(questions)", "plain.yaml": "title: T\n\(questions)",
        ])
        let words = ["127.0.0.1", "\(server.port)", "--pack"]
        #expect(try Program.run("solve", words[0], words[1], words[2], folder / "flagged.yaml").code == 1)
        #expect(try Program.run("solve", words[0], words[1], words[2], folder / "plain.yaml").code == 0)
    }

    @Test func solveFailsWhereNobodyListens() throws {
        let server = try Server(Game.pack)
        #expect(try server.stop() == 0)
        let result = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack)
        #expect(result.code == 1)
        #expect(result.errors.contains("127.0.0.1"))
        #expect(result.errors.contains("\(server.port)"))
    }

    @Test func solveWithWrongWordsEndsWithTwo() throws {
        #expect(try Program.run("solve", "127.0.0.1", "99999", "--pack", pack).code == 2)
        #expect(try Program.run("solve", "127.0.0.1", "1", "--pack", folder / "nothing.yaml").code == 2)
        #expect(try Program.run("solve", "127.0.0.1", "1", "--pack", pack, "--timeout", "soon").code == 2)
    }

    @Test func playThroughAPipeIsTheSameGame() throws {
        let solved = try Program.run("play", pack, typed: Game.piped)
        #expect(solved.code == 0)
        #expect(solved.output == Game.transcript)
        let lost = try Program.run("play", pack, typed: "Paris\n")
        #expect(lost.code == 1)
        #expect(lost.output.hasSuffix("Your input ended before the last question.\nYou scored 1 of 3.\n"))
    }

    @Test func playAtATerminalIsTheSameGame() throws {
        let typed = "\(Game.opening)Paris\n\(Game.second)Tokyo\n\(Game.third)Lima\n\(Game.ending)"
        #expect(try Client.atTerminal([Program.path, "play", pack]) == typed)
    }

    @Test func aSilentPlayerAtATerminalIsToldThatTimeIsUp() throws {
        let folder = try Folder(["game.yaml": Game.pack("time: 300ms")])
        let child = try Program.start(["play", folder / "game.yaml"])
        #expect(try child.output.rest() == "\(Game.opening)\nTime is up.\nYou scored 0 of 3.\n")
        #expect(try child.exitCode() == 1)
    }

    @Test func messagesThatNobodyCanReadEndNothing() throws {
        // Every write to it fails, as to a pipe whose reader has gone.
        let failing = try ChildProcess(["sh", "-c", "\(Program.path) nc 127.0.0.1 1 2>/dev/full; echo $?"])
        failing.endInput()
        #expect(try failing.output.rest() == "1\n")
        let server = try Server(Game.pack, shell: "exec 2>/dev/full")
        for _ in 1...2 { #expect(try Player(server.port).typed(Game.answers) == Game.transcript) }
        #expect(try server.stop() == 0)
    }
}
