public import SockratesQuiz
public import SockratesSockets

extension Quiz: Hosted {
    /// Makes a session of the quiz.
    public func session(_ admission: Admission) -> any HostedSession {
        if let recording = admission.recording { return RecordedSessionHandler(self, admission, recording) }
        guard let workshop = rules.workshop, workshop.isWanted else { return SessionHandler(self, admission) }
        return RecordedSessionHandler(self, admission, .forgetful)
    }

    /// Whether a session asks who plays before its first question that counts.
    package var asksWhoPlays: Bool { rules.asks != .nobody }

    /// What the quiz's wire says.
    public var framing: LineOptions.Framing {
        guard case .blobs(let prefix) = rules.wire.format else { return .newlines }
        return .counted(width: prefix.width, isBigEndian: prefix.isBigEndian)
    }
}
