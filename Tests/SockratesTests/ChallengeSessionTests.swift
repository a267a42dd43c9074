import Sockrates
import Testing

/// What comes at one moment to a challenge's session.
struct ChallengeSessionTests {
    @Test func aLineThatComesAsAPauseEndsIsHeard() {
        let said = said(typing: "early", at: .seconds(1)) { player in
            try await player.pause(for: .seconds(1))
            try await player.say("Heard \(try await player.askLine()).")
        }
        #expect(said.contains("Heard early.\n"))
    }

    @Test func aLineThatComesAsItsTimeEndsCountsForNothing() {
        let said = said(typing: "late", at: .seconds(1)) { player in
            let late = try? await player.askLine("Quick!", time: .seconds(1))
            try await player.say("Heard \(late ?? "nothing").")
        }
        #expect(said.contains("Heard nothing.\n"))
    }

    /// What is said to a line that is typed at a time.
    private func said(
        typing line: String,
        at time: Duration,
        by code: @escaping @Sendable (Player) async throws -> Void
    ) -> String {
        let session = ChallengeSession(
            of: Improvised(code),
            flag: nil,
            number: 1,
            seed: 1,
            peer: .ip(host: "127.0.0.1", port: 1),
            longestLine: 100,
            failed: { _ in }
        )
        _ = session.opened(at: .zero) {}
        let actions = session.received(line: Array(line.utf8), at: time).actions
        let bytes = actions.flatMap { if case .send(let bytes) = $0 { bytes } else { [UInt8]() } }
        return String(decoding: bytes, as: UTF8.self)
    }
}
