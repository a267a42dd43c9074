public import SockratesQuiz

/// One thing that happened in a session, as the record keeps it.
public enum Happening: Sendable, Hashable {
    /// The session began.
    case opened(SessionOpening)
    /// It is known who plays.
    case identified(Identity)
    /// Something reached the session. What follows up to the next one came of it.
    case took(SessionInput)
    /// A question was asked: the round over all stages, from 0, and its text where it is another in each session.
    case asked(QuestionPlace, round: Int, text: String?)
    /// A response was judged.
    case judged(Judgement)
    /// A question's time passed without a right answer.
    case timedOut(QuestionPlace)
    /// A hint was given: which one, from 0.
    case hinted(QuestionPlace, hint: Int)
    /// The author's own code failed: what and where, for the author.
    case broken(QuestionPlace, String)
    /// A reward on the way was given: which one, from 0.
    case rewarded(Int)
    /// The flag was earned: the session's points, and the SHA-256 of the flag that this session was given, where there is one.
    case solved(points: Int, flag: [UInt8]?)
    /// The session is to run its program, which is an attempt: the SHA-256 of the flag that the program gets, where it gets one.
    case programStarted(flag: [UInt8]?)
    /// The program sent the player its flag.
    case flagSent
    /// How the program ended, in a few words.
    case programEnded(String)
    /// The session ended.
    case ended(SessionEnd, points: Int)
    /// The store refused what the session wanted to record.
    case refused(Refusal)
    /// A team was added to the contest, or got another token.
    case teamAdded(Team)
    /// A mended edition judged a response again. What it brings or takes is in ``corrected(_:)``.
    case rejudged(Rejudgement)
    /// After an appeal the session's team stands otherwise.
    case corrected(Correction)
}
