package import Foundation

/// What a transaction reads and writes, whatever keeps it: the one place where the decisions of a contest meet a database.
///
/// All calls are made between the beginning and the end of one transaction, by one thread, with no other writer meanwhile.
package protocol Ledger {
    /// The receipt of a submission that is recorded already.
    mutating func receipt(of session: SessionID, number: Int) throws -> Receipt?
    /// Adds entries, and tells the sequence number of the first; those of the others follow without gaps.
    mutating func add(_ submission: Submission, at time: Date) throws -> Int64
    /// Adds a score change, whose sequence number is that of an entry.
    mutating func add(_ change: ScoreChange) throws

    /// How many attempts a team has used at a challenge.
    func attempts(of team: String, at challenge: String) throws -> Int
    /// Counts attempts of a team at a challenge.
    mutating func addAttempts(_ count: Int, of team: String, at challenge: String) throws
    /// How many teams have solved a challenge.
    func solves(of challenge: String) throws -> Int
    /// Whether a team has solved a challenge.
    func hasSolved(_ challenge: String, team: String) throws -> Bool
    /// The points of a team's best session at a challenge.
    func points(of team: String, at challenge: String) throws -> Int
    /// The name that is kept under a skeleton.
    func name(under skeleton: String) throws -> NameClaim?
    /// Keeps a name.
    mutating func claim(_ name: NameClaim, under skeleton: String) throws
}

/// A name that somebody plays by.
package struct NameClaim: Sendable, Hashable {
    package let name: String
    package let proof: Identity.Proof

    package init(name: String, proof: Identity.Proof) {
        self.name = name
        self.proof = proof
    }
}
