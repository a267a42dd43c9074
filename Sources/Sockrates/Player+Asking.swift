/// Questions that are judged.
extension Player {
    /// Asks a question, has what the player types judged, and says how that went.
    ///
    /// A response that is right but incomplete gets another try for nothing. Where there are hints, the player is told that
    /// the word `hint` brings one.
    ///
    /// - Parameters:
    ///   - question: What is asked, one line or several.
    ///   - answer: What is right: a text, a whole number, an `AnswerLine` or a `Judge`.
    ///   - attempts: How many responses the player has, 1 or more; `nil` until one is right.
    ///   - time: How long the player has for all attempts; as long as it takes for `nil`.
    ///   - points: What a right answer adds to the score.
    ///   - hints: Help, one at a time.
    ///   - hintCost: What each hint takes from the points, down to none.
    ///   - reveal: Whether the player is told the right answer after losing the question.
    /// - Returns: Whether a response was right, in time.
    /// - Throws: ``Interruption`` when the session can't go on.
    public func ask(
        _ question: String,
        answer: some Answer,
        attempts: Int? = 1,
        time: Duration? = nil,
        points: Int = 1,
        hints: [String] = [],
        hintCost: Int = 0,
        reveal: Bool = false
    ) async throws -> Bool {
        let rules = QuestionRules(
            attempts: attempts.map { max(1, $0) },
            time: time,
            points: points,
            hintCost: hintCost,
            reveal: reveal
        )
        return try await session.ask(Question(ask: question, judge: answer.judge, hints: hints), by: rules)
    }

    /// Asks a question that has to be answered right: when it is lost, the session ends.
    ///
    /// - Parameters:
    ///   - question: What is asked, one line or several.
    ///   - answer: What is right: a text, a whole number, an `AnswerLine` or a `Judge`.
    ///   - attempts: How many responses the player has, 1 or more; `nil` until one is right.
    ///   - time: How long the player has for all attempts; as long as it takes for `nil`.
    ///   - points: What a right answer adds to the score.
    ///   - hints: Help, one at a time.
    ///   - hintCost: What each hint takes from the points, down to none.
    ///   - reveal: Whether the player is told the right answer after losing the question.
    /// - Throws: ``Interruption``: `questionLost` when no response was right in time, and the others.
    public func require(
        _ question: String,
        answer: some Answer,
        attempts: Int? = 1,
        time: Duration? = nil,
        points: Int = 1,
        hints: [String] = [],
        hintCost: Int = 0,
        reveal: Bool = false
    ) async throws {
        let isRight = try await ask(
            question,
            answer: answer,
            attempts: attempts,
            time: time,
            points: points,
            hints: hints,
            hintCost: hintCost,
            reveal: reveal
        )
        if !isRight { throw Interruption.questionLost }
    }
}
