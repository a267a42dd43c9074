import SockratesPatterns
import SockratesQuiz

/// A player who follows a solution.
struct SolutionPlayer: Sendable {
    private let solution: Solution
    private var used: [Int: Int] = [:]
    private var values: [String: Value] = [:]
    /// What has come since the last line was typed.
    private var seen: [UInt8] = []
    /// The expression that failed, for its author.
    private(set) var failure: String?
    private(set) var flag: String?

    private static let mostSeen = 1 << 20

    init(_ solution: Solution) {
        self.solution = solution
    }

    /// Takes what has come, in pieces of any size.
    ///
    /// - Parameters:
    ///   - bytes: What has come.
    ///   - isComplete: Whether the other side waits for an answer now, as far as one can tell.
    /// - Returns: The lines to type; `nil` while no rule applies.
    mutating func received(_ bytes: [UInt8], isComplete: Bool) -> [String]? {
        seen += bytes
        if seen.count > 2 * Self.mostSeen { seen.removeFirst(seen.count - Self.mostSeen) }
        if let pattern = solution.flag, let match = pattern.firstMatch(in: seen) {
            flag = RegularExpression.string(seen[match["flag"] ?? match.range], of: seen)
        }
        guard isComplete else { return nil }
        for (number, rule) in solution.rules.enumerated() where used[number, default: 0] < rule.times ?? .max {
            guard let match = rule.see.firstMatch(in: seen) else { continue }
            used[number, default: 0] += 1
            keep(rule, match)
            guard let type = rule.type else { continue }
            var filling = Filling(scope: Scope(seed: 0, variables: values))
            do throws(ScriptFailure) {
                let text = try type.text(&filling)
                seen = []
                return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            } catch {
                failure = "\(error)"
                return nil
            }
        }
        return nil
    }

    /// Keeps what the rule's groups took, and what it sets.
    private mutating func keep(_ rule: Solution.Rule, _ match: RegularExpression.Match) {
        for name in rule.see.groupNames.compactMap(\.self) {
            if let range = match[name] {
                values[name] = Value(reading: RegularExpression.string(seen[range], of: seen))
            }
        }
        var filling = Filling(scope: Scope(seed: 0, variables: values))
        for (name, form) in rule.sets {
            do throws(ScriptFailure) {
                values[name] = try form.value(&filling)
                filling.values[name] = values[name]
            } catch {
                failure = "\(error)"
            }
        }
    }
}
