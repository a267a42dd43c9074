extension Judge {
    /// Some bytes that it holds, beside its regular expressions: for whoever bounds what a pack may hold.
    package var byteCount: Int {
        switch matcher {
        case .answer(let answer): answer.byteCount
        case .list(let list): list.items.reduce(400) { $0 + $1.byteCount }
        case .fields(let fields): fields.fields.reduce(200) { $0 + 80 + $1.judge.byteCount }
        case .choice(let choice): choice.rule.options.reduce(400) { $0 + 600 + 4 * $1.utf8.count }
        case .pairing(let pairing):
            (pairing.rule.left + pairing.rule.right).reduce(400) { $0 + 200 + 4 * $1.utf8.count }
        case .pattern: 300 + 2 * modelAnswer.utf8.count
        case .number, .date: 200
        case .anything: 0
        }
    }

    /// About how much it is to judge a response, in steps of some ten nanoseconds: counted and not measured, so that it is the same
    /// whatever else the machine does.
    package func work(on response: some StringProtocol) -> Int { work(onBytes: response.utf8.count) }

    /// The same for a response of so many bytes.
    package func work(onBytes count: Int) -> Int {
        (isLenient ? Self.stepsOfReading : Self.stepsOfVerdict) + count + byteCount / 8 + patternSize * count / 4
    }

    private static let stepsOfVerdict = 100
    /// A lenient judge takes an answer and a response apart.
    private static let stepsOfReading = 1000

    private var isLenient: Bool {
        if case .answer(let answer) = matcher { return answer.strictness == .lenient }
        return false
    }
}
