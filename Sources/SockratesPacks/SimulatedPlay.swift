import SockratesJudge
import SockratesQuiz

/// A session played in memory, on a clock that stands still until somebody waits.
struct SimulatedPlay {
    private var session: Session
    private var time = Duration.zero
    private var deadline: Duration?
    private var output: [UInt8] = []
    /// Words that the session has sent, and characters that were typed, ends of lines included.
    private(set) var wordsRead = 0
    private(set) var charactersTyped = 0
    /// What the pack's own code did wrong, and where.
    private(set) var failures: [(place: QuestionPlace, message: String)] = []
    /// Whether it was ended because it was too much work.
    private(set) var isCutShort = false
    /// How many times something was typed or waited for.
    private(set) var turns = 0
    private let work: Allowance
    /// Why the session ended; `nil` while it goes on.
    private(set) var end: SessionEnd?

    /// Begins to play.
    ///
    /// - Parameters:
    ///   - quiz: What is played.
    ///   - seed: Decides which questions are drawn.
    ///   - work: How much it may compute, say and judge.
    init(of quiz: Quiz, seed: UInt64, within work: Allowance) {
        self.work = work
        session = Session(of: quiz, seed: seed)
        if goesOn() { carryOut(session.opened()) }
    }

    /// Whether a clock runs.
    var hasDeadline: Bool { deadline != nil }

    /// What the session said last, on one line.
    var lastWords: String {
        String(decoding: output.suffix(200), as: UTF8.self).replacing("\n", with: " ")
    }

    /// Plays until the session ends, nothing more is typed, or so many lines have been.
    ///
    /// - Parameters:
    ///   - rounds: How many turns the play has at most, those before included.
    ///   - player: Gets what the session has sent, the question that waits, and whether it counts, and gives what to type.
    mutating func run(rounds: Int, _ player: ([UInt8], Question?, Bool) -> String?) {
        while turns < rounds, goesOn() {
            waitForThePause()
            let said = output
            guard end == nil else {
                _ = player(said, nil, false)
                return
            }
            output = []
            guard let response = player(said, session.question, session.questionCounts) else {
                output = said
                return
            }
            turns += 1
            guard let question = session.question else { return }
            makeHints(of: question)
            type(response, to: question)
        }
        if end != nil { _ = player(output, nil, false) }
    }

    private mutating func type(_ response: String, to question: Question) {
        work.spend(question.judge.work(on: response))
        for line in session.quiz.lines(typing: response, to: question) where end == nil { type(line: line) }
    }

    private mutating func type(line: [UInt8]) {
        charactersTyped += line.count + 1
        let actions = session.received(line: line, at: time)
        carryOut(actions)
    }

    /// Whether a question waits for a response.
    var isAsking: Bool { session.question != nil }

    /// What the pack's own code does wrong where something is typed now; the play itself stays where it is.
    func failures(typing response: String) -> [(place: QuestionPlace, message: String)] {
        var other = self
        guard let question = session.question, other.goesOn() else { return [] }
        other.type(response, to: question)
        return Array(other.failures.dropFirst(failures.count))
    }

    /// Plays as a solver does who sees nothing but what is sent, until the session ends, the solver knows nothing to type, or the play
    /// has had so many turns.
    mutating func run(_ solver: inout PackSolver, rounds: Int) {
        while turns < rounds, goesOn() {
            waitForThePause()
            let said = output
            guard let lines = solver.received(said), end == nil else { return }
            output = []
            turns += 1
            for line in lines where end == nil {
                charactersTyped += line.count + 1
                work.spend(session.question?.judge.work(onBytes: line.count) ?? 0)
                let actions = session.received(line: line, at: time)
                carryOut(actions)
            }
        }
    }

    /// Where the play stands.
    var place: QuestionPlace { session.place }
    /// How many questions have been asked.
    var rounds: Int { session.rounds }

    private mutating func goesOn() -> Bool {
        isCutShort = isCutShort || work.stepsLeft <= 0
        return !isCutShort
    }

    /// Lets pauses pass.
    mutating func waitForThePause() {
        while session.state == .pausing, let next = deadline, goesOn() {
            time = max(time, next)
            let actions = session.deadlinePassed(at: time)
            carryOut(actions)
        }
    }

    /// Lets time pass, and types nothing.
    ///
    /// - Returns: How long the session took; `nil` where it never ends.
    mutating func waitForTheEnd() -> Duration? {
        while end == nil, let next = deadline, next > time, goesOn() {
            time = next
            turns += 1
            let actions = session.deadlinePassed(at: time)
            carryOut(actions)
        }
        return end == nil ? nil : time
    }

    /// Makes the hints that nobody asks for here: only so are the mistakes of their code seen.
    private mutating func makeHints(of question: Question) {
        for hint in question.details?.hints ?? [] where goesOn() {
            guard let template = hint.template else { continue }
            let before = session.spent
            do throws(BrokenQuestion) {
                _ = try template.text(in: session.scope(question))
            } catch {
                failures.append((session.place, error.description))
            }
            work.spend(session.spent - before)
        }
    }

    /// What an event costs beside what it computes and says, in steps.
    private static let stepsOfEvent = 300
    private static let stepsOfReward = 2

    private mutating func carryOut(_ actions: [SessionAction]) {
        work.spend(Self.stepsOfEvent + Self.stepsOfReward * session.quiz.rules.rewards.count + session.spent)
        for action in actions {
            switch action {
            case .send(let bytes):
                output += bytes
                work.spend(bytes.count)
                wordsRead += PlayerPace.words(in: bytes)
            case .setDeadline(let time): deadline = time
            case .record(.broken(let place, let failure)): failures.append((place, failure))
            case .record, .close: break
            }
        }
        end = session.end
    }
}
