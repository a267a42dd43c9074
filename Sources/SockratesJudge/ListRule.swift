/// A question that wants several items named, such as the neighbours of a country.
public struct ListRule: Sendable {
    /// What a named item that is not in the list does.
    public enum Extras: String, Sendable, CaseIterable {
        /// One wrong item makes the response wrong.
        case forbidden
        /// A wrong item takes a right one away.
        case charged
        /// Wrong items cost nothing. Beware: who names everything is right.
        case ignored
    }

    /// What may be named.
    public var items: [AnswerLine]
    /// How many of the items are wanted; at least 1, at most all of them.
    public var atLeast: Int
    /// Whether the items must come in the order of ``items``.
    public var ordered: Bool
    /// What a wrong item does.
    public var extras: Extras

    /// A rule for a list.
    ///
    /// - Parameters:
    ///   - items: What may be named, each an answer line of its own.
    ///   - atLeast: How many of the items are wanted; all of them by default. A number outside 1…`items.count` is moved into it.
    ///   - ordered: Whether the items must come in the order given.
    ///   - extras: What a named item that is not in the list does.
    public init(items: [AnswerLine], atLeast: Int? = nil, ordered: Bool = false, extras: Extras = .forbidden) {
        self.items = items
        self.atLeast = max(1, min(atLeast ?? items.count, items.count))
        self.ordered = ordered
        self.extras = extras
    }
}
