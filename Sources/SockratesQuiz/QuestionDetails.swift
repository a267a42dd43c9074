public import SockratesJudge

/// What a question has beyond its text, its judge and its hints; most have none of it.
public struct QuestionDetails: Sendable {
    /// A response that brings a share of the points.
    public struct Credit: Sendable {
        /// Accepts the responses.
        public var judge: Judge
        /// The share, 0 to 1.
        public var share: Double

        /// Makes a credit.
        public init(judge: Judge, share: Double) {
            self.judge = judge
            self.share = share
        }
    }

    /// What is said on some responses, right or wrong.
    public struct Feedback: Sendable {
        /// Accepts the responses.
        public var judge: Judge
        /// What is said.
        public var text: Wording

        /// Makes feedback.
        public init(judge: Judge, text: Wording) {
            self.judge = judge
            self.text = text
        }
    }

    /// What was drawn and computed for the question.
    public var values: [String: Value] = [:]
    /// Bytes that are sent instead of the text, where a text can't hold them.
    public var bytes: [UInt8]?
    /// Judges responses instead of the question's judge.
    public var script: (any ResponseJudge)?
    /// A response that is right, where the judge has none to tell.
    public var modelAnswer: String?
    /// How many lines make a response.
    public var shape: ResponseShape = .line
    /// What a right answer brings, where that differs from the rules.
    public var points: Int?
    /// Responses that bring a share of the points.
    public var credit: [Credit] = []
    /// What is said on some responses.
    public var feedback: [Feedback] = []
    /// What is said once the question has ended, right or lost.
    public var explanation: Wording?
    /// What follows from the results.
    public var effects: (any EffectSource)?
    /// For what is only said and wants no response: how long the session waits then, zero for not at all.
    public var pause: Duration?
    /// Whether it is left out for a player who wants plain text.
    public var isArt = false
    /// What is said instead of the quiz's own words.
    public var texts: [Occasion: Wording] = [:]

    /// When a question has words of its own.
    public enum Occasion: Sendable, Hashable {
        /// The response is right.
        case accept
        /// The question is lost.
        case reject
        /// The response is wrong, and attempts are left.
        case again
        /// The question's time has passed.
        case timeUp
    }

    /// The hints, in the order of those of the question, where a session makes them when they are given; else none.
    public var hints: [Wording] = []

    /// Makes details; there are none yet.
    public init() {}
}
