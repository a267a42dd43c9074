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
/// 3. A question ends exactly once: right, lost, or with the session.
/// 4. A response that comes when the question's time has passed is not judged, neither for that question nor the next.
/// 5. The flag is sent only behind the record of the solve.
/// 6. A deadline is set exactly while a clock runs, to the earliest of the clocks.
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
    public private(set) var score = Score()
    /// Why the session ended; `nil` while it goes on.
    public private(set) var end: SessionEnd?
    /// The question that waits for a response; `nil` before the first and after the last.
    public private(set) var question: Question?

    private static let promptsPerQuestion = 3

    private let recordsEverything: Bool
    private var now = Duration.zero
    private var place = QuestionPlace(stage: 0, entry: 0, question: 0)
    /// Questions asked so far, this one included, over all stages and in this stage.
    private var asked = 0
    private var askedInStage = 0
    private var attempts = 0
    private var prompts = 0
    private var hints = 0
    private var hasOfferedHint = false
    private var questionDeadline: Duration?
    private var stageDeadline: Duration?
    private var armed: Duration?

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
    ///   - detail: What is recorded; whoever keeps no record of single answers saves their cost.
    public init(of quiz: Quiz, seed: UInt64, recording detail: Detail = .everything) {
        self.quiz = quiz
        self.seed = seed
        recordsEverything = detail == .everything
    }

    // MARK: What happens to a session

    /// The player is there.
    ///
    /// - Parameters:
    ///   - time: Since the session opened, so usually zero.
    ///   - sink: Does what is to be done now.
    public mutating func opened(at time: Duration = .zero, into sink: inout some SessionSink) {
        guard asked == 0, end == nil else { return }
        now = time
        sink.record(.opened(seed: seed))
        sink.line(quiz.banner)
        beginStage(0, &sink)
        finished(&sink)
    }

    /// The player typed a line.
    ///
    /// - Parameters:
    ///   - line: The bytes before the newline; any bytes at all.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func received(line: [UInt8], at time: Duration, into sink: inout some SessionSink) {
        guard let question else { return }
        now = max(now, time)
        if !passDeadlines(&sink) {
            respond(line, to: question, &sink)
        }
        finished(&sink)
    }

    /// The player typed a line that is longer than the server takes; it counts for nothing.
    ///
    /// - Parameters:
    ///   - limit: The longest line that the server takes, in bytes.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func receivedTooLongLine(limit: Int, at time: Duration, into sink: inout some SessionSink) {
        guard question != nil else { return }
        now = max(now, time)
        if !passDeadlines(&sink) {
            sink.line("That line is longer than \(limit) bytes and was not judged.")
            sink.send(quiz.texts.prompt)
        }
        finished(&sink)
    }

    /// The player's input ended; the player may still be reading.
    ///
    /// - Parameters:
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func inputEnded(at time: Duration, into sink: inout some SessionSink) {
        guard question != nil else { return }
        now = max(now, time)
        passDeadlines(&sink)
        if end == nil {
            interrupt(&sink)
            sink.line(quiz.texts.inputEnded)
            finish(.inputEnded, &sink)
        }
        finished(&sink)
    }

    /// The time of a ``SessionSink/setDeadline(_:)`` has come.
    ///
    /// Calling it early or twice does no harm.
    ///
    /// - Parameters:
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func deadlinePassed(at time: Duration, into sink: inout some SessionSink) {
        guard question != nil else { return }
        now = max(now, time)
        passDeadlines(&sink)
        finished(&sink)
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
        sink.record(.ended(.disconnected, points: score.points))
    }

    /// The server has something to say to everybody, for instance that it will stop soon.
    ///
    /// - Parameters:
    ///   - notice: One line.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func announced(_ notice: String, at time: Duration, into sink: inout some SessionSink) {
        guard question != nil else { return }
        now = max(now, time)
        interrupt(&sink)
        sink.line(notice)
        sink.send(quiz.texts.prompt)
        finished(&sink)
    }

    /// The server stops now.
    ///
    /// - Parameters:
    ///   - notice: One line that says so.
    ///   - time: Since the session opened.
    ///   - sink: Does what is to be done now.
    public mutating func stopped(_ notice: String, at time: Duration, into sink: inout some SessionSink) {
        guard question != nil else { return }
        now = max(now, time)
        interrupt(&sink)
        sink.line(notice)
        finish(.stopped, &sink)
        finished(&sink)
    }

    // MARK: Transitions

    private mutating func respond(_ line: [UInt8], to question: Question, _ sink: inout some SessionSink) {
        let verdict = question.judge.verdict(on: line)
        if verdict.outcome != .accept {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return sink.send(quiz.texts.prompt)
            }
            if PlayerCommand(line) == .hint {
                return hint(question, &sink)
            }
        }
        attempts += 1
        if recordsEverything {
            sink.record(.judged(place, attempt: attempts, response: line, verdict: verdict))
        }
        switch verdict.outcome {
        case .accept:
            let rules = quiz.rules(at: place)
            score.points += max(0, rules.points - hints * rules.hintCost)
            score.possible += rules.points
            score.right += 1
            sink.line(quiz.texts.accept, verdict.remark)
            askNext(&sink)
        case .prompt where prompts < Self.promptsPerQuestion:
            prompts += 1
            attempts -= 1
            sink.line(verdict.remark ?? "")
            sink.send(quiz.texts.prompt)
        case .prompt, .reject:
            reject(verdict, of: question, &sink)
        }
    }

    private mutating func reject(_ verdict: Verdict, of question: Question, _ sink: inout some SessionSink) {
        let rules = quiz.rules(at: place)
        if attempts < rules.attempts ?? .max {
            sink.line(quiz.texts.again, verdict.remark)
            if rules.wrong == .again {
                ask(question, &sink)
            } else {
                sink.send(quiz.texts.prompt)
            }
        } else {
            sink.line(quiz.texts.reject, verdict.remark)
            lose(rules.wrong == .again || rules.wrong == .close ? .wrongAnswer : nil, &sink)
        }
    }

    /// The question is lost; the session ends for a reason, or goes on.
    private mutating func lose(_ ending: SessionEnd?, _ sink: inout some SessionSink) {
        let rules = quiz.rules(at: place)
        score.lost += 1
        score.possible += rules.points
        score.withheld = score.withheld || rules.wrong == .withhold
        if rules.reveal, let question {
            sink.line("The answer was: \(question.judge.modelAnswer)")
        }
        if let ending {
            finish(ending, &sink)
        } else {
            askNext(&sink)
        }
    }

    private mutating func hint(_ question: Question, _ sink: inout some SessionSink) {
        if hints < question.hints.count {
            if recordsEverything { sink.record(.hinted(place, hint: hints)) }
            sink.line(question.hints[hints])
            hints += 1
        } else {
            sink.line(quiz.texts.noHint)
        }
        sink.send(quiz.texts.prompt)
    }

    /// Lets every clock that has run out do what it must.
    ///
    /// - Returns: Whether one had run out.
    @discardableResult
    private mutating func passDeadlines(_ sink: inout some SessionSink) -> Bool {
        if let time = quiz.time, now >= time {
            interrupt(&sink)
            sink.line(quiz.texts.timeUp)
            finish(.timeUp, &sink)
            return true
        }
        if let time = stageDeadline, now >= time {
            interrupt(&sink)
            sink.line(quiz.texts.timeUp)
            if recordsEverything { sink.record(.timedOut(place)) }
            let rules = quiz.rules(at: place)
            skipRestOfStage()
            lose(rules.wrong == .again || rules.wrong == .close ? .timeUp : nil, &sink)
            return true
        }
        if let time = questionDeadline, now >= time {
            interrupt(&sink)
            sink.line(quiz.texts.questionTimeUp)
            if recordsEverything { sink.record(.timedOut(place)) }
            let rules = quiz.rules(at: place)
            lose(rules.wrong == .again || rules.wrong == .close ? .timeUp : nil, &sink)
            return true
        }
        return false
    }

    /// Counts the questions of this stage that will not be asked any more as lost.
    private mutating func skipRestOfStage() {
        let stage = quiz.stages[place.stage]
        let rest = stage.rounds - askedInStage
        score.lost += rest
        asked += rest
        if let points = stage.uniformPoints {
            score.possible += points * rest
        } else {
            for round in askedInStage..<stage.rounds {
                score.possible += quiz.rules(at: stage.drawn(round: round, stage: place.stage, seed: seed)).points
            }
        }
        askedInStage = stage.rounds
    }

    private mutating func askNext(_ sink: inout some SessionSink) {
        if askedInStage < quiz.stages[place.stage].rounds {
            draw(stage: place.stage, &sink)
        } else {
            beginStage(place.stage + 1, &sink)
        }
    }

    private mutating func beginStage(_ first: Int, _ sink: inout some SessionSink) {
        var number = first
        while number < quiz.stages.count, quiz.stages[number].rounds == 0 { number += 1 }
        guard number < quiz.stages.count else { return conclude(&sink) }
        let stage = quiz.stages[number]
        askedInStage = 0
        stageDeadline = stage.time.map { now + $0 }
        if let intro = stage.intro ?? stage.title { sink.line(intro) }
        draw(stage: number, &sink)
    }

    private mutating func draw(stage number: Int, _ sink: inout some SessionSink) {
        place = quiz.stages[number].drawn(round: askedInStage, stage: number, seed: seed)
        asked += 1
        askedInStage += 1
        attempts = 0
        prompts = 0
        hints = 0
        questionDeadline = quiz.rules(at: place).time.map { now + $0 }
        if recordsEverything { sink.record(.asked(place, round: asked - 1)) }
        let drawn = quiz[place]
        question = drawn
        ask(drawn, &sink)
    }

    private mutating func ask(_ question: Question, _ sink: inout some SessionSink) {
        if quiz.texts.progress {
            // In pieces that fit into a string's own words: an interpolation would allocate for each question.
            sink.send("[")
            sink.send(String(asked))
            sink.send("/")
            sink.send(String(quiz.rounds))
            sink.send("] ")
        }
        sink.line(question.ask)
        if !question.hints.isEmpty, !hasOfferedHint {
            sink.line(quiz.texts.hintOffer)
            hasOfferedHint = true
        }
        sink.send(quiz.texts.prompt)
    }

    /// Ends the line that the player is typing on, before something is said unasked.
    private func interrupt(_ sink: inout some SessionSink) {
        if !quiz.texts.prompt.isEmpty { sink.send("\n") }
    }

    /// Every question was asked.
    private mutating func conclude(_ sink: inout some SessionSink) {
        let needed = quiz.threshold.pointsNeeded(of: score.possible)
        if score.points >= needed, !score.withheld {
            finish(.solved, &sink)
        } else {
            finish(.unsolved, &sink)
        }
    }

    private mutating func finish(_ end: SessionEnd, _ sink: inout some SessionSink) {
        self.end = end
        question = nil
        stageDeadline = nil
        questionDeadline = nil
        if asked > 0 {
            sink.line(score.summary(maximum: quiz.maximumPoints))
        }
        switch end {
        case .solved:
            sink.record(.solved(points: score.points))
            if let flag = quiz.flag {
                sink.line(quiz.texts.solved)
                sink.line(flag)
            }
        case .unsolved where quiz.flag != nil:
            sink.line(quiz.texts.unsolved)
        default:
            break
        }
        sink.record(.ended(end, points: score.points))
    }

    /// Does what every event ends with: the deadline where it has changed, or the close.
    private mutating func finished(_ sink: inout some SessionSink) {
        if end != nil { return sink.close() }
        let next = earlier(quiz.time, earlier(stageDeadline, questionDeadline))
        if next != armed {
            armed = next
            sink.setDeadline(next)
        }
    }
}

private func earlier(_ one: Duration?, _ other: Duration?) -> Duration? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
}
