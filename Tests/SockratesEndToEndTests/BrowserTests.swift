import Foundation
import Testing

/// The board and play in the browser, in a real one.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.isInstalled, "chromium or python3 is not installed"))
struct BrowserTests {
    /// A server with a board, as long as somebody holds it.
    private struct Served {
        let server: Server
        /// The board's, with a slash at its end.
        let url: String

        init(_ pack: String = Game.pack, _ options: [String] = []) throws {
            server = try Server(pack, options: ["--board", "127.0.0.1:0"] + options)
            let line = try server.process.output.text(through: "\n")
            url = String(line.dropFirst("board: ".count).dropLast(1))
        }
    }

    @Test func aPlayerPlaysToTheFlagInThePage() throws {
        let board = try Served()
        let lost = try Browser.run([
            "go \(board.url)", "click [href='/play/game1']", "click button.large",
            "await #transcript capital of France",
            "type #line Lyon", "await #transcript Wrong",
        ])
        #expect(lost.code == 0, "\(lost.errors)")
        let won = try Browser.run(
            [
                "go \(board.url)play/game1", "click button.large",
                // Whoever types ahead sees the next question behind the words that answer it.
                "await #transcript France", "type #line Paris", "await #transcript Japan", "type #line Tokyo",
                "await #transcript Peru", "type #line Lima",
                "await #transcript \(Game.flag)", "await #state over", "print #transcript",
            ]
        )
        #expect(won.code == 0, "\(won.errors)")
        #expect(won.output.contains("> Paris\nCorrect!\n[2/3] What is the capital of Japan?\n> Tokyo\n"))
        try board.server.logged("solved")
    }

    @Test func aPageThatIsLoadedAgainGoesOn() throws {
        let board = try Served()
        let done = try Browser.run(
            [
                "go \(board.url)play/game1", "click button.large", "await #transcript France", "type #line Paris",
                "await #transcript Japan", "reload", "await #transcript Japan", "type #line Tokyo",
                "await #transcript Peru", "type #line Lima", "await #state over", "print #transcript",
            ],
            "--width",
            "390",
            "--height",
            "800",
            "--dark"
        )
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.components(separatedBy: "capital of Japan").count == 2)
        #expect(done.output.contains(Game.flag))
    }

    @Test func aRecordedSolveComesToTheWallByItself() throws {
        let folder = try Folder()
        let board = try Served(Game.pack("identity: name"), ["--store", folder / "contest.sqlite"])
        let wall = try ChildProcess(Browser.command)
        let waits = ["await #standings Ada Lovelace", "await #feed Ada Lovelace"]
        let steps = ["go \(board.url)", "print h1"] + waits + ["print #feed"]
        try wall.type(steps.map { $0 + "\n" }.joined())
        _ = try wall.output.text(through: "Standings\n")
        let played = try Browser.run(
            ["go \(board.url)play/game1", "click button.large", "await #transcript >"]
                + (["Ada Lovelace"] + Game.answers).map { "type #line \($0)" }
                + ["await #transcript \(Game.flag)"]
        )
        #expect(played.code == 0, "\(played.errors)")
        wall.endInput()
        let feed = try wall.output.rest()
        #expect(try wall.exitCode() == 0, "\(wall.errors)")
        #expect(feed.contains("Ada Lovelace solved Capitals first blood"))
    }

    /// What is behind a menu is on the board, and played without it.
    @Test func challengesOfOnePortArePlayedByName() throws {
        let folder = try Folder(["sums.yaml": "title: Sums\nflag: sum{4}\nquestions: [{ask: 2 + 2, answer: 4}]"])
        let server = try Server(
            Game.pack,
            options: ["--one-port", "--board", "127.0.0.1:0", folder / "sums.yaml"],
            invitations: 1
        )
        let url = String(try server.process.output.text(through: "\n").dropFirst("board: ".count).dropLast(1))
        let done = try Browser.run([
            "go \(url)", "print main", "click [href='/play/sums']", "click button.large", "await #transcript 2 + 2",
            "type #line 4", "await #transcript sum{4}", "await #state over", "print #transcript",
        ])
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.contains("Sums") && done.output.contains("Capitals"))
        #expect(!done.output.contains("menu") && !done.output.contains("Choose a challenge"))
    }

    #if os(Linux)
        @Test func aProgramIsPlayedInThePage() throws {
            let program =
                "printf 'Your name? '; read name; printf '\\033[32mHello, %s.\\033[0m\\n' \"$name\"; echo \"$FLAG\""
            for station in [[], ["--pty"]] {
                let process = try Program.start(
                    ["run", "--port", "0", "--board", "127.0.0.1:0", "--drain", "100ms", "--flag", "flag{page}"]
                        + station
                        + ["--no-isolate", "--", "sh", "-c", program]
                )
                _ = try process.output.text(through: "\n")
                let url = String(try process.output.text(through: "\n").dropFirst("board: ".count).dropLast(1))
                let done = try Browser.run([
                    "go \(url)play/sh", "click button.large", "await #transcript name?", "type #line Ada",
                    "await #transcript flag{page}", "await #state over", "print #transcript",
                ])
                #expect(done.code == 0, "\(done.errors)")
                #expect(done.output == "Your name? Ada\nHello, Ada.\nflag{page}\n\n", "\(station)")
                process.signalled(SIGTERM)
                #expect(try process.exitCode() == 0)
            }
        }

        /// Lines that are typed ahead come in their order, though a browser sends several requests at a time.
        @Test func linesComeInTheOrderInWhichTheyWereTyped() throws {
            let process = try Program.start([
                "run", "--port", "0", "--board", "127.0.0.1:0", "--drain", "100ms", "--no-isolate", "--", "sed", "-u",
                "s/^/heard /",
            ])
            _ = try process.output.text(through: "\n")
            let url = String(try process.output.text(through: "\n").dropFirst("board: ".count).dropLast(1))
            let words = (10..<40).map { "'\($0)'" }.joined(separator: ", ")
            let done = try Browser.run([
                "go \(url)play/sed", "click button.large", "type #line first", "await #transcript heard first",
                "evaluate [\(words)].forEach((word) => { line.value = word; input.requestSubmit(); })",
                "await #transcript heard 39", "print #transcript",
            ])
            #expect(done.code == 0, "\(done.errors)")
            let heard = done.output.matches(of: #/heard (\d\d)\n/#).map { Int($0.1) ?? 0 }
            #expect(heard == Array(10..<40))
            process.signalled(SIGTERM)
            #expect(try process.exitCode() == 0)
        }

        /// Where a program has the player's socket itself, there is nothing to carry in a page.
        @Test func aProgramOnItsSocketIsNoMatterForAPage() throws {
            let process = try Program.start([
                "run", "--port", "0", "--board", "127.0.0.1:0", "--drain", "100ms", "--socket", "--no-isolate", "--",
                "cat",
            ])
            _ = try process.output.text(through: "\n")
            let url = String(try process.output.text(through: "\n").dropFirst("board: ".count).dropLast(1))
            let done = try Browser.run(["go \(url)", "evaluate document.querySelectorAll(\"[href^='/play']\").length"])
            #expect(done.output == "0\n", "\(done.errors)")
            process.signalled(SIGTERM)
            #expect(try process.exitCode() == 0)
        }
    #endif

    @Test func aChallengeInSwiftIsPlayedInThePage() throws {
        let process = try ChildProcess([
            Program.found("Squares"), "--port", "0", "--board", "127.0.0.1:0", "--drain", "100ms",
        ])
        _ = try process.output.text(through: "\n")
        let url = String(try process.output.text(through: "\n").dropFirst("board: ".count).dropLast(1))
        let done = try Browser.run([
            "go \(url)", "click [href^='/play/']", "click button.large", "await #transcript times",
            "type #line 1", "await #state over", "print #transcript",
        ])
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.contains("> 1\nWrong"))
        process.signalled(SIGTERM)
        #expect(try process.exitCode() == 0)
    }

    @Test func nothingOfAPageIsForbiddenByItsOwnPolicy() throws {
        let board = try Served()
        for page in ["", "challenges/game1", "play/game1"] {
            let done = try Browser.run(
                [
                    "go \(board.url)\(page)", "evaluate getComputedStyle(document.querySelector('.brand')).fontWeight",
                    "evaluate document.querySelectorAll('style, [style], script:not([src])').length",
                    "evaluate document.documentElement.scrollWidth <= innerWidth",
                ],
                "--width",
                "360",
                "--height",
                "740"
            )
            #expect(done.output == "\"700\"\n0\ntrue\n", "\(page): \(done.errors)")
        }
    }
}
