import SockratesJudge

/// The truth hidden among wrong answers of other questions.
enum Gaming {
    static func report(_ sets: [References]) {
        print(
            "Accepted when the truth is mixed with k answers of other questions (goal: at most .01 for k of 2, 4 and 9):"
        )
        print()
        print("| set, k | `, ` | ` or ` | ` / ` | `; ` | space | newline | mean |")
        print("|---|---|---|---|---|---|---|---|")
        for set in sets {
            var generator = Generator(state: 42)
            for k in [2, 4, 9] {
                let rates = [", ", " or ", " / ", "; ", " ", "\n"].map { rate(set, k, $0, &generator) }
                let mean = rates.reduce(0, +) / Double(rates.count)
                print("| \(set.title), \(k) | " + (rates + [mean]).map { $0.shown(4) }.joined(separator: " | ") + " |")
            }
        }
    }

    private static func rate(_ set: References, _ k: Int, _ separator: String, _ generator: inout Generator) -> Double {
        var accepted = 0
        for row in set.rows {
            var parts = (0..<k).compactMap { _ in set.rows.randomElement(using: &generator)?.answers.first }
            parts.insert(row.answers.first ?? "", at: Int.random(in: 0...k, using: &generator))
            if References.judge(row).verdict(on: parts.joined(separator: separator)).outcome == .accept {
                accepted += 1
            }
        }
        return Double(accepted) / Double(set.rows.count)
    }

    /// The same mixes every time (Knuth's MMIX constants).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }
}
