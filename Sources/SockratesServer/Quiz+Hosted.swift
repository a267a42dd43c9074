public import SockratesQuiz

extension Quiz: Hosted {
    /// Makes a session of the quiz.
    public func session(_ admission: Admission) -> any HostedSession { SessionHandler(self, admission) }
}
