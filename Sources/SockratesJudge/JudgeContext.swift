/// What stands around a question and helps to judge its responses leniently.
public struct JudgeContext: Sendable {
    /// The question's text.
    ///
    /// Words that it holds weigh little in a response: who asks for a river's name knows that it is a river.
    public var question: String?
    /// Names that are no slip of the keyboard: the pack's other answers.
    public var knownNames: KnownNames?
    /// What a part of an answer gets.
    public var partialAnswers: PartialAnswers
    /// Whether a response that names the answer among others is refused, as ``Reason/tooManyAnswers``.
    ///
    /// Switched off it tells what the refusal costs honest players; a contest leaves it on.
    public var refusesSeveralAnswers = true
    /// Where what the lenient tiers know of answers is kept; with each judge where `nil`.
    package var shelf: LenientShelf?

    /// A context.
    ///
    /// - Parameters:
    ///   - question: The question's text.
    ///   - knownNames: Names that are no slip of the keyboard.
    ///   - partialAnswers: What a part of an answer gets.
    public init(question: String? = nil, knownNames: KnownNames? = nil, partialAnswers: PartialAnswers = .quizMaster) {
        self.question = question
        self.knownNames = knownNames
        self.partialAnswers = partialAnswers
    }
}
