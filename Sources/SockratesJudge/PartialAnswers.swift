/// What a response gets that holds a part of an answer, when the line itself does not say.
public enum PartialAnswers: String, Sendable, CaseIterable {
    /// As a quiz master would have it: a surname, less detail, or most of the answer is enough.
    case quizMaster
    /// As the rules of quizbowl have it: the marked parts are all required, and nothing else is.
    case quizbowl
}
