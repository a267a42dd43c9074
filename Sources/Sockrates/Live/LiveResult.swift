package import SockratesSockets

/// How a served challenge was played.
package struct LiveResult: Sendable {
    /// The flag that came; `nil` where none did.
    package var flag: String?
    /// What was wrong, in words that hold nothing of what was said; `nil` where all was well.
    package var problem: String?
    /// What the socket's part in it was; `nil` where it had none.
    package var cause: SocketError.Code?
    /// How far it came, for whoever may read what was said; empty where there is nothing to add.
    package var account = ""
    /// How long it took.
    package var time = Duration.zero

    /// Whether the challenge is well.
    package var isWell: Bool { problem == nil }

    static func well(flag: String?) -> LiveResult { LiveResult(flag: flag) }

    static func ill(_ problem: String, _ account: String = "") -> LiveResult {
        LiveResult(problem: problem, account: account)
    }

    static func ill(_ error: SocketError, _ account: String = "") -> LiveResult {
        LiveResult(problem: error.message, cause: error.code, account: account)
    }
}
