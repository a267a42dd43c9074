import SockratesQuiz
import Synchronization

/// Finds expressions whose whole numbers grow beyond 64 bits, where Lua goes on with what is left of them and says nothing.
///
/// The first whole numbers that an expression gives are computed once more, with numbers of any size instead of those that it works on. A
/// result that does not fit into 64 bits and differs by a multiple of 2^64 is one that has wrapped around; any other difference, or a
/// mistake, tells nothing.
final class OverflowWatch: Sendable {
    private struct Looks {
        /// How often each expression was looked at, by its number.
        var counts: [Int: Int] = [:]
        var total = 0
        var findings: [Int: PackProblem] = [:]
    }

    /// How often an expression is looked at, and all of them together; and what a look may take.
    private static let mostOfOne = 10
    private static let most = 100
    private static let steps = 100_000
    private static let wrap = WholeNumber(1 << 62) * WholeNumber(4)

    private let looks = Mutex(Looks())

    /// What was found, in the order of the lines.
    var problems: [PackProblem] {
        looks.withLock { $0.findings.values.sorted { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) } }
    }

    /// Looks whether the result of an expression has wrapped around.
    ///
    /// - Parameters:
    ///   - result: What the expression gave.
    ///   - expression: The expression.
    ///   - again: Computes it once more within an allowance, with other values instead of those that it works on.
    func look(
        at result: Value,
        of expression: PackExpression,
        again: (Allowance, (Value) -> Value) -> Value?
    ) {
        guard case .integer(let wrapped) = result, wants(expression) else { return }
        guard case .whole(let exact)? = again(Allowance(Self.steps), Self.widened),
            exact.integer == nil,
            (exact - WholeNumber(wrapped)).divided(by: Self.wrap)?.remainder.isZero == true
        else { return }
        let problem = PackProblem(
            .warning,
            file: expression.place.file,
            line: expression.place.line,
            "whole numbers have 64 bits: this comes to \(exact) and wraps around to \(wrapped); let it begin with big(…)"
        )
        looks.withLock { $0.findings[expression.number] = $0.findings[expression.number] ?? problem }
    }

    private func wants(_ expression: PackExpression) -> Bool {
        looks.withLock { looks in
            if looks.total >= Self.most || looks.findings[expression.number] != nil { return false }
            let count = looks.counts[expression.number, default: 0]
            if count >= Self.mostOfOne { return false }
            looks.counts[expression.number] = count + 1
            looks.total += 1
            return true
        }
    }

    /// A whole number, or a text that is the digits of one, as a number of any size.
    private static func widened(_ value: Value) -> Value {
        switch value {
        case .integer(let number): .whole(WholeNumber(number))
        case .text(let text): Int64(text).map { .whole(WholeNumber($0)) } ?? value
        default: value
        }
    }
}
