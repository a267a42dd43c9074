/// A challenge as a server hosts it.
package struct HostedChallenge<Content: Challenge>: Hosted {
    private let challenge: Content
    private let flag: String?
    private let clock: (any SessionClock)?
    private let failed: (@Sendable (any Error) -> Void)?

    /// Makes it.
    ///
    /// - Parameters:
    ///   - challenge: What is played.
    ///   - flag: What a solve brings; the challenge's own flag where `nil`.
    ///   - clock: What time it is, where that is not the time that passes.
    ///   - failed: Is told, beside the log, what the author's code throws that is none of the player's doing.
    package init(
        _ challenge: Content,
        flag: String? = nil,
        clock: (any SessionClock)? = nil,
        failed: (@Sendable (any Error) -> Void)? = nil
    ) {
        self.challenge = challenge
        self.flag = flag
        self.clock = clock
        self.failed = failed
    }

    package var title: String { challenge.title }

    package func session(_ admission: Admission) -> any HostedSession {
        ChallengeHandler(challenge, flag: flag, admission, clock: clock, failed: failed)
    }
}
