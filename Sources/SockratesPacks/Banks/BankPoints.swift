/// What the questions of a bank are worth, in whole points of which every part that an answer earns is a whole one, too.
struct BankPoints {
    /// By how much more each question is worth.
    private(set) var factor = 1
    /// What was made of the bank's points, and the line of the first question with parts.
    private(set) var warning: (line: Int, message: String)?

    private static let largestFactor = 100
    private static let mostPoints = 1_000_000

    init(_ questions: [BankQuestion]) {
        let parts = questions.flatMap { question in question.credit.map { Double(question.points) * $0.percent / 100 } }
        guard let first = questions.first(where: { !$0.credit.isEmpty && $0.points > 0 }) else { return }
        let most = questions.map(\.points).max() ?? 1
        let factors = 1...max(1, min(Self.largestFactor, Self.mostPoints / max(1, most)))
        let exact = factors.first { factor in
            parts.allSatisfy { abs($0 * Double(factor) - ($0 * Double(factor)).rounded()) < 0.001 }
        }
        factor = exact ?? factors.upperBound
        guard factor > 1 || exact == nil else { return }
        let rounded = exact == nil ? ", and the nearest whole number of points is earned" : ""
        warning = (
            first.line,
            "some answers earn a part of the points, which are whole here: each question is worth \(factor) times as many\(rounded)"
        )
    }

    /// What most questions are worth, where most are worth the same; else 1.
    static func usual(_ questions: [BankQuestion]) -> Int {
        let counts = Dictionary(grouping: questions, by: \.points).mapValues(\.count)
        return counts.first { $0.value * 2 > questions.count }?.key ?? 1
    }
}
