/// What stands around a question and helps to judge its responses leniently.
public struct JudgeContext: Sendable {
    /// The question's text.
    ///
    /// Words that it holds weigh little in a response: who asks for a river's name knows that it is a river.
    public var question: String?
    /// Names that are no slip of the keyboard: the pack's other answers.
    public var knownNames: KnownNames? {
        get { common.settings.knownNames }
        set { change { $0.knownNames = newValue } }
    }
    /// What a part of an answer gets.
    public var partialAnswers: PartialAnswers {
        get { common.settings.partialAnswers }
        set { change { $0.partialAnswers = newValue } }
    }
    /// Whether a response that names the answer among others is refused, as ``Reason/tooManyAnswers``.
    ///
    /// Switched off it tells what the refusal costs honest players; a contest leaves it on.
    public var refusesSeveralAnswers: Bool {
        get { common.settings.refusesSeveralAnswers }
        set { change { $0.refusesSeveralAnswers = newValue } }
    }
    /// Where what the lenient tiers know of answers is kept; with each judge where `nil`.
    package var shelf: LenientShelf? {
        get { common.settings.shelf }
        set { change { $0.shelf = newValue } }
    }

    /// What the questions of a pack have in common, held once for all of them.
    private var common: Common

    private struct Settings {
        var knownNames: KnownNames?
        var partialAnswers = PartialAnswers.quizMaster
        var refusesSeveralAnswers = true
        var shelf: LenientShelf?
    }

    private final class Common: Sendable {
        static let usual = Common(Settings())

        let settings: Settings

        init(_ settings: Settings) { self.settings = settings }
    }

    private mutating func change(_ change: (inout Settings) -> Void) {
        var settings = common.settings
        change(&settings)
        common = Common(settings)
    }

    /// A context.
    ///
    /// - Parameters:
    ///   - question: The question's text.
    ///   - knownNames: Names that are no slip of the keyboard.
    ///   - partialAnswers: What a part of an answer gets.
    public init(question: String? = nil, knownNames: KnownNames? = nil, partialAnswers: PartialAnswers = .quizMaster) {
        self.question = question
        common =
            knownNames == nil && partialAnswers == .quizMaster
            ? .usual : Common(Settings(knownNames: knownNames, partialAnswers: partialAnswers))
    }
}
