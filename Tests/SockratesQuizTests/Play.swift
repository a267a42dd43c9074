import SockratesJudge
import SockratesQuiz

/// A session in memory, written down as the player would see it.
struct Play {
    var session: Session
    private(set) var transcript = ""
    private(set) var deadline: Duration?
    private(set) var events: [SessionEvent] = []
    private(set) var isClosed = false
    var time = Duration.zero

    init(_ quiz: Quiz, seed: UInt64 = 1) {
        session = Session(of: quiz, seed: seed)
        carryOut(session.opened())
    }

    mutating func type(_ line: String) {
        type(Array(line.utf8))
    }

    mutating func type(_ line: [UInt8]) {
        carryOut(session.received(line: line, at: time))
    }

    mutating func wait(_ duration: Duration) {
        time += duration
        if let deadline, time >= deadline { carryOut(session.deadlinePassed(at: time)) }
    }

    mutating func endInput() { carryOut(session.inputEnded(at: time)) }

    mutating func carryOut(_ actions: [SessionAction]) {
        for action in actions {
            precondition(!isClosed, "an action after the close")
            switch action {
            case .send(let bytes): transcript += String(decoding: bytes, as: UTF8.self)
            case .setDeadline(let time): deadline = time
            case .record(let event): events.append(event)
            case .close: isClosed = true
            }
        }
    }
}

extension Quiz {
    /// A quiz of sums in their written order, with plain texts.
    static func sums(
        _ count: Int,
        rules: QuestionRules = QuestionRules(),
        flag: String? = "flag{sum}",
        threshold: Threshold = .percent(100),
        time: Duration? = nil,
        stageTime: Duration? = nil
    ) -> Quiz {
        let questions = (1...count).map { number in
            Question(
                ask: "\(number) + 1?",
                judge: .answer([AnswerLine(verbatim: "\(number + 1)")], strictness: .strict),
                hints: ["One more than \(number)."]
            )
        }
        return Quiz(
            title: "Sums",
            stages: [Stage(entries: [QuestionEntry(questions, rules: rules)], order: .fixed, time: stageTime)],
            flag: flag.map { Wording($0) },
            threshold: threshold,
            time: time
        )
    }
}
