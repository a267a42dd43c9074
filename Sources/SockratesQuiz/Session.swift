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
    public private(set) var score = Score()
    /// Why the session ended; `nil` while it goes on.
    public private(set) var end: SessionEnd?
    /// The question that waits for a response; `nil` before the first and after the last, and in a pause.
    public private(set) var question: Question?
    /// Whether the question that waits counts.
    public var questionCounts: Bool { question != nil && quiz.entry(at: place).rules.isScored }
    /// Where the session stands.
    public private(set) var state = SessionState.new
    /// The flag that was given; `nil` where none was.
    public private(set) var flagGiven: String?
    /// The session's variables.
    public private(set) var variables: [String: Value] = [:]

    /// Broken questions that end a session: fewer would punish a player for its author, more would let a player skip what is hard.
    private static let mostBroken = 3
    /// Steps in a row that want nothing of the player: more of them go in a circle.
    private static let mostSilentSteps = 1000
    /// What is kept of a player who types in a pause.
    private static let mostKeptLines = 256

    private let recordsEverything: Bool
    var now = Duration.zero
    var place = QuestionPlace(stage: 0, entry: 0, question: 0)
    /// Questions asked so far that count, this one included, over all stages and in this stage.
    var asked = 0
    private var askedInStage = 0
    /// Turns of this stage: with what does not count, and what was asked in place of another.
    private var turn = 0
    /// What was spent on the question that waits.
    private(set) var effort = Effort()
    var streak = 0
    private var brokenCount = 0
    private var hasOfferedHint = false
    var isPlain = false
    private var inputHasEnded = false
    /// Decides draws; another than the session's seed where the pack says so.
    var drawSeed: UInt64
    private var lines = ResponseLines()
    private var kept: [[UInt8]] = []
    private var given: Set<Int> = []
    private var sessionDeadline: Duration?
    private var questionDeadline: Duration?
    private var stageDeadline: Duration?
    private var pauseEnd: Duration?
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
    ///   - isPlain: Whether the player wants no colours, art and pauses from the start.
    ///   - detail: What is recorded; whoever keeps no record of single answers saves their cost.
    public init(of quiz: Quiz, seed: UInt64, isPlain: Bool = false, recording detail: Detail = .everything) {
        self.quiz = quiz
        self.seed = seed
        self.isPlain = isPlain
        drawSeed = seed
        recordsEverything = detail == .everything
    }

    // MARK: What happens to a session

    /// The player is there.
    ///
    /// - Parameters:
    ///   - time: Since the session opened, so usually zero.
    ///   - sink: Does what is to be done now.
    public mutating func opened(at time: Duration = .zero, into sink: inout some SessionSink) {
        guard state == .new, end == nil else { return }
        now = time
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
        now = max(now, time)
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
        now = max(now, time)
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
        now = max(now, time)
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
        now = max(now, time)
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
        now = max(now, time)
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
        now = max(now, time)
        line(notice, &sink)
        if state == .asking { prompt(&sink) }
        finished(from: before, on: .announced, &sink)
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
        now = max(now, time)
        interrupt(&sink)
        line(notice, &sink)
        finish(.stopped, &sink)
        finished(from: before, on: .stopped, &sink)
    }

    private var isOpen: Bool { state != .new && state != .ended }

    // MARK: Transitions

    private mutating func take(_ line: [UInt8], _ sink: inout some SessionSink) {
        if state == .pausing {
            if kept.count < Self.mostKeptLines { kept.append(line) }
            return
        }
        guard let question else { return }
        startClock(.response)
        var response = line
        if case .json(let field) = quiz.rules.wire.format {
            guard let value = jsonResponse(line, field, &sink) else { return }
            response = value
        }
        if let details = question.details, details.shape != .line {
            state = .collecting
            guard lines.take(response, details.shape) else { return }
            response = lines.bytes
            let isTooLong = lines.isTooLong
            lines = ResponseLines()
            state = .asking
            if isTooLong {
                self.line("That response is longer than \(ResponseLines.mostBytes) bytes and was not judged.", &sink)
                return prompt(&sink)
            }
        }
        respond(response, to: question, &sink)
    }

    private mutating func respond(_ response: [UInt8], to question: Question, _ sink: inout some SessionSink) {
        let verdict: Verdict
        if let script = question.details?.script {
            do throws(BrokenQuestion) {
                verdict = try script.verdict(on: response, in: scope(question, response: response))
            } catch {
                return goOn(broken(error, &sink), &sink)
            }
        } else {
            verdict = question.judge.verdict(on: response)
        }
        if verdict.outcome != .accept {
            if response.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return prompt(&sink)
            }
            if obeys(response, question, &sink) { return }
        }
        if recordsEverything {
            sink.record(.judged(place, attempt: effort.attempts + 1, response: response, verdict: verdict))
        }
        switch effort.count(verdict, of: quiz.entry(at: place).rules.attempts) {
        case .right:
            accept(question, response, verdict, &sink)
        case .unclear:
            line(verdict.remark ?? "", &sink)
            prompt(&sink)
        case .again:
            reject(question, response, verdict, &sink)
        case .lost:
            lose(question, response, verdict, &sink)
        }
    }

    private mutating func accept(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        for (name, text) in question.judge.captures(in: response) { variables[name] = .text(text) }
        if rules.isScored {
            let points = question.details?.points ?? rules.points
            score.points += effort.points(of: points, rules)
            score.possible += points
            score.right += 1
            streak += 1
            if let bonus = quiz.rules.streak, streak.isMultiple(of: bonus.length) { score.points += bonus.bonus }
            say(.accept, quiz.texts.accept, question, response, verdict.remark, &sink)
        } else if let words = question.details?.texts[.accept] {
            line(words, &sink)
        }
        goOn(follow("accept", question, response, chosen: verdict.matched, hasEnded: true, &sink) ?? .turn, &sink)
    }

    private mutating func reject(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        say(.again, quiz.texts.again, question, response, verdict.remark, &sink)
        let next = follow("again", question, response, hasEnded: false, &sink)
        if let next {
            abandon(question, rules)
            return goOn(next, &sink)
        }
        guard let question = self.question else { return }
        if rules.wrong == .again {
            ask(question, &sink)
        } else {
            prompt(&sink)
        }
    }

    /// The last attempt was wrong.
    private mutating func lose(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let credit = question.details?.credit.filter { $0.judge.verdict(on: response).outcome == .accept }
        if let share = credit?.map(\.share).max(), share > 0 {
            let rules = quiz.entry(at: place).rules
            let points = question.details?.points ?? rules.points
            score.points += effort.points(of: Int((Double(points) * share).rounded()), rules)
            score.possible += points
            score.lost += 1
            streak = 0
            say(quiz.texts.partly, remark: verdict.remark, &sink)
            return goOn(follow("accept", question, response, hasEnded: true, &sink) ?? .turn, &sink)
        }
        say(.reject, quiz.texts.reject, question, response, verdict.remark, &sink)
        end(question, response, "reject", .wrongAnswer, &sink)
    }

    /// The question is lost; the session ends for a reason, or goes on.
    private mutating func end(
        _ question: Question,
        _ response: [UInt8]?,
        _ result: String,
        _ reason: SessionEnd,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        abandon(question, rules)
        if rules.reveal {
            sayAnswer(quiz.texts.answer, question, &sink)
        }
        let next = follow(result, question, response, hasEnded: true, &sink)
        if let lives = quiz.rules.lives, score.lost >= lives, rules.isScored {
            say(quiz.texts.noLives, &sink)
            return goOn(.ending(.noLives), &sink)
        }
        switch rules.wrong {
        case .again, .close: goOn(next ?? .ending(reason), &sink)
        case .continue, .withhold, .another: goOn(next ?? .turn, &sink)
        }
    }

    /// Counts a question as lost.
    private mutating func abandon(_ question: Question, _ rules: QuestionRules) {
        guard rules.isScored else { return }
        streak = 0
        score.lost += 1
        score.points = max(0, score.points - rules.penalty)
        score.withheld = score.withheld || rules.wrong == .withhold
        if rules.wrong == .another {
            asked -= 1
            askedInStage -= 1
        } else {
            score.possible += question.details?.points ?? rules.points
        }
    }

    /// What a result brings beside the score: words for it, variables, another question of its values, a place to go on.
    private mutating func follow(
        _ result: String,
        _ question: Question,
        _ response: [UInt8]?,
        chosen: String? = nil,
        hasEnded: Bool,
        _ sink: inout some SessionSink
    ) -> Next? {
        if !quiz.rules.rewards.isEmpty { reward(&sink) }
        guard let details = question.details else { return nil }
        if let response {
            for feedback in details.feedback where feedback.judge.verdict(on: response).outcome == .accept {
                line(feedback.text, &sink)
            }
        }
        if hasEnded, let explanation = details.explanation { line(explanation, &sink) }
        guard let effects = details.effects else { return nil }
        do throws(BrokenQuestion) {
            let effect = try effects.effect(in: scope(question, result: result, response: response, chosen: chosen))
            if let words = effect.say { wire(words, &sink) }
            variables.merge(effect.variables) { $1 }
            drawSeed = effect.seed ?? drawSeed
            if let values = effect.values, !hasEnded, let source = quiz.entry(at: place).source {
                var scope = scope(question)
                scope.values = values
                self.question = try source.question(place.question, in: scope)
            }
            switch effect.destination {
            case nil: return nil
            case .stage(let number): return .stage(number)
            case .end: return .conclusion
            case .close: return .ending(.wrongAnswer)
            }
        } catch {
            return broken(error, &sink)
        }
    }

    private mutating func reward(_ sink: inout some SessionSink, stage: Int? = nil) {
        for (number, reward) in quiz.rules.rewards.enumerated() where !given.contains(number) {
            let isEarned =
                switch reward.condition {
                case .points(let points): score.points >= points
                case .right(let count): score.right >= count
                case .stage(let ended): ended == stage
                }
            guard isEarned else { continue }
            given.insert(number)
            sink.record(.rewarded(number))
            say(reward.text, &sink)
        }
    }

    /// Carries out what a player asks of the session itself.
    ///
    /// - Returns: Whether the line was such a command.
    private mutating func obeys(_ line: [UInt8], _ question: Question, _ sink: inout some SessionSink) -> Bool {
        switch PlayerCommand(line) {
        case .hint where quiz.rules.wire.format == .lines:
            hint(question, &sink)
        case .plain where quiz.rules.isStyled:
            isPlain = true
            self.line("Plain text from now on.", &sink)
            prompt(&sink)
        case .hint, .plain, nil:
            return false
        }
        return true
    }

    private mutating func hint(_ question: Question, _ sink: inout some SessionSink) {
        if let number = effort.nextHint(of: question) {
            if recordsEverything { sink.record(.hinted(place, hint: number)) }
            line(question.hints[number], &sink)
        } else {
            say(quiz.texts.noHint, &sink)
        }
        prompt(&sink)
    }

    /// Lets every clock that has run out do what it must.
    ///
    /// - Returns: Whether one had run out.
    @discardableResult
    private mutating func passDeadlines(_ sink: inout some SessionSink) -> Bool {
        if let time = sessionDeadline, now >= time {
            interrupt(&sink)
            say(quiz.texts.timeUp, &sink)
            finish(.timeUp, &sink)
            return true
        }
        if let time = stageDeadline, now >= time {
            interrupt(&sink)
            say(quiz.texts.timeUp, &sink)
            loseTime(isWholeStage: true, &sink)
            return true
        }
        if let time = questionDeadline, now >= time, state != .pausing {
            interrupt(&sink)
            if let words = question?.details?.texts[.timeUp] {
                wire(words, &sink)
            } else {
                say(quiz.texts.questionTimeUp, &sink)
            }
            loseTime(isWholeStage: false, &sink)
            return true
        }
        if let time = pauseEnd, now >= time {
            resume(&sink)
            // The line that found the pause over is judged as any other.
            return false
        }
        return false
    }

    /// The question's time, or that of its stage, has passed.
    private mutating func loseTime(isWholeStage: Bool, _ sink: inout some SessionSink) {
        if recordsEverything { sink.record(.timedOut(place)) }
        lines = ResponseLines()
        kept = []
        pauseEnd = nil
        guard let question else {
            skipRestOfStage()
            return goOn(.turn, &sink)
        }
        if isWholeStage { skipRestOfStage() }
        end(question, nil, "time_up", .timeUp, &sink)
    }

    /// Counts the questions of this stage that will not be asked any more as lost.
    private mutating func skipRestOfStage() {
        let stage = quiz.stages[place.stage]
        let rest = max(0, stage.rounds - askedInStage)
        score.lost += rest
        asked += rest
        if let points = stage.uniformPoints {
            score.possible += points * rest
        } else {
            for round in 0..<rest {
                let lost = stage.drawn(round: turn + round, stage: place.stage, seed: drawSeed)
                score.possible += quiz.entry(at: lost).rules.points
            }
        }
        askedInStage = stage.rounds
        turn = stage.turns ?? turn
    }

    // MARK: From one question to the next

    /// What comes next.
    private enum Next {
        case turn
        case stage(Int)
        case conclusion
        case ending(SessionEnd)
    }

    /// Goes on until the player must do something, or the session ends.
    private mutating func goOn(_ first: Next, _ sink: inout some SessionSink) {
        var next: Next? = first
        var steps = 0
        while let step = next {
            steps += 1
            if steps > Self.mostSilentSteps {
                let circle =
                    "\(Self.mostSilentSteps) steps in a row ask the player nothing: the stages lead in a circle"
                sink.record(.broken(place, circle))
                return finish(.broken, &sink)
            }
            switch step {
            case .turn: next = draw(&sink)
            case .stage(let number): next = begin(number, &sink)
            case .conclusion:
                conclude(&sink)
                next = nil
            case .ending(let end):
                finish(end, &sink)
                next = nil
            }
        }
    }

    private mutating func begin(_ first: Int, _ sink: inout some SessionSink) -> Next? {
        var number = first
        while number < quiz.stages.count, quiz.stages[number].turns ?? quiz.stages[number].rounds == 0 { number += 1 }
        guard number < quiz.stages.count else { return .conclusion }
        let stage = quiz.stages[number]
        place = QuestionPlace(stage: number, entry: 0, question: 0)
        turn = 0
        askedInStage = 0
        stageDeadline = stage.time.map { now + $0 }
        if let values = stage.values {
            do throws(BrokenQuestion) {
                let drawn = try values.values(in: scope(seed: SeededRandom.hash(drawSeed, number, -4)))
                variables.merge(drawn) { $1 }
            } catch {
                sink.record(.broken(place, error.description))
                return .ending(.broken)
            }
        }
        if let intro = stage.intro ?? stage.title { say(intro, &sink) }
        return .turn
    }

    private mutating func draw(_ sink: inout some SessionSink) -> Next? {
        let stage = quiz.stages[place.stage]
        guard stage.turns.map({ turn < $0 }) ?? (askedInStage < stage.rounds) else {
            if !quiz.rules.rewards.isEmpty { reward(&sink, stage: place.stage) }
            return .stage(place.stage + 1)
        }
        question = nil
        place = stage.drawn(round: turn, stage: place.stage, seed: drawSeed)
        let entry = stage.entries[place.entry]
        let drawn: Question
        if let source = entry.source {
            do throws(BrokenQuestion) {
                let seed = SeededRandom.hash(drawSeed, place.stage, -3, turn)
                drawn = try source.question(place.question, in: scope(seed: seed))
            } catch {
                turn += 1
                return broken(error, &sink)
            }
        } else {
            drawn = entry.questions[place.question]
        }
        turn += 1
        effort = Effort()
        if entry.rules.isScored {
            startClock(.question)
            questionDeadline = entry.rules.time.map { time in
                now + (entry.rules.shrink?.time(ofQuestion: askedInStage, first: time) ?? time)
            }
            asked += 1
            askedInStage += 1
        } else {
            questionDeadline = entry.rules.time.map { now + $0 }
        }
        if recordsEverything { sink.record(.asked(place, round: asked - 1)) }
        if let details = drawn.details, let pause = details.pause {
            return tell(drawn, details, pause, &sink)
        }
        question = drawn
        state = .asking
        ask(drawn, &sink)
        return nil
    }

    /// Says what wants no response, and waits a while.
    private mutating func tell(
        _ step: Question,
        _ details: QuestionDetails,
        _ pause: Duration,
        _ sink: inout some SessionSink
    ) -> Next? {
        question = nil
        questionDeadline = nil
        if !(details.isArt && isPlain) { send(step, &sink) }
        let next = follow("accept", step, nil, hasEnded: true, &sink)
        if let next { return next }
        if pause > .zero, !isPlain {
            state = .pausing
            pauseEnd = now + pause
            return nil
        }
        return .turn
    }

    /// A pause is over.
    private mutating func resume(_ sink: inout some SessionSink) {
        pauseEnd = nil
        goOn(.turn, &sink)
        while end == nil, state != .pausing, !kept.isEmpty {
            take(kept.removeFirst(), &sink)
        }
        if end == nil, state != .pausing, inputHasEnded { endInput(&sink) }
    }

    /// The pack's own code failed: another question comes in place of this one.
    private mutating func broken(_ error: BrokenQuestion, _ sink: inout some SessionSink) -> Next {
        sink.record(.broken(place, error.description))
        brokenCount += 1
        guard brokenCount < Self.mostBroken, quiz.entry(at: place).rules.isScored else {
            return .ending(.broken)
        }
        if question != nil {
            // It was asked, and is asked no more.
            asked -= 1
            askedInStage -= 1
            question = nil
        }
        say(quiz.texts.broken, &sink)
        let stage = quiz.stages[place.stage]
        // Where each entry has one turn there is none that could come in its place.
        return stage.hasSteps ? .ending(.broken) : .turn
    }

    private mutating func ask(_ question: Question, _ sink: inout some SessionSink) {
        if quiz.texts.progress, quiz.rules.wire.format == .lines, quiz.entry(at: place).rules.isScored {
            if let words = quiz.texts.progressText {
                send(rendered(words, question), &sink)
            } else {
                // In pieces that fit into a string's own words: an interpolation would allocate for each question.
                sink.send("[")
                sink.send(String(asked))
                if !quiz.rules.hasJumps {
                    sink.send("/")
                    sink.send(String(quiz.rounds))
                }
                sink.send("] ")
            }
        }
        send(question, &sink)
        if !question.hints.isEmpty, !hasOfferedHint, quiz.rules.wire.format == .lines {
            say(quiz.texts.hintOffer, &sink)
            hasOfferedHint = true
        }
        prompt(&sink)
    }

    private mutating func startClock(_ clock: SessionRules.Clock) {
        guard let time = quiz.time, sessionDeadline == nil, quiz.rules.clock == clock else { return }
        guard clock == .question || quiz.entry(at: place).rules.isScored else { return }
        sessionDeadline = now + time
    }

    /// The player's input ended in the middle.
    private mutating func endInput(_ sink: inout some SessionSink) {
        if state == .collecting, let question {
            // Whoever ends the input ends a response of several lines too.
            let response = lines.bytes
            lines = ResponseLines()
            state = .asking
            respond(response, to: question, &sink)
            if end != nil || state == .pausing { return }
        }
        interrupt(&sink)
        say(quiz.texts.inputEnded, &sink)
        finish(.inputEnded, &sink)
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

    private mutating func finish(_ cause: SessionEnd, _ sink: inout some SessionSink) {
        var end = cause
        question = nil
        stageDeadline = nil
        questionDeadline = nil
        pauseEnd = nil
        var flag: String?
        if end == .solved, let words = quiz.flag {
            do throws(BrokenQuestion) {
                flag = try words.template?.text(in: scope()) ?? words.text
            } catch {
                sink.record(.broken(place, error.description))
                end = .broken
            }
        }
        self.end = end
        if end == .solved { flagGiven = flag }
        state = .ended
        if end == .broken { say(quiz.texts.brokenDown, &sink) }
        if asked > 0 { sayScore(quiz.texts.score, &sink) }
        switch end {
        case .solved:
            sink.record(.solved(points: score.points))
            if let flag {
                say(quiz.texts.solved, &sink)
                sendFlag(flag, &sink)
            }
        case .unsolved where quiz.flag != nil:
            say(quiz.texts.unsolved, &sink)
        default:
            break
        }
        sink.record(.ended(end, points: score.points))
    }

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
