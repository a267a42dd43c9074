import Testing

/// However the same answers arrive, the transcript is the same, byte for byte.
@Suite(.timeLimit(.minutes(5)))
struct SplitInputTests {
    private static let pack = """
        title: Sums
        flag: flag{whole}
        attempts: 3
        questions:
          - {ask: One and one?, answer: two, hint: Not three.}
          - {ask: One and two?, answer: three, hint: Not four.}
          - {ask: One and three?, answer: four, hint: Not five.}
        """
    private static let answers = ["One and one?": "two", "One and two?": "three", "One and three?": "four"]

    /// The order of questions hangs on the seed, and the first session of each server has the same.
    private func server() throws -> Server { try Server(Self.pack, options: ["--seed", "5", "--log-level", "error"]) }

    /// Plays as a person does, and gets one answer wrong.
    private func typed() throws -> (lines: [String], transcript: String) {
        let server = try server()
        let player = try Player(server.port)
        var transcript = ""
        var lines: [String] = []
        for number in 0..<3 {
            let asked = try player.text(through: "> ")
            transcript += asked
            if number == 1 {
                for line in ["five", "hint"] {
                    try player.send(line + "\n")
                    lines.append(line)
                    transcript += try player.text(through: "> ")
                }
            }
            let answer = Self.answers.first { asked.contains($0.key) }?.value ?? ""
            try player.send(answer + "\n")
            lines.append(answer)
        }
        return (lines, try transcript + player.rest())
    }

    @Test func splitAnywhereOrByteByByteTheTranscriptIsThatOfTypedLines() throws {
        let (lines, transcript) = try typed()
        #expect(transcript.hasSuffix("flag{whole}\n"))
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)

        for position in 0...bytes.count {
            let server = try server()
            let player = try Player(server.port)
            try player.send(Array(bytes[..<position]))
            giveTime(player)
            try player.send(Array(bytes[position...]))
            player.endInput()
            #expect(try player.rest() == transcript, "split before byte \(position)")
        }

        let server = try server()
        let player = try Player(server.port)
        for byte in bytes {
            try player.send([byte])
            giveTime(player)
        }
        player.endInput()
        #expect(try player.rest() == transcript, "one byte at a time")
    }

    @Test(.enabled(if: Client.isInstalled("nc.openbsd"), "netcat-openbsd is not installed"))
    func answersPipedThroughNetcatGiveTheTranscriptOfTypedLines() throws {
        let (lines, transcript) = try typed()
        let server = try server()
        let shown = try Client.piped(
            ["nc.openbsd", "-N", "127.0.0.1", String(server.port)],
            lines.joined(separator: "\n") + "\n"
        )
        #expect(shown == transcript)
    }

    /// Gives the server time to read a part by itself; nothing goes wrong where it does not.
    private func giveTime(_ player: Player) {
        _ = player.hears(within: .milliseconds(2))
    }
}
