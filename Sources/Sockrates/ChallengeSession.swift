import SockratesStore
import Synchronization

/// One player's run of a challenge: the author's code as a task, fed with what happens on the connection.
///
/// It answers the events that a quiz's `Session` answers, and its laws are these:
/// 1. Whoever carries the session (a connection, a test) calls its events one at a time, and does what each returns.
/// 2. The author's code runs inside the events: an event resumes it, and returns when it waits again. What it said meanwhile is a part of
///    the event's outcome, so a trip costs no other thread and leaves in one write.
/// 3. Code that comes back from elsewhere (an actor, a timer, a network) asks the carrier for an event, by `wake`.
/// 4. After the end nothing is sent, and every verb throws.
/// 5. When the connection is gone, what is left of the author's code runs elsewhere, cancelled.
package final class ChallengeSession: Sendable {
    /// What the carrier must do after an event.
    package struct Outcome {
        /// In this order.
        package var actions: [SessionAction] = []
        /// Call `outputLeft` once what was sent has left; until then the author's code is made to wait.
        package var wantsRoom = false
        /// Whether lines may come; where not, they wait with the player until an outcome says otherwise.
        package var takesInput = true
    }

    let number: Int
    let seed: UInt64
    let peer: SocketAddress
    let texts: Texts

    let flag: String
    private let longestLine: Int
    /// Whether questions and verdicts are told, for a record.
    let recordsEverything: Bool
    private let code: @Sendable (Player) async throws -> Void
    private let failed: @Sendable (any Error) -> Void
    let state: Mutex<ChallengeState>
    let lastTicket = Atomic<Int>(0)

    /// Makes a session that has not opened yet.
    ///
    /// - Parameters:
    ///   - challenge: What is played.
    ///   - flag: What a solve brings; the challenge's own flag where `nil`.
    ///   - number: The session's number.
    ///   - seed: Decides all chance.
    ///   - peer: Where the player comes from.
    ///   - longestLine: The longest line that the player may type, in bytes.
    ///   - recordsEverything: Whether questions and verdicts are told, for a record.
    ///   - failed: Is told what the author's code throws that is none of the player's doing.
    package init(
        of challenge: some Challenge,
        flag: String?,
        number: Int,
        seed: UInt64,
        peer: SocketAddress,
        longestLine: Int,
        recordsEverything: Bool = false,
        failed: @escaping @Sendable (any Error) -> Void
    ) {
        self.number = number
        self.seed = seed
        self.peer = peer
        self.longestLine = longestLine
        self.recordsEverything = recordsEverything
        self.failed = failed
        self.flag = flag ?? challenge.flag
        texts = challenge.texts
        code = { try await challenge.play($0) }
        state = Mutex(ChallengeState(seed: seed))
    }

    /// Why the session ended; `nil` while it goes on.
    package var end: SessionEnd? { state.withLock { $0.end } }
    /// What the player has earned so far.
    package var score: Score { state.withLock { $0.score } }
    /// Who plays, where the challenge has said so.
    var identity: Identity? { state.withLock { $0.identity } }
    var elapsed: Duration { state.withLock { $0.now } }
}

/// What happens to a session.
extension ChallengeSession {
    /// The player is there.
    ///
    /// - Parameters:
    ///   - time: Since the session opened, so usually zero.
    ///   - wake: Asks for a call of `resumed(at:)`, soon, from any thread.
    /// - Returns: What to do now.
    package func opened(at time: Duration, wake: @escaping @Sendable () -> Void) -> Outcome {
        event(at: time) { state in
            state.wake = wake
            state.output.record(.opened(seed: seed))
            return []
        } then: {
            let task = Task(executorPreference: self) { [code] in
                do {
                    try await code(Player(session: self))
                    self.finish(nil)
                } catch {
                    self.finish(error)
                }
            }
            state.withLock { $0.task = task }
        }
    }

    /// The player typed a line.
    package func received(line: [UInt8], at time: Duration) -> Outcome {
        event(at: time) { state in
            // A line that comes when the time to type it has passed counts for nothing.
            let isLate = state.lineIsLate
            var woken = passDeadlines(&state)
            if !isLate { woken += state.take(line) }
            return woken
        }
    }

    /// The player typed a line that is longer than the server takes; it counts for nothing.
    package func receivedTooLongLine(at time: Duration) -> Outcome {
        event(at: time) { state in
            let isLate = state.lineIsLate
            let woken = passDeadlines(&state)
            if !isLate, state.end == nil {
                state.output.line(texts.lineTooLong(limit: longestLine))
                state.promptAgain()
            }
            return woken
        }
    }

    /// The player's input ended; the player may still be reading.
    package func inputEnded(at time: Duration) -> Outcome {
        event(at: time) { state in
            state.inputHasEnded = true
            return passDeadlines(&state) + state.wake({ $0.wish.isLine }, with: .interrupted(.inputEnded))
        }
    }

    /// The time of a deadline has come.
    package func deadlinePassed(at time: Duration) -> Outcome {
        event(at: time) { passDeadlines(&$0) }
    }

    /// What had been sent when an outcome wanted room has left.
    package func outputLeft(at time: Duration) -> Outcome {
        event(at: time) { $0.wake({ $0.wish == .room }, with: .done) }
    }

    /// The author's code has come back from elsewhere.
    package func resumed(at time: Duration) -> Outcome {
        event(at: time) { passDeadlines(&$0) }
    }

    /// The server has something to say to everybody.
    package func announced(_ notice: String, at time: Duration) -> Outcome {
        event(at: time) { state in
            guard state.end == nil else { return [] }
            state.interruptLine()
            state.output.line(notice)
            state.promptAgain()
            return []
        }
    }

    /// The server stops now.
    package func stopped(_ notice: String, at time: Duration) -> Outcome {
        event(at: time) { end(&$0, .stopped, .serverStopped, saying: notice) }
    }

    /// The connection is gone; nothing can be sent any more.
    package func closed(at time: Duration) -> Outcome {
        event(at: time) { state in
            state.isGone = true
            state.wake = nil
            return end(&state, .disconnected, .playerLeft, saying: "")
        }
    }

    /// Runs an event: takes it, lets the author's code run until it waits, and gathers what is to be done.
    private func event(
        at time: Duration,
        _ take: (inout ChallengeState) -> [ChallengeState.Woken],
        then start: () -> Void = {}
    ) -> Outcome {
        let (woken, overdue) = state.withLock { state in
            state.isInEvent = true
            state.hasAskedForEvent = false
            state.now = max(state.now, time)
            let now = state.now
            let woken = take(&state) + state.wake({ $0.wish == .moment }, with: .moment(now))
            return (woken, state.takeOverdueTask())
        }
        for one in woken { one.resume() }
        // Cancelling leads back to the state, as resuming does: neither may happen behind its lock.
        overdue?.cancel()
        start()
        return runJobs()
    }

    /// Lets every clock that has run out do what it must.
    private func passDeadlines(_ state: inout ChallengeState) -> [ChallengeState.Woken] {
        if let limit = state.timeLimit, state.now >= limit {
            return end(&state, .timeUp, .timeUp, saying: texts.timeUp.text)
        }
        let now = state.now
        return state.wake({ $0.isLate(at: now) }, with: .timeUp)
    }

    /// Ends the session, whatever the author's code is doing.
    private func end(
        _ state: inout ChallengeState,
        _ end: SessionEnd,
        _ interruption: Interruption,
        saying words: String
    ) -> [ChallengeState.Woken] {
        guard state.end == nil else { return [] }
        if !words.isEmpty {
            state.interruptLine()
            state.output.line(words)
        }
        return state.end(end, interruption)
    }

    /// The author's code has returned, or thrown.
    private func finish(_ error: (any Error)?) {
        var isMistake = false
        let woken: [ChallengeState.Woken] = state.withLock { state in
            guard state.end == nil else { return [] }
            switch error {
            case nil:
                return state.end(state.isSolved ? .solved : .unsolved, .sessionEnded)
            case Interruption.questionLost?:
                return state.end(.wrongAnswer, .sessionEnded)
            case Interruption.inputEnded?:
                return end(&state, .inputEnded, .sessionEnded, saying: texts.inputEnded.text)
            case Interruption.timeUp?:
                return end(&state, .timeUp, .sessionEnded, saying: texts.timeUp.text)
            case is Interruption:
                return state.end(.unsolved, .sessionEnded)
            default:
                isMistake = true
                return end(&state, .broken, .sessionEnded, saying: texts.brokenDown.text)
            }
        }
        if isMistake, let error { failed(error) }
        for one in woken { one.resume() }
        state.withLock { $0.takeWake() }?()
    }
}
