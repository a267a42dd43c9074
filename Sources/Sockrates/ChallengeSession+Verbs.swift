import SockratesQuiz
import SockratesStore
import Synchronization

/// What the author's code does, by way of its ``Player``.
extension ChallengeSession {
    /// Sends bytes; waits where much of what was said has not left yet.
    func send(_ bytes: [UInt8]) async throws {
        let (isFull, wake) = try state.withLock { state in
            try state.goOn()
            state.output.send(bytes)
            return (state.output.byteCount >= ChallengeState.fullOutput, state.takeWake())
        }
        wake?()
        if isFull { try await wait(for: .room) }
    }

    /// Waits for a line.
    ///
    /// - Parameters:
    ///   - deadline: Since the session opened; `nil` for as long as it takes.
    ///   - prompt: What stands before the place where the player types.
    /// - Returns: `nil` when the time has passed.
    /// - Throws: ``Interruption`` when the session can't go on, `CancellationError` where the calling task is cancelled.
    func line(before deadline: Duration?, prompt: String) async throws -> [UInt8]? {
        try await wait(for: .line(prompt: prompt), until: deadline).line
    }

    /// Waits until a time since the session opened.
    func pause(until time: Duration?) async throws { try await wait(for: .pause, until: time) }

    /// The time since the session opened that a length of time from now leads to.
    func deadline(in time: Duration?) async throws -> Duration? {
        guard let time else { return nil }
        // Outside an event nobody knows what time it is; inside, this is there at once.
        return try await wait(for: .moment).moment.map { $0 + time }
    }

    /// Asks a question until it is answered or lost.
    func ask(_ question: Question, by rules: QuestionRules) async throws -> Bool {
        var turn = QuestionTurn(question, rules)
        let deadline = try await deadline(in: rules.time)
        let place = recordsEverything ? recordAsked() : nil
        var output = SessionOutput()
        output.line(question.ask)
        if !question.hints.isEmpty, state.withLock({ $0.offersHint() }) { output.line(texts.hintOffer.text) }
        output.send(texts.prompt)
        while true {
            try await send(output.takeBytes())
            guard let line = try await line(before: deadline, prompt: texts.prompt) else {
                state.withLock { $0.interruptLine() }
                output.line(texts.questionTimeUp.text)
                turn.sayLost(into: &output)
                state.withLock { $0.score.lost(of: rules.points) }
                try await send(output.takeBytes())
                return false
            }
            let step = turn.received(line)
            if let place, let verdict = step.verdict {
                state.withLock {
                    $0.output.record(.judged(place, attempt: turn.attempts, response: line, verdict: verdict))
                }
            }
            turn.say(step, texts, into: &output)
            switch step {
            case .blank, .hint, .unclear, .again: continue
            case .right(_, let points): state.withLock { $0.score.won(points, of: rules.points) }
            case .lost: state.withLock { $0.score.lost(of: rules.points) }
            }
            try await send(output.takeBytes())
            if case .right = step { return true }
            return false
        }
    }

    /// Tells the record of a question, before it is asked.
    private func recordAsked() -> QuestionPlace {
        state.withLock { state in
            let place = state.nextPlace()
            state.output.record(.asked(place, round: place.question))
            return place
        }
    }

    func identify(_ identity: Identity) { state.withLock { $0.identity = identity } }

    func giveFlag() async throws {
        guard !flag.isEmpty else { throw ChallengeMistake.noFlag }
        let wake = try state.withLock { state -> (@Sendable () -> Void)? in
            try state.goOn()
            guard !state.isSolved else { return nil }
            state.isSolved = true
            state.output.record(.solved(points: state.score.points))
            state.output.line(texts.solved.text)
            state.output.line(flag)
            return state.takeWake()
        }
        wake?()
    }

    func award(_ points: Int) {
        state.withLock { $0.score.points = $0.score.points.addingReportingOverflow(points).partialValue }
    }

    func limitTime(to time: Duration?) {
        let wake = state.withLock { state in
            state.timeLimit = time
            return state.takeWake()
        }
        wake?()
    }

    func withRandom<Result>(_ draw: (inout SeededRandom) -> Result) -> Result {
        state.withLock { draw(&$0.random) }
    }

    @discardableResult
    private func wait(for wish: ChallengeState.Wish, until deadline: Duration? = nil) async throws
        -> ChallengeState.Wakeup
    {
        let ticket = lastTicket.add(1, ordering: .relaxed).newValue
        let wakeup = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (wakeup, wake) = state.withLock { state in
                    (state.enlist(ticket, wish, deadline, continuation), state.takeWake())
                }
                if let wakeup { continuation.resume(returning: wakeup) }
                wake?()
            }
        } onCancel: {
            let woken = state.withLock { $0.cancel(ticket) }
            woken?.resume()
        }
        switch wakeup {
        case .interrupted(let interruption): throw interruption
        case .cancelled: throw CancellationError()
        default: return wakeup
        }
    }
}
