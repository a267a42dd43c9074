import Foundation
import SockratesPacks
import SockratesQuiz

/// Measures what an expression in a pack's text costs beside a plain name.
///
/// The goal: at most 3 µs a question more than a name. Prints a line for each kind of expression, and exits with 1 where a simple one
/// misses the goal.
@main struct ExpressionCost {
    private static let place = ScriptPlace(file: "bench", line: 1)
    private static let goal = Duration.microseconds(3)
    private static let values: [String: Value] = [
        "a": .integer(4711), "b": .integer(17), "word": .text("horseradish"),
        "row": .map(["name": .text("France"), "capital": .text("Paris")]),
        "words": .list((0..<100).map { .text("word\($0)") }),
    ]
    /// Expressions, and whether the goal is for them.
    private static let expressions: [(source: String, isSimple: Bool)] = [
        ("a", true), ("row.capital", true), ("a // b", true), ("a + b * 2", true), ("word:upper()", true),
        ("base64(word)", true), ("a .. ' and ' .. b", true), ("double(a)", true), ("sha256(word)", false),
        ("#words", false),
        ("word:gsub('r', 'R')", false),
    ]

    static func main() throws {
        let script = try PackScript("function double(x) return 2 * x end", at: place)
        var isWell = true
        var nameCost = Duration.zero
        print("expression               ns   more than a name")
        for (source, isSimple) in expressions {
            let cost = try cost(of: PackExpression(source, of: script, at: place))
            if source == "a" { nameCost = cost }
            let more = cost - nameCost
            print("\(padded(source, 20)) \(padded(nanoseconds(cost), -7))   \(padded(nanoseconds(more), -7))")
            if isSimple, more > goal { isWell = false }
        }
        if !isWell {
            print("a simple expression costs more than \(goal) above a name")
            exit(1)
        }
    }

    /// The median cost of one evaluation, its text included.
    private static func cost(of expression: PackExpression) throws -> Duration {
        let count = 20_000
        var bytes = 0
        var costs: [Duration] = []
        for _ in 0..<11 {
            let start = ContinuousClock.now
            for number in 0..<count {
                var random = SeededRandom(seed: UInt64(number))
                bytes &+= try expression.value(random: &random) { values[$0] }.text.utf8.count
            }
            costs.append((ContinuousClock.now - start) / count)
        }
        precondition(bytes > 0, "every expression has a text")
        return costs.sorted()[costs.count / 2]
    }

    private static func nanoseconds(_ duration: Duration) -> String {
        String(duration.components.attoseconds / 1_000_000_000 + duration.components.seconds * 1_000_000_000)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? blanks + text : text + blanks
    }
}
