import Foundation
import Testing

/// `sockrates nc` with a person at a terminal, and what ncat has not: editing, recordings.
@Suite(.timeLimit(.minutes(5))) struct NetcatTerminalTests {
    /// A listener of our own, at an address of its own.
    private struct Listener {
        let process: ChildProcess
        let place: [String]

        init(_ number: Int, _ words: String...) throws {
            place = ["127.33.\(getpid() % 250 + 1).\(number)", "31337"]
            process = try Program.start(["nc", "-l", "--test"] + words + place)
            let process = process
            try awaited("the listener") { process.errors.contains("LISTEN") }
        }

        func client(_ words: String..., station: ChildProcess.Station = .terminal) throws -> ChildProcess {
            try ChildProcess([Program.path, "nc"] + words + place, station: station)
        }
    }

    private static let escape = "\u{1B}"

    @Test func thePeerDrivesNoTerminal() throws {
        let listener = try Listener(1, "-c", #"printf 'a\033[31mb\033]0;title\007\nok\n'"#)
        let client = try listener.client()
        #expect(try client.output.text(through: "ok") == "a\\x1b[31mb\\x1b]0;title\\x07\r\nok")
        #expect(try client.exitCode() == 0)
    }

    @Test func whoWantsItRawGetsItRaw() throws {
        let listener = try Listener(2, "-c", #"printf 'a\033[31mb\nok\n'"#)
        let client = try listener.client("--raw")
        #expect(try client.output.text(through: "ok") == "a\(Self.escape)[31mb\r\nok")
        #expect(try client.exitCode() == 0)
    }

    @Test func ctrlDEndsWhatIsTyped() throws {
        let listener = try Listener(3, "-c", "while read word; do echo got $word; done; echo bye")
        let client = try listener.client()
        try client.type("one\n")
        _ = try client.output.text(through: "got one")
        try client.type("\u{04}")
        _ = try client.output.text(through: "bye")
        #expect(try client.exitCode() == 0)
    }

    @Test(.enabled(if: Client.isInstalled("setsid"), "setsid is not installed"), arguments: [[], ["--edit"]])
    func ctrlCEndsItAll(words: [String]) throws {
        let listener = try Listener(4 + words.count, "-c", "echo there; cat")
        let client = try ChildProcess(
            ["setsid", "--ctty", "--wait", Program.path, "nc"] + words + listener.place,
            station: .terminal
        )
        _ = try client.output.text(through: "there")
        try client.type("half a line\u{03}")
        #expect(try client.exitCode() == 128 + SIGINT)
    }

    @Test func aLineIsEditedBeforeItIsSent() throws {
        let listener = try Listener(6, "-c", "echo there; cat")
        let client = try listener.client("--edit")
        _ = try client.output.text(through: "there")
        let (left, up) = ("\(Self.escape)[D", "\(Self.escape)[A")
        // A letter is put in; the last line comes back and gets a mark; a word is deleted, the beginning and the end are found.
        for (keys, line) in [
            ("helo\(left)l\n", "hello"), ("\(up)!\n", "hello!"), ("abc def\u{17}x\u{01}Y\u{05}Z\n", "Yabc xZ"),
        ] {
            try client.type(keys)
            _ = try client.output.text(through: "\n\(line)\r\n")
        }
        try client.type("\u{04}")
        #expect(try client.exitCode() == 0)
    }

    @Test func wideLettersAreEditedWhereTheyStand() throws {
        let listener = try Listener(20, "-c", "echo there; cat")
        let client = try listener.client("--edit")
        _ = try client.output.text(through: "there")
        // Two letters of two columns and an accent of none; the cursor goes back over two, and a letter is put in there.
        try client.type("日本e\u{301}\(Self.escape)[D\(Self.escape)[Dx\n")
        _ = try client.output.text(through: "\(Self.escape)[2D\(Self.escape)[K日x本e\u{301}\(Self.escape)[3D")
        _ = try client.output.text(through: "\n日x本e\u{301}\r\n")
        try client.type("\u{04}")
        #expect(try client.exitCode() == 0)
    }

    @Test func aConversationIsRecordedAndItsOtherSidePlayedAgain() throws {
        let folder = try Folder()
        let listener = try Listener(7, "-c", "echo name?; read name; echo hello $name")
        let client = try listener.client("--record", folder / "talk.cast", station: .pipes)
        _ = try client.output.text(through: "name?\n")
        try client.type("Ada\n")
        #expect(try client.output.rest() == "hello Ada\n")
        client.endInput()
        #expect(try client.exitCode() == 0)

        let player = try Listener(8, "--replay", folder / "talk.cast")
        let other = try player.client(station: .pipes)
        _ = try other.output.text(through: "name?\n")
        try other.type("Bob\n")
        #expect(try other.output.rest() == "hello Ada\n")
        #expect(try player.process.exitCode() == 0)
    }

    @Test func whoChatsHasAName() throws {
        let listener = try Listener(9, "--chat")
        let one = try listener.client(station: .pipes)
        _ = try one.output.text(through: "already connected: nobody.\n")
        let two = try listener.client(station: .pipes)
        _ = try two.output.text(through: "as <user1>.\n")
        try two.type("hi \(Self.escape)[2J\n")
        _ = try one.output.text(through: "<user2> hi \\033[2J\n")
    }

    @Test(arguments: [(11, ["-N"]), (12, ["-q", "0"]), (13, ["-q", "1"]), (14, ["-q", "-1"])])
    func theOptionsOfOpenBSDAreUnderstood(number: Int, words: [String]) throws {
        let listener = try Listener(number, "-c", "read line; echo got $line")
        let client = try ChildProcess([Program.path, "nc"] + words + listener.place)
        try client.type("x\n")
        // With -q 0 nobody waits for an answer.
        if words != ["-q", "0"] { #expect(try client.output.text(through: "\n") == "got x\n") }
        client.endInput()
        #expect(try client.exitCode() == 0)
    }
}
