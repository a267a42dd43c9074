/// What a gate asks before it decides, one text and one line: a proof of work.
public struct GateQuestion: Sendable {
    /// What the player reads, as it is sent, newlines and all.
    public let text: String
    /// How long the player may take.
    public let time: Duration
    /// What the player is told whose time is over.
    let late: GateRefusal
    /// Looks at the answer, elsewhere than on the event loop where that takes long, and tells.
    let judge: @Sendable ([UInt8], @escaping @Sendable (Verdict) -> Void) -> Void

    /// What becomes of an answer.
    public struct Verdict: Sendable {
        /// What the player reads now, as it is sent; for who doesn't get in, it says so.
        public let text: String
        /// Why the player doesn't get in; nil for who does.
        public let refusal: GateRefusal?

        /// Makes a verdict.
        ///
        /// - Parameters:
        ///   - text: What the player reads now, as it is sent.
        ///   - refusal: Why the player doesn't get in; nil for who does.
        public init(_ text: String, refusal: GateRefusal? = nil) {
            self.text = text
            self.refusal = refusal
        }
    }

    /// Makes a question.
    ///
    /// - Parameters:
    ///   - text: What the player reads, newlines and all.
    ///   - time: How long the player may take.
    ///   - late: What the player is told whose time is over.
    ///   - judge: Takes the answer without its newline, and gives the verdict to what it is handed, once, on any thread.
    public init(
        _ text: String,
        time: Duration,
        late: GateRefusal,
        judge: @escaping @Sendable (_ answer: [UInt8], _ then: @escaping @Sendable (Verdict) -> Void) -> Void
    ) {
        self.text = text
        self.time = time
        self.late = late
        self.judge = judge
    }
}
