public import SockratesJudge
public import SockratesQuiz

/// A response and what the judge said of it.
public struct Judgement: Sendable, Hashable {
    /// Accept, prompt or reject.
    public typealias Outcome = Verdict.Outcome

    /// The question.
    public let place: QuestionPlace
    /// Which attempt at this question it was, from 1.
    public let attempt: Int
    /// What the player typed; any bytes at all.
    public let response: [UInt8]
    /// Accept, prompt or reject.
    public let outcome: Verdict.Outcome
    /// The kind of likeness that decided.
    public let tier: Tier
    /// Why, for a program.
    public let reason: Reason

    /// Whether the question counts: one that asks for a name does not.
    public let isScored: Bool

    /// Makes a judgement.
    public init(
        place: QuestionPlace,
        attempt: Int,
        response: [UInt8],
        outcome: Verdict.Outcome,
        tier: Tier,
        reason: Reason,
        isScored: Bool = true
    ) {
        self.place = place
        self.attempt = attempt
        self.response = response
        self.outcome = outcome
        self.tier = tier
        self.reason = reason
        self.isScored = isScored
    }

    /// Makes a judgement of a judge's verdict.
    public init(place: QuestionPlace, attempt: Int, response: [UInt8], verdict: Verdict, isScored: Bool) {
        self.init(
            place: place,
            attempt: attempt,
            response: response,
            outcome: verdict.outcome,
            tier: verdict.tier,
            reason: verdict.reason,
            isScored: isScored
        )
    }

    /// Whether it counts towards a limit of attempts: a response that was asked to say more does not, nor one to a question that
    /// doesn't count.
    public var counts: Bool { isScored && outcome != .prompt }
}
