import Sockrates
import Testing

/// What comes at one moment to a challenge's session.
struct ChallengeSessionTests {
    @Test func aLineThatComesAsAPauseEndsIsHeard() {
        let session = ChallengeSession(
            of: Improvised { player in
                try await player.pause(for: .seconds(1))
                try await player.say("Heard \(try await player.askLine()).")
            },
            flag: nil,
            number: 1,
            seed: 1,
            peer: .ip(host: "127.0.0.1", port: 1),
            longestLine: 100,
            failed: { _ in }
        )
        _ = session.opened(at: .zero) {}
        #expect(said(session.received(line: Array("early".utf8), at: .seconds(1))).contains("Heard early.\n"))
    }

    @Test func aLineThatComesAsItsTimeEndsCountsForNothing() {
        let session = ChallengeSession(
            of: Improvised { player in
                let late = try? await player.askLine("Quick!", time: .seconds(1))
                try await player.say("Heard \(late ?? "nothing").")
            },
            flag: nil,
            number: 1,
            seed: 1,
            peer: .ip(host: "127.0.0.1", port: 1),
            longestLine: 100,
            failed: { _ in }
        )
        _ = session.opened(at: .zero) {}
        #expect(said(session.received(line: Array("late".utf8), at: .seconds(1))).contains("Heard nothing.\n"))
    }

    private func said(_ outcome: ChallengeSession.Outcome) -> String {
        let bytes = outcome.actions.flatMap { if case .send(let bytes) = $0 { bytes } else { [UInt8]() } }
        return String(decoding: bytes, as: UTF8.self)
    }
}
