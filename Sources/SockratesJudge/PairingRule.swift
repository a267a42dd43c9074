/// A question that wants each item of one list matched with an item of another.
///
/// The left items are shown with numbers and the right ones with letters. A player answers with pairs (`1b 2a`, `1-b, 2-a`), with the letters
/// alone in the order of the numbers (`b a`), or with texts (`France = Paris, Japan = Tokyo`).
public struct PairingRule: Sendable {
    /// The items on the left, as they are shown, 1 or more.
    public var left: [String]
    /// The items on the right, as they are shown, at most ``ChoiceRule/mostOptions``; some may match nothing.
    public var right: [String]
    /// For each item on the left, the place of its match on the right.
    public var matches: [Int]

    /// A rule for pairs.
    ///
    /// - Parameters:
    ///   - left: The items on the left. Those without a match are left out.
    ///   - right: The items on the right, in the order in which they are shown.
    ///   - matches: For each item on the left, the place of its match on the right; a place outside ``right`` is moved into it.
    public init(left: [String], right: [String], matches: [Int]) {
        self.right = Array(right.prefix(ChoiceRule.mostOptions))
        let last = self.right.count - 1
        self.left = last < 0 ? [] : Array(left.prefix(matches.count))
        self.matches = matches.prefix(self.left.count).map { min(max($0, 0), last) }
    }
}
