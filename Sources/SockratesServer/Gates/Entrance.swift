/// How somebody stands before the gates.
public enum Entrance: Sendable {
    /// They are in, until they leave.
    case open(Entry)
    /// A gate asks them something first.
    case asked(AskedEntry)
    /// They don't get in.
    case refused(GateRefusal)
}

/// Somebody whom a gate asks something.
public struct AskedEntry: Sendable {
    /// What they read, as it is sent.
    public let text: String
    /// How long they may take.
    public var time: Duration { question.time }

    private let question: GateQuestion
    private let gate: any Gate
    private let entry: Entry
    private let gates: Gates

    init(_ question: GateQuestion, by gate: any Gate, _ entry: Entry, _ gates: Gates) {
        text = entry.greeting() + question.text
        self.question = question
        self.gate = gate
        self.entry = entry
        self.gates = gates
    }

    /// Takes their answer; there is one only.
    ///
    /// - Parameters:
    ///   - line: What they typed, without its newline.
    ///   - then: Gets, once and on any thread, all that they read now and how they stand. Who is gone meanwhile must be
    ///     made to leave by whoever gets it.
    public func answer(
        _ line: [UInt8],
        then: @escaping @Sendable (_ text: String, _ entrance: Entrance) -> Void
    ) {
        question.judge(line) { [gate, entry, gates] verdict in
            if let refusal = verdict.refusal { return then(verdict.text, .refused(gates.refuse(entry, refusal))) }
            entry.pass(gate)
            let entrance = gates.go(on: entry)
            switch entrance {
            case .open(let entry): then(verdict.text + entry.greeting(), entrance)
            case .asked(let asked): then(verdict.text + asked.text, entrance)
            case .refused(let refusal): then("\(verdict.text)\(refusal.sentence)\n", entrance)
            }
        }
    }

    /// Their time is over.
    ///
    /// - Returns: What they are told.
    public func timeIsOver() -> GateRefusal { gates.refuse(entry, question.late) }

    /// They have gone without an answer.
    public func leave() { entry.leave() }
}
