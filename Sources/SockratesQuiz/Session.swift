import SockratesJudge

/// One player's one run of a quiz: a state machine without I/O, clock or random source.
///
/// Whoever carries the session calls one method for each thing that happens, and hands in a ``SessionSink`` that does what is
/// to be done, or carries out the list of actions that the same method returns without a sink. Times are durations since the
/// session opened. The same quiz, seed and calls give the same bytes on every machine, so a session can be replayed,
/// simulated and fuzzed.
///
/// Laws:
/// 1. Nothing is done before ``opened(at:into:)`` and nothing after ``SessionSink/close()`` or ``closed(at:into:)``.
/// 2. Time never runs back: a time before the last one counts as the last one.
/// 3. A question ends exactly once: right, lost, broken, or with the session.
/// 4. A response that comes when the question's time has passed is not judged, neither for that question nor the next.
/// 5. The flag is sent only behind the record of the solve.
/// 6. A deadline is set exactly while a clock runs, to the earliest of the clocks.
/// 7. What moves the session is in ``SessionTransition/all``, and nothing else is.
/// 8. A question that the pack's own code broke brings neither points nor loss, and never the flag nearer: another comes in its place.
///
/// ```swift
/// var session = Session(of: quiz, seed: 7)
/// carryOut(session.opened())
/// carryOut(session.received(line: Array("Paris".utf8), at: .seconds(3)))
/// ```
public struct Session: Sendable {
    /// The quiz that is played.
    public let quiz: Quiz
    /// What decides the questions that are drawn.
    public let seed: UInt64
    /// The score so far.
    public internal(set) var score = Score()
    /// When a clock of it runs out next; `nil` where none runs.
    public private(set) var deadline: Duration?
    /// Why the session ended; `nil` while it goes on.
    public internal(set) var end: SessionEnd?
    /// The question that waits for a response; `nil` before the first and after the last, and in a pause.
    public internal(set) var question: Question?
    /// Whether the question that waits counts.
    public var questionCounts: Bool { question != nil && quiz.entry(at: place).rules.isScored }
    /// Which question it is at.
    package internal(set) var place = QuestionPlace(stage: 0, entry: 0, question: 0)
    /// How many questions have been asked that count.
    package var rounds: Int { asked }
    /// About what it takes to judge a line of so many bytes now, in steps of some ten nanoseconds.
    package func work(onLineOf count: Int) -> Int { question?.judge.work(onBytes: count) ?? 0 }
    /// What the pack's code has done in the last event, in steps and bytes.
    package var spent: Int { allowance.map { Allowance.usual - $0.stepsLeft } ?? 0 }
    /// Where the session stands.
    public internal(set) var state = SessionState.new
    /// The session's variables.
    public internal(set) var variables: [String: Value] = [:]

    let recordsEverything: Bool
    var now = Duration.zero
    /// Questions asked so far that count, this one included, over all stages and in this stage.
    var asked = 0
    var askedInStage = 0
    /// Turns of this stage: with what does not count, and what was asked in place of another.
    var turn = 0
    /// What the player said last, and what became of it.
    var last = LastResponse()
    /// What was spent on the question that waits.
    var effort = Effort()
    var streak = 0
    var hasOfferedHint = false
    var isPlain = false
    var inputHasEnded = false
    /// Whether the question that waits was laid aside, and is made again when it is wanted.
    var isQuestionAside = false
    /// When the question that waits was made.
    var askedAt = Duration.zero
    /// Decides draws; another than the session's seed where the pack says so.
    var drawSeed: UInt64
    var sessionDeadline: Duration?
    var questionDeadline: Duration?
    /// What few sessions have; one or none.
    var rarities: [SessionRarities] = []
    /// What the pack's code may still do in this event.
    var allowance: Allowance?
    /// Bytes of this event that nobody has to answer.
    var told = 0

    /// How much of a session is worth a ``SessionSink/record(_:)``.
    public enum Detail: Sendable {
        /// Everything that is asked and judged.
        case everything
        /// That it opened, was solved and ended.
        case outcomes
    }

    /// Makes a session that has not opened yet.
    ///
    /// - Parameters:
    ///   - quiz: What is played.
    ///   - seed: Decides the questions that are drawn.
    ///   - isPlain: Whether the player wants no colours, art and pauses from the start.
    ///   - detail: What is recorded; whoever keeps no record of single answers saves their cost.
    public init(of quiz: Quiz, seed: UInt64, isPlain: Bool = false, recording detail: Detail = .everything) {
        self.quiz = quiz
        self.seed = seed
        self.isPlain = isPlain
        drawSeed = seed
        recordsEverything = detail == .everything
    }

    /// The player is there.
    ///
    /// - Parameters:
    ///   - time: Since the session opened, so usually zero.
    ///   - sink: Does what is to be done now.
    public mutating func opened(at time: Duration = .zero, into sink: inout some SessionSink) {
        guard state == .new, end == nil else { return }
        begin(at: time)
        sink.record(.opened(seed: seed))
        if quiz.rules.clock == .connect { sessionDeadline = quiz.time }
        variables = quiz.rules.variables
        if let values = quiz.rules.values {
            do throws(BrokenQuestion) {
                let drawn = try values.values(in: scope(seed: SeededRandom.hash(drawSeed, -5)))
                variables.merge(drawn) { $1 }
            } catch {
                sink.record(.broken(place, error.description))
                finish(.broken, &sink)
                return finished(from: .new, on: .opened, &sink)
            }
        }
        say(quiz.banner, &sink)
        goOn(.stage(0), &sink)
        finished(from: .new, on: .opened, &sink)
    }

    /// The player typed a line.
    ///
    /// - Parameters:
    ///   - line: The bytes before the newline; any bytes at all.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func received(line: [UInt8], at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        if !passDeadlines(&sink) {
            take(line, &sink)
        }
        finished(from: before, on: .line, &sink)
    }

    /// The player typed a line that is longer than the server takes; it counts for nothing.
    ///
    /// - Parameters:
    ///   - limit: The longest line that the server takes, in bytes.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func receivedTooLongLine(limit: Int, at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        if !passDeadlines(&sink) {
            line(quiz.texts.lineTooLong(limit: limit), &sink)
            if state == .asking { prompt(&sink) }
        }
        finished(from: before, on: .line, &sink)
    }

    /// The player's input ended; the player may still be reading.
    ///
    /// - Parameters:
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func inputEnded(at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        passDeadlines(&sink)
        inputHasEnded = true
        if end == nil, state != .pausing { endInput(&sink) }
        finished(from: before, on: .inputEnded, &sink)
    }

    /// The time of a ``SessionSink/setDeadline(_:)`` has come.
    ///
    /// Calling it early or twice does no harm.
    ///
    /// - Parameters:
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func deadlinePassed(at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        passDeadlines(&sink)
        finished(from: before, on: .deadline, &sink)
    }

    /// The connection is gone; nothing can be sent any more.
    ///
    /// - Parameters:
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func closed(at time: Duration, into sink: inout some SessionSink) {
        guard end == nil else { return }
        now = max(now, time)
        end = .disconnected
        question = nil
        state = .ended
        sink.record(.ended(.disconnected, points: score.points))
    }

    /// The server has something to say to everybody, for instance that it will stop soon.
    ///
    /// - Parameters:
    ///   - notice: One line.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func announced(_ notice: String, at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        interrupt(&sink)
        line(notice, &sink)
        if state == .asking { prompt(&sink) }
        finished(from: before, on: .announced, &sink)
    }

    /// The player has to do the last thing again, since it could not be kept; the session is one from before it.
    ///
    /// - Parameters:
    ///   - notice: One line that says so.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func retry(saying notice: String, at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        line(notice, &sink)
        do throws(BrokenQuestion) {
            try takeQuestionUp()
            if state == .asking { prompt(&sink) }
        } catch {
            goOn(broken(error, &sink), &sink)
        }
        finished(from: before, on: .line, &sink)
    }

    /// The server stops now.
    ///
    /// - Parameters:
    ///   - notice: One line that says so.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func stopped(_ notice: String, at time: Duration, into sink: inout some SessionSink) {
        let before = state
        guard isOpen else { return }
        begin(at: time)
        interrupt(&sink)
        line(notice, &sink)
        finish(.stopped, &sink)
        finished(from: before, on: .stopped, &sink)
    }

    /// What every event begins with.
    private mutating func begin(at time: Duration) {
        now = max(now, time)
        // Where no code of the pack can run, there is nothing to allow.
        allowance = quiz.rules.workshop == nil ? nil : Allowance()
        told = 0
    }

    private var isOpen: Bool { state != .new && state != .ended }

    /// Does what every event ends with: the deadline where it has changed, or the close.
    private mutating func finished(
        from before: SessionState,
        on occurrence: SessionOccurrence,
        _ sink: inout some SessionSink
    ) {
        assert(
            SessionTransition.all.contains(SessionTransition(from: before, on: occurrence, to: state)),
            "\(before) can't become \(state) on \(occurrence)"
        )
        if end != nil { return sink.close() }
        let next = earlier(earlier(sessionDeadline, pauseEnd), earlier(stageDeadline, questionDeadline))
        if next != deadline {
            deadline = next
            sink.setDeadline(next)
        }
    }
}

private func earlier(_ one: Duration?, _ other: Duration?) -> Duration? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
}
