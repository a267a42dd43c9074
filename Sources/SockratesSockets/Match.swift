/// What `expect` found.
public struct Match: Sendable, Hashable {
    /// Which of the patterns it was, counted from 0.
    public let index: Int
    /// What came before it.
    public let before: [UInt8]
    /// The match itself.
    public let matched: [UInt8]
    /// What the groups of a regular expression took, in their order; nil for a group that took no part.
    public let captures: [[UInt8]?]

    init(_ find: Wish.Find) {
        index = find.pattern
        before = Array(find.bytes[..<find.range.lowerBound])
        matched = Array(find.bytes[find.range])
        captures = find.groups.dropFirst().map { $0.map { Array(find.bytes[$0]) } }
    }
}
