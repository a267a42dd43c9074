import Foundation
import SockratesQuiz

extension Variety {
    /// Counts the questions of a quiz: those that are written, one for each row of a table, and for those that are made, whatever is drawn
    /// for them.
    init(questionsOf quiz: Quiz) {
        let each = quiz.stages.lazy.flatMap(\.entries).filter(\.rules.isScored).map { entry in
            Variety(counting: Double(entry.count)) * ((entry.source as? any DraftedSource)?.draft.variety ?? .one)
        }
        self = each.dropFirst().reduce(each.first ?? .one, +)
    }

    /// Counts the sessions of a quiz in which no wrong answer ends the session early: other questions, the same in another order, or
    /// made of other values.
    init(sessionsOf quiz: Quiz) {
        let drawn = (quiz.rules.values as? DrawnValues)?.form.variety ?? .one
        self = quiz.stages.reduce(drawn) { $0 * Variety(logarithm: Self.logarithm(of: $1)) * Self.made(in: $1) }
    }

    /// What is drawn for the questions that a stage makes: for each as often as it has its turn on average.
    private static func made(in stage: Stage) -> Variety {
        let drawn = (stage.values as? DrawnValues)?.form.variety ?? .one
        let turns = Double(stage.turns ?? stage.rounds)
        return stage.entries.reduce(drawn) { sum, entry in
            guard let source = entry.source as? any DraftedSource else { return sum }
            let share =
                stage.mix == .entries
                ? 1 / Double(stage.entries.count) : Double(entry.count) / Double(max(1, stage.questionCount))
            return sum * source.draft.variety.repeated(turns * share)
        }
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

    private static func arrangements(of count: Int, _ places: Int) -> Double {
        Variety.arrangements(of: count, places).logarithm
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

    /// How many sums are worth their time.
    private static let mostSums = 100_000

    /// The sum, over all choices of so many entries, of the product of their numbers (an elementary symmetric polynomial).
    private static func subsets(_ numbers: [Int], _ size: Int) -> Double {
        // Where all are the same, as they mostly are, or there are very many, the mean stands for each.
        let isUniform = numbers.allSatisfy { $0 == numbers[0] }
        guard !isUniform, numbers.count * size <= Self.mostSums else {
            let mean = Double(numbers.reduce(0, +)) / Double(max(1, numbers.count))
            let choices = arrangements(of: numbers.count, size) - arrangements(of: size, size)
            return choices + Double(size) * log10(max(1, mean))
        }
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
