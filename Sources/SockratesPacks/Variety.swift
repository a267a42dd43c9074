import Foundation
import SockratesQuiz

/// How many different sessions a quiz can have: different questions, or the same in a different order.
///
/// The numbers grow beyond any integer, so they are kept as logarithms to the base of ten.
struct Variety {
    /// The logarithm of the number of sessions; 0 where all sessions are the same.
    let logarithm: Double

    init(logarithm: Double) {
        self.logarithm = logarithm
    }

    /// Counts the sessions of a quiz in which no wrong answer ends the session early.
    init(of quiz: Quiz) {
        logarithm = quiz.stages.reduce(0) { $0 + Self.logarithm(of: $1) }
    }

    /// The number in words: to the digit as far as that tells anything, else its magnitude.
    var description: String {
        if logarithm < 1e-9 { return "every session asks the same" }
        // Sums of logarithms are exact to nine digits or so, and a million needs seven.
        if logarithm < 6 { return "\(Int(pow(10, logarithm).rounded())) different sessions" }
        return "about 10^\(Int(logarithm.rounded())) different sessions"
    }

    private static func logarithm(of stage: Stage) -> Double {
        guard stage.order == .shuffled, stage.rounds > 0 else { return 0 }
        switch stage.mix {
        case .questions: return picks(of: stage.questionCount, turns: stage.rounds, stage.replacement)
        case .entries: return turnsOfEntries(stage)
        }
    }

    /// Ordered picks: `n^r`, or `n (n - 1) …` until none is left, and then from the beginning.
    private static func picks(of count: Int, turns: Int, _ replacement: Bool) -> Double {
        if replacement { return Double(turns) * log10(Double(count)) }
        let (cycles, rest) = turns.quotientAndRemainder(dividingBy: count)
        let whole = cycles == 0 ? 0 : Double(cycles) * arrangements(of: count, count)
        return whole + arrangements(of: count, rest)
    }

    /// `n! / (n - r)!`.
    private static func arrangements(of count: Int, _ places: Int) -> Double {
        (0..<places).reduce(0) { $0 + log10(Double(count - $1)) }
    }

    /// Entries that take turns: each whole cycle has all of them in some order, and the last one as many as are left.
    private static func turnsOfEntries(_ stage: Stage) -> Double {
        let counts = stage.entries.map(\.count)
        let (cycles, rest) = stage.rounds.quotientAndRemainder(dividingBy: counts.count)
        let orders = cycles == 0 ? 0 : Double(cycles) * arrangements(of: counts.count, counts.count)
        let questions = counts.reduce(0) { $0 + picks(of: $1, turns: cycles, stage.replacement) }
        // What each entry may ask in its next turn.
        let next = counts.map { stage.replacement ? $0 : $0 - cycles % $0 }
        return orders + questions + arrangements(of: rest, rest) + subsets(next, rest)
    }

    /// The sum, over all choices of so many entries, of the product of their numbers (an elementary symmetric polynomial).
    private static func subsets(_ numbers: [Int], _ size: Int) -> Double {
        var sums = [Double](repeating: -.infinity, count: size + 1)
        sums[0] = 0
        for number in numbers {
            for place in stride(from: size, to: 0, by: -1) {
                sums[place] = sum(sums[place], sums[place - 1] + log10(Double(number)))
            }
        }
        return sums[size]
    }

    /// The logarithm of the sum of two numbers, of which the logarithms are given.
    private static func sum(_ one: Double, _ other: Double) -> Double {
        let (larger, smaller) = (max(one, other), min(one, other))
        return smaller == -.infinity ? larger : larger + log10(1 + pow(10, smaller - larger))
    }
}
