import Crypto
import Foundation
import Synchronization

/// Which team each token stands for: what a session asks that wants to know who plays.
///
/// What is put into it counts for all from then on, also for sessions that go on. What is looked up is a digest under a key that nobody
/// else has: how long it takes tells nothing of how much of a token was right.
public final class TeamRegister: Sendable {
    private struct State {
        /// Teams by the HMAC with SHA-256 (RFC 2104) of their tokens.
        var teams: [[UInt8]: String]
        var anyToken: String
    }

    private let key = SymmetricKey(size: .bits256)
    private let state: Mutex<State>

    /// Makes a register.
    ///
    /// - Parameter teams: Teams by their tokens.
    public init(_ teams: [String: String] = [:]) { state = Mutex(Self.state(teams, key)) }

    /// The register for who plays without a record, and for trials: the token `trial` is that of a team called Trial.
    public static let trial = TeamRegister(["trial": "Trial"])

    /// Puts other teams in place of those that are there.
    ///
    /// - Parameter teams: Teams by their tokens.
    public func replace(with teams: [String: String]) {
        let state = Self.state(teams, key)
        self.state.withLock { $0 = state }
    }

    /// The team that an answer's token stands for, blanks around it put aside; `nil` where it is none.
    public func team(_ answer: [UInt8]) -> String? {
        guard answer.count <= 1024 else { return nil }
        let digest = Self.digest(PlayerName.trimmed(answer), key)
        return state.withLock { $0.teams[digest] }
    }

    /// One of the tokens, for who tries the challenge out; empty where there is none.
    var anyToken: String { state.withLock { $0.anyToken } }

    private static func state(_ teams: [String: String], _ key: SymmetricKey) -> State {
        let pairs = teams.map { (digest($0.key, key), $0.value) }
        return State(teams: Dictionary(pairs) { first, _ in first }, anyToken: teams.keys.min() ?? "")
    }

    /// The same for a token in all forms that Unicode has for it.
    private static func digest(_ token: String, _ key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(token.precomposedStringWithCanonicalMapping.utf8), using: key))
    }
}
