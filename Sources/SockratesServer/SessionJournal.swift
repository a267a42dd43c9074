import Logging
public import SockratesQuiz
import SockratesSockets

/// What a server writes down of one session: the same lines for everything that is hosted.
///
/// What a player typed is no part of it.
public struct SessionJournal: Sendable {
    let number: Int
    let peer: SocketAddress
    let seed: UInt64
    let isSelfCheck: Bool
    /// The challenge's counters.
    public let metrics: ChallengeMetrics
    /// Where what goes over the connection is kept; `nil` where it is not.
    let transcript: TranscriptWriter?
    var logger: Logger

    /// The session began.
    public func opened() {
        logger.debug("session opened", metadata: marked(["seed": "\(seed)"]))
    }

    /// Keeps an event of the session.
    public func record(_ event: SessionEvent) {
        switch event {
        case .solved(let points):
            if !isSelfCheck { metrics.solved() }
            logger.log(level: isSelfCheck ? .debug : .notice, "solved", metadata: marked(["points": "\(points)"]))
        case .broken(_, let message):
            failed(message)
        default:
            break
        }
    }

    /// The author's own code failed; its session ends, and the others go on.
    ///
    /// - Parameter error: What the code threw.
    public func failed(_ error: any Error) { failed("\(error)") }

    private func failed(_ message: String) {
        metrics.failed()
        logger.error(
            "the challenge's own code failed",
            metadata: marked(["seed": "\(seed)", "error": "\(message)"])
        )
    }

    /// The session is over, and its connection gone.
    ///
    /// - Parameters:
    ///   - end: Why, in a few words.
    ///   - score: What the player had earned.
    ///   - age: How long the connection was there.
    public func closed(_ end: String, score: Score, age: Duration) {
        closed(
            end,
            countedAs: end,
            age: age,
            ["points": "\(score.points)", "right": "\(score.right)", "lost": "\(score.lost)"]
        )
    }

    /// The session is over: counts it, and says so with what else is to be said of it.
    func closed(_ end: String, countedAs kind: String, age: Duration, _ facts: Logger.Metadata) {
        metrics.ended(kind, isSelfCheck: isSelfCheck)
        transcript?.end(end)
        var metadata = facts
        metadata["seed"] = "\(seed)"
        metadata["end"] = "\(end)"
        metadata["seconds"] = "\(age.inSeconds)"
        logger.log(level: isSelfCheck ? .debug : .info, "session closed", metadata: marked(metadata))
    }

    /// What is told of an event, with whose it is.
    func marked(_ metadata: Logger.Metadata) -> Logger.Metadata {
        var metadata = metadata
        metadata["session"] = "\(number)"
        metadata["peer"] = "\(peer)"
        if isSelfCheck { metadata["self-check"] = "true" }
        return metadata
    }
}

extension Duration {
    /// Seconds with three places, for logs.
    var inSeconds: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
