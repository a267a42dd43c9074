public import SockratesJudge

/// What happened in a session, for the record.
public enum SessionEvent: Sendable {
    /// The session began.
    case opened(seed: UInt64)
    /// A question was asked: the round over all stages, from 0.
    case asked(QuestionPlace, round: Int)
    /// A response was judged: which attempt at this question it was, from 1.
    case judged(QuestionPlace, attempt: Int, response: [UInt8], verdict: Verdict)
    /// A question's time passed without a right answer.
    case timedOut(QuestionPlace)
    /// A hint was given: which one, from 0.
    case hinted(QuestionPlace, hint: Int)
    /// The pack's own code failed: what and where, for the author.
    case broken(QuestionPlace, String)
    /// The player was given a reward on the way: which one, from 0.
    case rewarded(Int)
    /// The player earned the flag; it is sent after this event is kept.
    case solved(points: Int)
    /// The session ended.
    case ended(SessionEnd, points: Int)
}
