public import Foundation

/// Why the contest's rules don't allow what a session wants to record.
public enum Refusal: Sendable, Hashable {
    /// The contest begins at this time.
    case notBegun(Date)
    /// The contest ended at this time.
    case over(Date)
    /// The team has used so many attempts at this challenge, and has no more.
    case noAttempts(limit: Int)
    /// The name is that of somebody else, or looks like it.
    case nameTaken(String)

    /// One sentence for the player.
    public var sentence: String {
        switch self {
        case .notBegun(let time): "The contest begins at \(time.formatted(.iso8601)); nothing counts before."
        case .over(let time): "The contest ended at \(time.formatted(.iso8601)); nothing counts any more."
        case .noAttempts(let limit):
            "Your team has used all of its \(limit) \(limit == 1 ? "attempt" : "attempts") at this challenge."
        case .nameTaken: "That name is taken, or looks like one that is. Choose another."
        }
    }

    /// Whether the player can do something about it at once.
    public var isForNow: Bool { if case .nameTaken = self { true } else { false } }
}
