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
    /// What the pack's own code did wrong.
    private(set) var failures: [String] = []
    /// Why the session ended; `nil` while it goes on.
    private(set) var end: SessionEnd?

    init(of quiz: Quiz, seed: UInt64) {
        session = Session(of: quiz, seed: seed)
        let actions = session.opened()
        carryOut(actions)
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
    ///   - rounds: How many lines are typed at most.
    ///   - player: Gets what the session has sent, the question that waits, and whether it counts, and gives what to type.
    mutating func run(rounds: Int, _ player: ([UInt8], Question?, Bool) -> String?) {
        var typed = 0
        while typed < rounds {
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
            typed += 1
            guard let question = session.question else { return }
            for line in session.quiz.lines(typing: response, to: question) {
                charactersTyped += line.count + 1
                let actions = session.received(line: line, at: time)
                carryOut(actions)
            }
        }
        if end != nil { _ = player(output, nil, false) }
    }

    /// Plays as a solver does who sees nothing but what is sent, until the session ends, the solver knows nothing to type, or so many
    /// times something was typed.
    mutating func run(_ solver: inout PackSolver, rounds: Int) {
        var typed = 0
        while typed < rounds {
            waitForThePause()
            let said = output
            guard let lines = solver.received(said), end == nil else { return }
            output = []
            typed += 1
            for line in lines where end == nil {
                charactersTyped += line.count + 1
                let actions = session.received(line: line, at: time)
                carryOut(actions)
            }
        }
    }

    /// Lets pauses pass.
    private mutating func waitForThePause() {
        while session.state == .pausing, let next = deadline {
            time = max(time, next)
            let actions = session.deadlinePassed(at: time)
            carryOut(actions)
        }
    }

    /// Lets time pass, and types nothing.
    ///
    /// - Returns: How long the session took; `nil` where it never ends.
    mutating func waitForTheEnd() -> Duration? {
        while end == nil, let next = deadline, next > time {
            time = next
            let actions = session.deadlinePassed(at: time)
            carryOut(actions)
        }
        return end == nil ? nil : time
    }

    private mutating func carryOut(_ actions: [SessionAction]) {
        for action in actions {
            switch action {
            case .send(let bytes):
                output += bytes
                wordsRead += PlayerPace.words(in: bytes)
            case .setDeadline(let time): deadline = time
            case .record(.broken(_, let failure)): failures.append(failure)
            case .record, .close: break
            }
        }
        end = session.end
    }
}
