import SockratesJudge

/// One player's one run of a quiz: a state machine without I/O, clock or random source.
///
/// Whoever carries the session calls one method for each thing that happens and carries out the actions that it returns,
/// in their order. Times are durations since the session opened. The same quiz, seed and calls give the same bytes on
/// every machine, so a session can be replayed, simulated and fuzzed.
///
/// Laws:
/// 1. Nothing is returned before ``opened(at:)`` and nothing after an action ``SessionAction/close`` or ``closed(at:)``.
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
    public var question: Question? { isAsking ? quiz[place] : nil }

    private static let promptsPerQuestion = 3

    private let recordsEverything: Bool
    private var isAsking = false
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

    /// How much of a session is worth a ``SessionAction/record(_:)``.
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
    /// - Parameter time: Since the session opened, so usually zero.
    /// - Returns: What to do now.
    public mutating func opened(at time: Duration = .zero) -> [SessionAction] {
        guard asked == 0, end == nil else { return [] }
        now = time
        var script = SessionScript()
        script.record(.opened(seed: seed))
        script.line(quiz.banner)
        beginStage(0, &script)
        return finished(&script)
    }

    /// The player typed a line.
    ///
    /// - Parameters:
    ///   - line: The bytes before the newline; any bytes at all.
    ///   - time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func received(line: [UInt8], at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        if !passDeadlines(&script) {
            respond(line, &script)
        }
        return finished(&script)
    }

    /// The player typed a line that is longer than the server takes; it counts for nothing.
    ///
    /// - Parameters:
    ///   - limit: The longest line that the server takes, in bytes.
    ///   - time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func receivedTooLongLine(limit: Int, at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        if !passDeadlines(&script) {
            script.line("That line is longer than \(limit) bytes and was not judged.")
            script.text(quiz.texts.prompt)
        }
        return finished(&script)
    }

    /// The player's input ended; the player may still be reading.
    ///
    /// - Parameter time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func inputEnded(at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        passDeadlines(&script)
        if end == nil {
            interrupt(&script)
            script.line(quiz.texts.inputEnded)
            finish(.inputEnded, &script)
        }
        return finished(&script)
    }

    /// The time of a ``SessionAction/setDeadline(_:)`` has come.
    ///
    /// Calling it early or twice does no harm.
    ///
    /// - Parameter time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func deadlinePassed(at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        passDeadlines(&script)
        return finished(&script)
    }

    /// The connection is gone; nothing can be sent any more.
    ///
    /// - Parameter time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func closed(at time: Duration) -> [SessionAction] {
        guard end == nil else { return [] }
        now = max(now, time)
        end = .disconnected
        isAsking = false
        return [.record(.ended(.disconnected, points: score.points))]
    }

    /// The server has something to say to everybody, for instance that it will stop soon.
    ///
    /// - Parameters:
    ///   - notice: One line.
    ///   - time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func announced(_ notice: String, at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        interrupt(&script)
        script.line(notice)
        script.text(quiz.texts.prompt)
        return finished(&script)
    }

    /// The server stops now.
    ///
    /// - Parameters:
    ///   - notice: One line that says so.
    ///   - time: Since the session opened.
    /// - Returns: What to do now.
    public mutating func stopped(_ notice: String, at time: Duration) -> [SessionAction] {
        guard isAsking else { return [] }
        now = max(now, time)
        var script = SessionScript()
        interrupt(&script)
        script.line(notice)
        finish(.stopped, &script)
        return finished(&script)
    }

    // MARK: Transitions

    private mutating func respond(_ line: [UInt8], _ script: inout SessionScript) {
        let question = quiz[place]
        let verdict = question.judge.verdict(on: line)
        if verdict.outcome != .accept {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return script.text(quiz.texts.prompt)
            }
            if PlayerCommand(line) == .hint {
                return hint(question, &script)
            }
        }
        attempts += 1
        if recordsEverything {
            script.record(.judged(place, attempt: attempts, response: line, verdict: verdict))
        }
        switch verdict.outcome {
        case .accept:
            let rules = quiz.rules(at: place)
            score.points += max(0, rules.points - hints * rules.hintCost)
            score.possible += rules.points
            score.right += 1
            script.line(quiz.texts.accept, verdict.remark)
            askNext(&script)
        case .prompt where prompts < Self.promptsPerQuestion:
            prompts += 1
            attempts -= 1
            script.line(verdict.remark ?? "")
            script.text(quiz.texts.prompt)
        case .prompt, .reject:
            reject(verdict, &script)
        }
    }

    private mutating func reject(_ verdict: Verdict, _ script: inout SessionScript) {
        let rules = quiz.rules(at: place)
        if attempts < rules.attempts ?? .max {
            script.line(quiz.texts.again, verdict.remark)
            if rules.wrong == .again {
                ask(quiz[place], &script)
            } else {
                script.text(quiz.texts.prompt)
            }
        } else {
            script.line(quiz.texts.reject, verdict.remark)
            lose(rules.wrong == .again || rules.wrong == .close ? .wrongAnswer : nil, &script)
        }
    }

    /// The question is lost; the session ends for a reason, or goes on.
    private mutating func lose(_ ending: SessionEnd?, _ script: inout SessionScript) {
        let rules = quiz.rules(at: place)
        score.lost += 1
        score.possible += rules.points
        score.withheld = score.withheld || rules.wrong == .withhold
        if rules.reveal {
            script.line("The answer was: \(quiz[place].judge.modelAnswer)")
        }
        if let ending {
            finish(ending, &script)
        } else {
            askNext(&script)
        }
    }

    private mutating func hint(_ question: Question, _ script: inout SessionScript) {
        if hints < question.hints.count {
            if recordsEverything { script.record(.hinted(place, hint: hints)) }
            script.line(question.hints[hints])
            hints += 1
        } else {
            script.line(quiz.texts.noHint)
        }
        script.text(quiz.texts.prompt)
    }

    /// Lets every clock that has run out do what it must.
    ///
    /// - Returns: Whether one had run out.
    @discardableResult
    private mutating func passDeadlines(_ script: inout SessionScript) -> Bool {
        if let time = quiz.time, now >= time {
            interrupt(&script)
            script.line(quiz.texts.timeUp)
            finish(.timeUp, &script)
            return true
        }
        if let time = stageDeadline, now >= time {
            interrupt(&script)
            script.line(quiz.texts.timeUp)
            if recordsEverything { script.record(.timedOut(place)) }
            let rules = quiz.rules(at: place)
            skipRestOfStage()
            lose(rules.wrong == .again || rules.wrong == .close ? .timeUp : nil, &script)
            return true
        }
        if let time = questionDeadline, now >= time {
            interrupt(&script)
            script.line(quiz.texts.questionTimeUp)
            if recordsEverything { script.record(.timedOut(place)) }
            let rules = quiz.rules(at: place)
            lose(rules.wrong == .again || rules.wrong == .close ? .timeUp : nil, &script)
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

    private mutating func askNext(_ script: inout SessionScript) {
        if askedInStage < quiz.stages[place.stage].rounds {
            draw(stage: place.stage, &script)
        } else {
            beginStage(place.stage + 1, &script)
        }
    }

    private mutating func beginStage(_ first: Int, _ script: inout SessionScript) {
        var number = first
        while number < quiz.stages.count, quiz.stages[number].rounds == 0 { number += 1 }
        guard number < quiz.stages.count else { return conclude(&script) }
        let stage = quiz.stages[number]
        askedInStage = 0
        stageDeadline = stage.time.map { now + $0 }
        if let intro = stage.intro ?? stage.title { script.line(intro) }
        draw(stage: number, &script)
    }

    private mutating func draw(stage number: Int, _ script: inout SessionScript) {
        place = quiz.stages[number].drawn(round: askedInStage, stage: number, seed: seed)
        asked += 1
        askedInStage += 1
        attempts = 0
        prompts = 0
        hints = 0
        isAsking = true
        questionDeadline = quiz.rules(at: place).time.map { now + $0 }
        if recordsEverything { script.record(.asked(place, round: asked - 1)) }
        ask(quiz[place], &script)
    }

    private mutating func ask(_ question: Question, _ script: inout SessionScript) {
        if quiz.texts.progress {
            script.text("[\(asked)/\(quiz.rounds)] ")
        }
        script.line(question.ask)
        if !question.hints.isEmpty, !hasOfferedHint {
            script.line(quiz.texts.hintOffer)
            hasOfferedHint = true
        }
        script.text(quiz.texts.prompt)
    }

    /// Ends the line that the player is typing on, before something is said unasked.
    private func interrupt(_ script: inout SessionScript) {
        if !quiz.texts.prompt.isEmpty { script.text("\n") }
    }

    /// Every question was asked.
    private mutating func conclude(_ script: inout SessionScript) {
        let needed = quiz.threshold.pointsNeeded(of: score.possible)
        if score.points >= needed, !score.withheld {
            finish(.solved, &script)
        } else {
            finish(.unsolved, &script)
        }
    }

    private mutating func finish(_ end: SessionEnd, _ script: inout SessionScript) {
        self.end = end
        isAsking = false
        stageDeadline = nil
        questionDeadline = nil
        if asked > 0 {
            script.line(score.summary(maximum: quiz.maximumPoints))
        }
        switch end {
        case .solved:
            script.record(.solved(points: score.points))
            if let flag = quiz.flag {
                script.line(quiz.texts.solved)
                script.line(flag)
            }
        case .unsolved where quiz.flag != nil:
            script.line(quiz.texts.unsolved)
        default:
            break
        }
        script.record(.ended(end, points: score.points))
    }

    /// Adds what every list of actions ends with: the deadline where it has changed, or the close.
    private mutating func finished(_ script: inout SessionScript) -> [SessionAction] {
        if end != nil {
            return script.closed()
        }
        let next = earlier(quiz.time, earlier(stageDeadline, questionDeadline))
        if next != armed {
            armed = next
            script.setDeadline(next)
        }
        return script.actions()
    }
}

private func earlier(_ one: Duration?, _ other: Duration?) -> Duration? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
}
