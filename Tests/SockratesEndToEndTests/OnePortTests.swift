import Testing

/// Several challenges on one port.
@Suite(.timeLimit(.minutes(5)))
struct OnePortTests {
    private static let sums = "title: Sums\nflag: sum{4}\nquestions: [{ask: 2 + 2, answer: 4}]"
    private static let list = """
        Choose a challenge by its number or name.
          1  game1: Capitals
          2  game2: Sums
        >\u{20}
        """
    private static let sumsPlayed =
        "Sums\n[1/1] 2 + 2\n> Correct!\nYou scored 1 of 1.\nCongratulations! Here is your flag:\nsum{4}\n"

    @Test func whoAsksForNothingChoosesFromAList() throws {
        let server = try Server(Game.pack, Self.sums, options: ["--one-port"], invitations: 1)
        #expect(server.invitations == ["menu: game1, game2: nc 127.0.0.1 \(server.port)"])
        #expect(try Player(server.port).typed(["1"] + Game.answers) == Self.list + Game.transcript)
        // What is typed ahead belongs to the challenge.
        let ahead = try Player(server.port)
        try ahead.send("GAME2\r\n4\r\n")
        #expect(try ahead.rest() == Self.list + Self.sumsPlayed)
        try server.logged("solved challenge=game2")
    }

    @Test func whatIsNotOnTheListIsAskedForAgainAFewTimes() throws {
        let server = try Server(Game.pack, Self.sums, options: ["--one-port"], invitations: 1)
        let again = "Type a number from 1 to 2, or a name from the list.\n> "
        #expect(try Player(server.port).typed(["3", "", "2", "4"]) == Self.list + again + again + Self.sumsPlayed)
        let lost = try Player(server.port).typed(["0", "-1", "x", "\u{1B}[2J", String(repeating: "9", count: 5000)])
        #expect(
            lost == Self.list
                + "\(again)\(again)\(again)\(again)That is not on the list either; connect again to choose.\n"
        )
        try server.logged("no challenge chosen")
    }

    @Test func tlsClientsGetTheChallengeThatTheyAskFor() throws {
        let server = try Server(Game.pack, Self.sums, options: ["--one-port", "--tls"], invitations: 1)
        func client(_ name: String...) -> [String] {
            [Program.path, "nc", "--ssl"] + name.flatMap { ["--ssl-servername", $0] } + ["127.0.0.1", "\(server.port)"]
        }
        #expect(try Client.piped(client("game2"), "4\n") == Self.sumsPlayed)
        #expect(try Client.piped(client("Game2.quiz.example"), "4\n") == Self.sumsPlayed)
        #expect(try Client.piped(client("game1.quiz.example")) == Game.transcript)
        #expect(try Client.piped(client("quiz.example"), "2\n4\n") == Self.list + Self.sumsPlayed)
        #expect(try Client.piped(client(), "2\n4\n") == Self.list + Self.sumsPlayed)
    }

    @Test(.enabled(if: Client.isInstalled("openssl") && Client.isInstalled("ncat"), "openssl or ncat is not installed"))
    func theClientsOfPlayersAskByName() throws {
        let server = try Server(Game.pack, Self.sums, options: ["--one-port", "--tls"], invitations: 1)
        let openssl = ["openssl", "s_client", "-quiet", "-servername", "game2", "-connect", "127.0.0.1:\(server.port)"]
        #expect(try Client.piped(openssl, "4\n") == Self.sumsPlayed)
        let ncat = ["ncat", "--ssl", "--ssl-servername", "game2", "127.0.0.1", "\(server.port)"]
        #expect(try Client.piped(ncat, "4\n") == Self.sumsPlayed)
        let folder = try Folder(["pack.yaml": Self.sums])
        let words = [
            "solve", "127.0.0.1", "\(server.port)", "--pack", folder.path, "--insecure", "--tls-name", "game2",
        ]
        #expect(try Program.start(words).output.rest() == "sum{4}\n")
    }
}
