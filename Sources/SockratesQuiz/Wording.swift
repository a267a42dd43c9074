/// Words for the player: the same in every session, or made of what the session holds.
public struct Wording: Sendable, ExpressibleByStringLiteral {
    /// The words, where they are always the same; else what stands in the pack.
    public let text: String
    /// Makes the words of a session; `nil` where they are always the same.
    public let template: (any TextTemplate)?

    /// Words that are always the same.
    public init(_ text: String) {
        self.text = text
        template = nil
    }

    /// Words that a session makes.
    ///
    /// - Parameters:
    ///   - source: What stands in the pack.
    ///   - template: Makes the words.
    public init(_ source: String, template: any TextTemplate) {
        text = source
        self.template = template
    }

    /// Words that are always the same.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Whether nothing is ever said.
    public var isEmpty: Bool { template == nil && text.isEmpty }
}

/// A text with places for what a session holds.
public protocol TextTemplate: Sendable {
    /// The text at one moment.
    ///
    /// - Parameter scope: What the session holds.
    /// - Returns: The text, without a newline at its end.
    /// - Throws: ``BrokenQuestion`` where an expression fails.
    func text(in scope: Scope) throws(BrokenQuestion) -> String
}
