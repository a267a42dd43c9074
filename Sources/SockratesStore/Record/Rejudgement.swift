public import SockratesJudge

/// What another edition of the challenge says of a response that was judged before; the first judgement stays in the record.
public struct Rejudgement: Sendable, Hashable {
    /// The sequence number of the ``Happening/judged(_:)`` that it is about.
    public let judgement: Int64
    /// The edition that judged now.
    public let edition: String
    /// What it says.
    public let outcome: Verdict.Outcome
    /// The kind of likeness that decided.
    public let tier: Tier
    /// Why, for a program.
    public let reason: Reason

    /// Makes a second judgement of a judge's verdict.
    public init(judgement: Int64, edition: String, verdict: Verdict) {
        self.init(
            judgement: judgement,
            edition: edition,
            outcome: verdict.outcome,
            tier: verdict.tier,
            reason: verdict.reason
        )
    }

    /// Makes a second judgement.
    public init(judgement: Int64, edition: String, outcome: Verdict.Outcome, tier: Tier, reason: Reason) {
        self.judgement = judgement
        self.edition = edition
        self.outcome = outcome
        self.tier = tier
        self.reason = reason
    }
}
