import Synchronization

/// Which team each token stands for: what a session asks that wants to know who plays.
///
/// What is put into it counts for all from then on, also for sessions that go on.
public final class TeamRegister: Sendable {
    private let teams: Mutex<[String: String]>

    /// Makes a register.
    ///
    /// - Parameter teams: Teams by their tokens.
    public init(_ teams: [String: String] = [:]) { self.teams = Mutex(teams) }

    /// The register for who plays without a record, and for trials: the token `trial` is that of a team called Trial.
    public static let trial = TeamRegister(["trial": "Trial"])

    /// Puts other teams in place of those that are there.
    ///
    /// - Parameter teams: Teams by their tokens.
    public func replace(with teams: [String: String]) { self.teams.withLock { $0 = teams } }

    /// The team that an answer's token stands for, blanks around it put aside; `nil` where it is none.
    public func team(_ answer: [UInt8]) -> String? {
        guard answer.count <= 1024 else { return nil }
        let token = PlayerName.trimmed(answer)
        return teams.withLock { $0[token] }
    }

    /// One of the tokens, for who tries the challenge out; empty where there is none.
    var anyToken: String { teams.withLock { $0.keys.min() ?? "" } }
}
