public import SockratesQuiz
public import SockratesSockets

extension Quiz: Hosted {
    /// Makes a session of the quiz.
    public func session(_ admission: Admission) -> any HostedSession { SessionHandler(self, admission) }

    /// What the quiz's wire says.
    public var framing: LineOptions.Framing {
        guard case .blobs(let prefix) = rules.wire.format else { return .newlines }
        return .counted(width: prefix.width, isBigEndian: prefix.isBigEndian)
    }
}
