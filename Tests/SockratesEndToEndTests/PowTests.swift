import Foundation
import Testing

/// Proofs of work: the command, and the gate with a solver that is not ours.
@Suite(.timeLimit(.minutes(5)))
struct PowTests {
    /// A solver in plain Python, after the protocol's description.
    private static let solver = """
        import base64, sys
        p = 2**1279 - 1
        _, d, x = sys.argv[1].split(".")
        d, x = (int.from_bytes(base64.b64decode(n), "big") for n in (d, x))
        for _ in range(d):
            x = pow(x, (p + 1) // 4, p) ^ 1
        y = x.to_bytes((x.bit_length() // 24) * 3 + 3 if sys.argv[2] == "kctf" else (x.bit_length() + 7) // 8, "big")
        print("s." + base64.b64encode(y).decode())
        """

    private static let vector = "s.AAAAMg==.NDtqORW1uZlIgzszbdMGZA=="
    private static let solution = """
        s.NUH3arymnKB+ysUGdv+67ypDamn4wOKCPORB2ivWE1Yhinam2v4S6q4nAoC5LP97LScdVoq+NuFVF++Win5mNRYZS6bJAs8fk0h8XgvfcC/7JfmF\
        ISqeCIo/CIUgIucVAM+eGDjqitRULGXqIOyviJoJjW8DMouMRuJM/3eg/z18kutQHkX0N3sqPeF7Nzkk8S3Bs6aiHUORM30syUKYug==
        """

    private func solvedInPython(_ challenge: String, _ dialect: String) throws -> String {
        let python = try ChildProcess(["python3", "-c", Self.solver, challenge, dialect])
        return try python.output.rest().trimmingCharacters(in: .newlines)
    }

    /// The challenge in what the server asks with.
    private func challenge(in text: String) throws -> String {
        String(try #require(text.split { $0 == " " || $0 == "\n" }.first { $0.hasPrefix("s.") }))
    }

    @Test func theCommandSolvesAndChecksTheVectors() throws {
        #expect(try Program.run("pow", "solve", Self.vector).output == Self.solution + "\n")
        #expect(try Program.run("pow", "verify", Self.vector, Self.solution).code == 0)
        #expect(try Program.run("pow", "solve", "s.AAAAAQ==.AQ==").output == "s.\n")
        #expect(try Program.run("pow", "solve", "s.AAAB.AAAB").output == "s.AAAA\n")
        let wrong = try Program.run("pow", "verify", Self.vector, "s.AQ==")
        #expect(wrong.code == 1)
        #expect(wrong.output == "wrong\n")
        for words in [["verify", Self.vector, "AQ=="], ["verify", "s.x", "s."], ["solve", "s.AAAAMg=="]] {
            let run = try Program.start(["pow"] + words)
            #expect(try run.exitCode() == 2)
            #expect(run.errors.contains("is written s.") || run.errors.contains("in base64"))
        }
        #expect(try Program.run("pow", "challenge", "--difficulty", "3", "--dialect", "other").code == 2)
    }

    @Test(arguments: ["redpwn", "kctf"]) func aSolverInPythonSolvesOurs(dialect: String) throws {
        let made = try Program.run("pow", "challenge", "--difficulty", "20", "--dialect", dialect).output
        let challenge = made.trimmingCharacters(in: .newlines)
        let solution = try solvedInPython(challenge, dialect)
        #expect(try Program.run("pow", "verify", challenge, solution).code == 0)
        #expect(try Program.run("pow", "solve", challenge).output == solution + "\n")
    }

    @Test func aPlayerWhoBringsAProofPlays() throws {
        let server = try Server(Game.pack, options: ["--pow", "20"])
        let player = try Player(server.port)
        let asked = try player.text(through: "solution: ")
        let challenge = try challenge(in: asked)
        #expect(asked == "proof of work:\ncurl -sSfL https://pwn.red/pow | sh -s \(challenge)\nsolution: ")
        // The answers come in one piece with the proof, and belong to the session.
        try player.send("\(try solvedInPython(challenge, "redpwn"))\n\(Game.piped)")
        #expect(try player.rest() == Game.transcript)
        let other = try Player(server.port)
        _ = try other.text(through: "solution: ")
        try other.send("\(try solvedInPython(challenge, "redpwn"))\n")
        #expect(try other.rest() == "incorrect proof of work\n")
        try server.logged("refused challenge=game1 gate=proof-of-work")
    }

    @Test func theOtherDialectAndATicket() throws {
        let server = try Server(Game.pack, options: ["--pow", "20", "--pow-dialect", "kctf", "--pow-ticket", "10m"])
        let player = try Player(server.port)
        let asked = try player.text(through: "Solution? ")
        try player.send("\(try solvedInPython(try challenge(in: asked), "kctf"))\n\(Game.piped)")
        #expect(try player.rest() == "Correct\n\(Game.transcript)")
        #expect(try Player(server.port).typed(Game.answers) == "== proof-of-work: disabled ==\n\(Game.transcript)")
    }

    @Test func workIsAskedForOnlyWhileManyAreIn() throws {
        let server = try Server(Game.pack, options: ["--pow", "20", "--pow-above", "1"])
        let first = try Player(server.port)
        _ = try first.text(through: "> ")
        let second = try Player(server.port)
        let asked = try second.text(through: "solution: ")
        try second.send("\(try solvedInPython(try challenge(in: asked), "redpwn"))\n\(Game.piped)")
        #expect(try second.rest() == Game.transcript)
        try first.send(Game.piped)
        #expect(try first.rest().hasSuffix(Game.flag + "\n"))
        try awaited("an empty server") { try Player(server.port).text(through: "\n") == "Capitals\n" }
    }

    @Test func whoTakesTooLongIsToldSo() throws {
        let server = try Server(Game.pack, options: ["--pow", "20", "--gate-time", "200ms"])
        let shown = try Player(server.port).rest()
        #expect(shown.hasSuffix("solution: \nThe proof of work has to be there within 1 s.\n"))
    }
}
