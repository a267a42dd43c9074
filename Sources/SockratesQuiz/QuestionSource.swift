/// Makes questions while sessions run: of drawn values, by a script, or of options in a new order.
///
/// The same index and scope give the same question, so that a session can be replayed.
public protocol QuestionSource: Sendable {
    /// How many questions it can choose from, 1 or more: the rows of a table, or 1 where all depends on what is drawn.
    var count: Int { get }

    /// Whether a question may bring other points than the rules say; `true` where a source does not say.
    var setsPoints: Bool { get }

    /// Makes a question.
    ///
    /// - Parameters:
    ///   - index: Which of them, 0 ..< ``count``.
    ///   - scope: The seed of this asking and the session's variables. Where it holds values, the question is made of these and draws
    ///     none of its own: so a question changes while it is asked.
    /// - Returns: The question.
    /// - Throws: ``BrokenQuestion`` where the pack's code fails.
    func question(_ index: Int, in scope: Scope) throws(BrokenQuestion) -> Question
}

extension QuestionSource {
    /// Whether a question may bring other points than the rules say.
    public var setsPoints: Bool { true }
}

/// Makes values: those of a session, or of a stage.
public protocol ValueSource: Sendable {
    /// The values at one moment.
    ///
    /// - Parameter scope: What the session holds; its seed decides what is drawn.
    /// - Returns: Values by their names.
    /// - Throws: ``BrokenQuestion`` where the pack's code fails.
    func values(in scope: Scope) throws(BrokenQuestion) -> [String: Value]
}
