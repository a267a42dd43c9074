import Foundation
import Testing

/// `sockrates check --live`: any challenge, played where it is served.
@Suite(.timeLimit(.minutes(5))) struct LiveCheckTests {
    private func check(_ port: Int, _ words: String...) throws -> (code: CInt, output: String, errors: String) {
        let child = try Program.start(["check", "--live", "127.0.0.1", "\(port)"] + words)
        child.endInput()
        let output = try child.output.rest()
        return (try child.exitCode(), output, child.errors)
    }

    @Test func aPacksOwnAnswersEarnTheFlag() throws {
        let folder = try Folder(["game.yaml": Game.pack])
        let server = try Server(Game.pack)
        let result = try check(server.port, "--pack", folder / "game.yaml")
        #expect(result.code == 0)
        #expect(result.output == Game.flag + "\n")
        #expect(try check(server.port, "--pack", folder / "game.yaml", "--expect", Game.flag).code == 0)
        let other = try check(server.port, "--pack", folder / "game.yaml", "--expect", "flag{other}")
        #expect(other.code == 1)
        #expect(other.errors == "sockrates: another flag came than was expected\n")
    }

    @Test func aTableOfWhatIsSeenAndTypedEarnsTheFlag() throws {
        let folder = try Folder([
            "solve.yaml": """
            flag: 'flag\\{[^}]+\\}'
            solution:
              - {see: 'capital of France', type: Paris}
              - {see: 'capital of Japan', type: Tokyo}
              - {see: 'capital of Peru', type: Lima}
            """
        ])
        let server = try Server(Game.pack)
        let result = try check(server.port, "--script", folder / "solve.yaml")
        #expect(result.output == Game.flag + "\n", "\(result.errors)")
    }

    @Test func aListOfRulesIsEnoughWhereTheFlagIsAsUsual() throws {
        let rules = """
            - {see: 'capital of France', type: Paris}
            - {see: 'capital of Japan', type: Tokyo}
            - {see: 'capital of Peru', type: Lima}

            """
        let folder = try Folder(["solve.yaml": rules, "empty.yaml": "", "behind.yaml": "- {see: '(?<a>b)'}\n"])
        let server = try Server(Game.pack)
        let result = try check(server.port, "--script", folder / "solve.yaml")
        #expect(result.output == Game.flag + "\n", "\(result.errors)")
        let empty = try check(server.port, "--script", folder / "empty.yaml")
        #expect(empty.errors.contains("the file is empty; a solution is a list of rules"), "\(empty.errors)")
        let behind = try check(server.port, "--script", folder / "behind.yaml")
        #expect(behind.errors.contains("a named group is (?P<name>…)"), "\(behind.errors)")
    }

    @Test func theGuidesTableSolvesSums() throws {
        let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/packs.md")
        let text = try String(contentsOf: guide, encoding: .utf8)
        let table = try #require(text.components(separatedBy: "```yml\n").last?.components(separatedBy: "```").first)
        let folder = try Folder(["solve.yaml": table])
        let server = try Server(
            """
            title: Sums
            flag: ctf{sum}
            rounds: 3
            questions:
              - {ask: "{{a}} + {{b}}?", answer: "{{a + b}}", values: {a: {integer: [1, 99]}, b: {integer: [1, 99]}}}

            """
        )
        let result = try check(server.port, "--script", folder / "solve.yaml")
        #expect(result.output == "ctf{sum}\n", "\(result.errors)")
    }

    @Test func aProgramGetsHostAndPortAndItsLastLineIsTheFlag() throws {
        let server = try Server(Game.pack)
        let script = #"printf 'Paris\nTokyo\nLima\n' | "$0" nc "$1" "$2" | tail -n 1; test "$HOST $PORT" = "$1 $2""#
        let result = try check(server.port, "--", "sh", "-c", script, Program.path)
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output == Game.flag + "\n")
    }

    @Test(arguments: [
        ("exit 3", "sockrates: sh ended with exit code 3\n"),
        ("kill -9 $$", "sockrates: sh was ended by signal 9\n"),
    ])
    func aProgramThatFailsIsTold(script: String, message: String) throws {
        let server = try Server(Game.pack)
        let result = try check(server.port, "--", "sh", "-c", script)
        #expect(result.code == 1)
        #expect(result.errors == message)
    }

    @Test func whatTakesTooLongIsBrokenOff() throws {
        let server = try Server(Game.pack)
        let result = try check(server.port, "--limit", "200ms", "--", "sh", "-c", "sleep 600")
        #expect(result.code == 1)
        #expect(result.errors == "sockrates: it was not solved within 200ms\n")
    }

    @Test func aServerWithAnotherPackIsNotWell() throws {
        let folder = try Folder(["game.yaml": Game.pack.replacing("answer: Tokyo", with: "answer: Kyoto")])
        let server = try Server(Game.pack)
        let result = try check(server.port, "--pack", folder / "game.yaml", "--json")
        #expect(result.code == 1)
        #expect(result.output.hasPrefix(#"{"problem":"no flag came","seconds":"#))
        #expect(result.output.hasSuffix(",\"well\":false}\n"))
    }

    @Test func nobodyListeningIsTold() throws {
        let server = try Server(Game.pack)
        _ = try server.stop()
        let result = try check(server.port, "--pack", "geography")
        #expect(result.code == 1)
        #expect(result.errors.contains("nobody listens on 127.0.0.1:\(server.port)"))
    }

    @Test(arguments: [
        ["check", "--live"], ["check", "--live", "127.0.0.1", "1", "--", "./no-such-solver"],
        ["check", "--live", "127.0.0.1"], ["check", "--live", "127.0.0.1", "1"],
        ["check", "--live", "127.0.0.1", "1", "--pack", "geography", "--", "true"],
        ["check", "--live", "127.0.0.1", "1", "--pack", "geography", "--limit", "soon"],
        ["check", "geography", "--expect", "flag{}"],
    ])
    func aWrongCommandEndsWithTwo(words: [String]) throws {
        let child = try Program.start(words)
        #expect(try child.exitCode() == 2)
        #expect(child.errors.hasPrefix("sockrates: "))
    }

    #if os(Linux)
        @Test(arguments: [["check", "--live"], ["solve"]])
        func whatAServerSaysDrivesNoTerminal(command: [String]) throws {
            let words = #"\033[31mevil\033]0;x\007\302\233m\n"#
            let server = try Server(options: ["--no-isolate"], running: ["printf", words])
            let folder = try Folder(["game.yaml": Game.pack])
            let child = try Program.start(command + ["127.0.0.1", "\(server.port)", "--pack", folder / "game.yaml"])
            #expect(try child.exitCode() == 1)
            #expect(child.errors.hasSuffix("\n  \\x1b[31mevil\\x1b]0;x\\x07\\x9bm\n"), "\(child.errors)")
        }

        @Test func whatASolverHasStartedEndsWithIt() throws {
            let server = try Server(Game.pack)
            let mark = "left-\(UUID().uuidString)"
            // In the background, in a session of its own, and with the output still open.
            let script =
                "setsid sh -c 'while :; do sleep 600; done' \(mark) & sh -c 'sleep 600; :' \(mark) & echo flag{x}"
            let result = try check(server.port, "--", "sh", "-c", script)
            #expect(result.output == "flag{x}\n", "\(result.errors)")
            try awaited("the end of all processes") { try ServerProcess.count(with: mark) == 0 }
            let late = try check(server.port, "--limit", "500ms", "--", "sh", "-c", "(\(script)); sleep 600")
            #expect(late.errors == "sockrates: it was not solved within 500ms\n")
            try awaited("the end of all processes") { try ServerProcess.count(with: mark) == 0 }
        }

        @Test func aSolverThatTalksWithoutEndIsCut() throws {
            let server = try Server(Game.pack)
            let result = try check(server.port, "--", "yes")
            #expect(result.code == 1)
            #expect(result.errors == "sockrates: yes has printed more than 1048576 bytes\n")
        }
    #endif

    @Test(arguments: ["redpwn", "kctf"])
    func proofOfWorkIsDoneOnTheWay(dialect: String) throws {
        let folder = try Folder(["game.yaml": Game.pack])
        let server = try Server(Game.pack, options: ["--pow", "3", "--pow-dialect", dialect])
        let pack = folder / "game.yaml"
        #expect(try Player(server.port).text(through: "olution").contains("of"))
        let result = try check(server.port, "--pack", pack)
        #expect(result.output == Game.flag + "\n", "\(result.errors)")
        let solved = try Program.run("solve", "127.0.0.1", "\(server.port)", "--pack", pack)
        #expect(solved.output == Game.flag + "\n", "\(solved.errors)")
        let load = ["--players", "2", "--time", "200ms"]
        let bench = try Program.start(["bench", "127.0.0.1", "\(server.port)", "--pack", pack] + load)
        #expect(try bench.exitCode() == 0, "\(bench.errors)")
    }
}
