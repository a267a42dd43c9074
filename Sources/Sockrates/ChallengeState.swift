import SockratesQuiz
import SockratesStore

/// What a challenge's session knows, and who waits for what; all of it behind one lock.
struct ChallengeState: Sendable {
    /// What the author's code can wait for.
    enum Wish: Equatable, Sendable {
        /// A line, typed behind a prompt.
        case line(prompt: String)
        /// A deadline.
        case pause
        /// To know what time it is.
        case moment
        /// Room for more output.
        case room

        var isLine: Bool { if case .line = self { true } else { false } }
    }

    /// What it gets.
    enum Wakeup: Sendable {
        case line([UInt8])
        case moment(Duration)
        case done
        case timeUp
        case interrupted(Interruption)
        case cancelled

        var line: [UInt8]? { if case .line(let line) = self { line } else { nil } }
        var moment: Duration? { if case .moment(let time) = self { time } else { nil } }
    }

    /// Somebody who waits.
    struct Waiter: Sendable {
        let ticket: Int
        let wish: Wish
        let deadline: Duration?
        let continuation: CheckedContinuation<Wakeup, Never>

        /// Whether the deadline has come.
        func isLate(at now: Duration) -> Bool { deadline.map { $0 <= now } ?? false }
    }

    /// Somebody who waits no more; to be resumed without the lock, since resuming leads back here.
    struct Woken: Sendable {
        let continuation: CheckedContinuation<Wakeup, Never>
        let wakeup: Wakeup

        func resume() { continuation.resume(returning: wakeup) }
    }

    /// With so many bytes said at once, the author's code is made to wait until they have left.
    static let fullOutput = 16_384
    /// With so many lines or bytes unheard, no more are taken from the player.
    private static let mostLines = 64
    private static let mostLineBytes = 16_384

    var now = Duration.zero
    var timeLimit: Duration?
    var score = Score()
    var random: SeededRandom
    var output = SessionOutput()
    var isSolved = false
    var identity: Identity?
    private var askedCount = 0
    var inputHasEnded = false
    /// Nobody is there any more.
    var isGone = false
    private(set) var end: SessionEnd?

    /// An event is running, and will do what there is to do.
    var isInEvent = false
    var hasAskedForEvent = false
    var wake: (@Sendable () -> Void)?
    var task: Task<Void, Never>?
    var jobs: [UnownedJob] = []

    private var interruption: Interruption?
    private var waiters: [Waiter] = []
    private var cancelledEarly: Set<Int> = []
    private var lines: [[UInt8]] = []
    private var lineBytes = 0
    private var hasOfferedHint = false
    private var armed: Duration?
    private var hasClosed = false

    init(seed: UInt64) { random = SeededRandom(seed: seed) }
}

// MARK: What is said

extension ChallengeState {
    /// Throws what ended the session, if it has ended.
    func goOn() throws(Interruption) {
        if let interruption { throw interruption }
    }

    /// Ends the line that the player is typing on, before something is said unasked.
    mutating func interruptLine() {
        if !output.isAtLineStart { output.send("\n") }
    }

    /// Shows again where to type, after something was said unasked.
    mutating func promptAgain() {
        if case .line(let prompt) = waiters.first(where: { $0.wish.isLine })?.wish { output.send(prompt) }
    }

    /// The place of the next question in the record: a challenge in Swift has no other order than that of its asking.
    mutating func nextPlace() -> QuestionPlace {
        defer { askedCount += 1 }
        return QuestionPlace(stage: 0, entry: 0, question: askedCount)
    }

    /// Whether the player should be told now how to get a hint.
    mutating func offersHint() -> Bool {
        defer { hasOfferedHint = true }
        return !hasOfferedHint
    }

    /// Ends the session.
    mutating func end(_ end: SessionEnd, _ interruption: Interruption) -> [Woken] {
        self.end = end
        self.interruption = interruption
        lines = []
        lineBytes = 0
        output.record(.ended(end, points: score.points))
        return wake({ _ in true }, with: .interrupted(interruption))
    }

    /// The author's task, when it has outlived the session; once.
    mutating func takeOverdueTask() -> Task<Void, Never>? {
        guard end != nil else { return nil }
        defer { task = nil }
        return task
    }

    /// What asks the carrier for an event; `nil` where one runs or has been asked for.
    mutating func takeWake() -> (@Sendable () -> Void)? {
        guard !isInEvent, !isGone, !hasAskedForEvent else { return nil }
        hasAskedForEvent = true
        return wake
    }

    /// What is to be done after an event.
    mutating func outcome() -> ChallengeSession.Outcome {
        var outcome = ChallengeSession.Outcome(actions: output.takeActions())
        if end != nil {
            if !hasClosed { outcome.actions.append(.close) }
            hasClosed = true
            return outcome
        }
        let next = waiters.lazy.compactMap(\.deadline).min().map { min($0, timeLimit ?? $0) } ?? timeLimit
        if next != armed {
            armed = next
            outcome.actions.append(.setDeadline(next))
        }
        outcome.wantsRoom = waiters.contains { $0.wish == .room }
        outcome.takesInput = lines.count < Self.mostLines && lineBytes < Self.mostLineBytes
        return outcome
    }
}

// MARK: Who waits

extension ChallengeState {
    /// Lets somebody wait, unless what is waited for is there already.
    mutating func enlist(
        _ ticket: Int,
        _ wish: Wish,
        _ deadline: Duration?,
        _ continuation: CheckedContinuation<Wakeup, Never>
    ) -> Wakeup? {
        if let interruption { return .interrupted(interruption) }
        if cancelledEarly.remove(ticket) != nil { return .cancelled }
        switch wish {
        case .line:
            if !lines.isEmpty {
                let line = lines.removeFirst()
                lineBytes -= line.count
                return .line(line)
            }
            if inputHasEnded { return .interrupted(.inputEnded) }
        case .moment:
            if isInEvent { return .moment(now) }
        case .pause:
            if let deadline, deadline <= now { return .timeUp }
        case .room:
            break
        }
        waiters.append(Waiter(ticket: ticket, wish: wish, deadline: deadline, continuation: continuation))
        return nil
    }

    /// Whether somebody waits for a line whose time has passed.
    var lineIsLate: Bool { waiters.contains { $0.wish.isLine && $0.isLate(at: now) } }

    /// Wakes those who fit.
    mutating func wake(_ fits: (Waiter) -> Bool, with wakeup: Wakeup) -> [Woken] {
        guard waiters.contains(where: fits) else { return [] }
        let woken = waiters.filter(fits).map { Woken(continuation: $0.continuation, wakeup: wakeup) }
        waiters.removeAll(where: fits)
        return woken
    }

    /// Gives a line to who waits for one, or keeps it.
    mutating func take(_ line: [UInt8]) -> [Woken] {
        guard end == nil else { return [] }
        output.isAtLineStart = true
        guard let place = waiters.firstIndex(where: { $0.wish.isLine }) else {
            lines.append(line)
            lineBytes += line.count
            return []
        }
        return [Woken(continuation: waiters.remove(at: place).continuation, wakeup: .line(line))]
    }

    mutating func cancel(_ ticket: Int) -> Woken? {
        guard let place = waiters.firstIndex(where: { $0.ticket == ticket }) else {
            cancelledEarly.insert(ticket)
            return nil
        }
        return Woken(continuation: waiters.remove(at: place).continuation, wakeup: .cancelled)
    }

    mutating func nextJob() -> UnownedJob? { jobs.isEmpty ? nil : jobs.removeFirst() }

    mutating func takeJobs() -> [UnownedJob] {
        defer { jobs = [] }
        return jobs
    }
}
