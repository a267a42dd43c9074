import Foundation
import Testing

/// One settings file for many challenges.
@Suite(.timeLimit(.minutes(5))) struct ConfigTests {
    private let folder: Folder

    init() throws { folder = try Folder(["game.yaml": Game.pack, "capitals.yaml": Game.pack]) }

    private func serve(_ config: String, _ words: String...) throws -> ChildProcess {
        try folder.write(config, to: "sockrates.yaml")
        return try Program.start(["serve", "--config", folder / "sockrates.yaml"] + words)
    }

    private func port(in invitation: String) throws -> Int {
        try #require(Int(invitation.split(separator: " ").last?.dropLast() ?? ""))
    }

    @Test func eachChallengeHasWhatItSaysAndTheRestFromAll() throws {
        let child = try serve(
            """
            port: 0
            flag: flag{common}
            drain: 100ms
            line-limit: 64
            challenges:
              - pack: \(folder / "game.yaml")
              - name: second
                pack: \(folder / "capitals.yaml")
                flag: flag{second}
                line-limit: 16
              - name: third
                pack: \(folder / "game.yaml")
                unix: \(folder / "third.sock")
            """
        )
        let first = try child.output.text(through: "\n")
        let second = try child.output.text(through: "\n")
        #expect(first.hasPrefix("game: Capitals: nc 127.0.0.1 "))
        #expect(second.hasPrefix("second: Capitals: nc 127.0.0.1 "))
        #expect(try child.output.text(through: "\n") == "third: Capitals: nc -U \(folder / "third.sock")\n")
        #expect(try Player(try port(in: first)).typed(Game.answers).hasSuffix("\nflag{common}\n"))
        #expect(try Player(try port(in: second)).typed(Game.answers).hasSuffix("\nflag{second}\n"))
        let player = try Player(try port(in: second))
        _ = try player.text(through: "> ")
        try player.send("a line of more than 16 bytes\n")
        #expect(try player.text(through: "> ").contains("16"))
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0)
    }

    @Test func whatAChallengeSaysGoesBeforeOptionsAndEnvironment() throws {
        try folder.write(
            "port: 0\nchallenges:\n  - {pack: \(folder / "game.yaml"), flag: 'flag{own}'}\n",
            to: "sockrates.yaml"
        )
        let child = try Program.start(
            ["serve", "--config", folder / "sockrates.yaml", "--flag", "flag{option}"],
            environment: ["SOCKRATES_FLAG": "flag{environment}"]
        )
        let invitation = try child.output.text(through: "\n")
        #expect(try Player(try port(in: invitation)).typed(Game.answers).hasSuffix("\nflag{own}\n"))
    }

    @Test func everyMistakeIsToldAtOnceWithItsPlace() throws {
        let child = try serve(
            """
            port: many
            drian: 10s
            challenges:
              - pack: \(folder / "game.yaml")
                prot: 4000
                line-limit: 3
              - pack: nowhere.yaml
              - name: a b
              - pack: \(folder / "game.yaml")
                run: [cat]
            """
        )
        #expect(try child.exitCode() == 2)
        let file = folder / "sockrates.yaml"
        for line in [
            "\(file):1:7: error: \"port\" is a whole number from 0 to 65535, not \"many\"",
            "\(file):2:1: error: the settings file has no key \"drian\"; did you mean \"drain\"?",
            "\(file):5:5: error: one of \"challenges\" has no key \"prot\"; did you mean \"port\"?",
            "\(file):6:17: error: \"line-limit\" is a whole number from 16 to 1048576, not \"3\"",
            "\(file):7:11: error: the pack can't be used (1 mistake):",
            "\(file):8:5: error: a challenge needs a \"pack\", or a program to \"run\"",
            "\(file):10:11: error: a challenge has a \"pack\" or a program to \"run\", not both",
            "\(file):8:11: error: \"name\" is letters, digits, - and _, not \"a b\"",
        ] { #expect(child.errors.contains(line), "\(line)\n\(child.errors)") }
    }

    @Test(arguments: [
        ("", "the file is empty; settings are keys with values"),
        ("challenges: []", "\"challenges\" is empty"),
        ("challenges: [geography]", "one of \"challenges\" is a mapping of keys to values, not a text"),
        ("packs: [geography]\nchallenges: [{pack: geography}]", "\"packs\" and \"challenges\" both say what is hosted"),
        (
            "challenges: [{pack: geography}, {pack: geography}]",
            "two challenges are called \"geography\"; give one of them a \"name\""
        ),
        (
            "challenges: [{pack: geography, port: 5000}, {name: b, pack: geography, port: 5000}]",
            "127.0.0.1:5000 is the address of \"geography\" already"
        ),
        (
            "one-port: true\nchallenges: [{pack: geography, pow: '50'}, {name: b, pack: geography}]",
            "with \"one-port\", \"pow\" is the same for all: say it above \"challenges\""
        ),
        (
            "one-port: true\nchallenges: [{pack: geography}, {name: b, pack: geography, port: 5000}]",
            "with \"one-port\", \"port\" is the same for all"
        ),
        ("challenges: [{pack: geography, pow-above: '3'}]", "\"pow-above\" does nothing without \"pow\""),
        ("challenges: [{pack: geography, max-per-team: '3'}]", "\"max-per-team\" does nothing without \"identity\""),
        ("challenges: [{pack: geography, threads: 3}]", "one of \"challenges\" has no key \"threads\""),
    ])
    func whatDoesNotGoTogetherIsTold(config: String, message: String) throws {
        let child = try serve(config)
        #expect(try child.exitCode() == 2)
        #expect(child.errors.contains("sockrates.yaml:") && child.errors.contains(message), "\(child.errors)")
    }

    @Test func listsAndCertificatesAreTheFilesMistakesToo() throws {
        let child = try serve(
            """
            max-per-address: 0
            tls-certificate: nowhere.pem
            allow: [10.0.0.0/33]
            challenges:
              - pack: \(folder / "game.yaml")
                prot: 4
            """
        )
        #expect(try child.exitCode() == 2)
        let file = folder / "sockrates.yaml"
        for line in [
            "\(file):1:18: error: \"max-per-address\" is ",
            "\(file):2:18: error: nowhere.pem ",
            "\(file):3:9: error: \"allow\": ",
            "\(file):6:5: error: one of \"challenges\" has no key \"prot\"",
        ] { #expect(child.errors.contains(line), "\(line)\n\(child.errors)") }
    }

    @Test func aMenuHasTheDoorThatTheFileNames() throws {
        let child = try serve(
            """
            unix: \(folder / "menu.sock")
            one-port: true
            challenges:
              - pack: \(folder / "game.yaml")
              - pack: \(folder / "capitals.yaml")
                flag: flag{second}
            """
        )
        #expect(try child.output.text(through: "\n") == "menu: game, capitals: nc -U \(folder / "menu.sock")\n")
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0)
    }

    @Test func packsOnTheCommandLineAndChallengesInTheFileExcludeEachOther() throws {
        let child = try serve("challenges: [{pack: geography}]", "geography")
        #expect(try child.exitCode() == 2)
        #expect(child.errors.contains("\"challenges\""))
    }

    #if os(Linux)
        @Test func programsStandBesidePacks() throws {
            let child = try serve(
                """
                port: 0
                drain: 100ms
                challenges:
                  - pack: \(folder / "game.yaml")
                  - name: echo
                    run: [cat]
                  - name: limited
                    run: [--time, 200ms, --, sleep, "600"]
                """
            )
            #expect(try child.output.text(through: "\n").hasPrefix("game: Capitals: nc "))
            let echo = try Player(try port(in: try child.output.text(through: "\n")))
            try echo.send("hello\n")
            #expect(try echo.text(through: "\n") == "hello\n")
            let limited = try Player(try port(in: try child.output.text(through: "\n")))
            #expect(try limited.rest().contains("Time limit"))
            child.signalled(SIGTERM)
            #expect(try child.exitCode() == 0, "\(child.errors)")
        }

        @Test func aMistakeIsToldOnceHoweverManyProgramsThereAre() throws {
            let child = try serve("prot: 4\nchallenges: [{run: cat}, {run: [--, sh]}, {name: a, run: [--, sh]}]")
            #expect(try child.exitCode() == 2)
            let place = "\(folder / "sockrates.yaml"):1:1: error: "
            #expect(
                child.errors.hasSuffix(
                    "sockrates: the settings can't be used:\n\(place)the settings file has no key \"prot\"; did you mean \"port\"?\n"
                )
            )
            #expect(child.errors.matches(of: #/error: /#).count == 1)
        }

        @Test(arguments: ["[]", "[--prot, '1', --, cat]", "[no-such-program]", "[--port, '1', --, cat]"])
        func aProgramThatCanNotBeRunIsTold(run: String) throws {
            let child = try serve("challenges: [{name: a, run: \(run)}]")
            #expect(try child.exitCode() == 2)
            #expect(child.errors.contains("sockrates.yaml:1:"), "\(child.errors)")
        }
    #endif

    @Test func aTranscriptOfASessionThatGoesOnIsKeptWhateverOthersDo() throws {
        let child = try serve(
            """
            port: 0
            drain: 100ms
            transcripts: \(folder / "casts")
            transcript-count: 1
            challenges:
              - pack: \(folder / "game.yaml")
              - {name: second, pack: \(folder / "capitals.yaml")}
            """
        )
        let first = try port(in: try child.output.text(through: "\n"))
        let second = try port(in: try child.output.text(through: "\n"))
        let player = try Player(first)
        _ = try player.text(through: "> ")
        func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder / "casts")) ?? [] }
        try awaited("the first transcript") { !names().isEmpty }
        let kept = try #require(names().first)
        for _ in 0..<3 { _ = try Player(second).typed(Game.answers) }
        // The last one may stay, and of those that are too much only what has ended goes.
        try awaited("others to be removed") { names().count == 2 }
        #expect(names().contains(kept))
        child.signalled(SIGTERM)
        #expect(try child.exitCode() == 0)
    }
}
