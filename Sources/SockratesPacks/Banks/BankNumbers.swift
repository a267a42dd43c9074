import Foundation

/// The numbers that answer a question, as a bank weighs them.
struct BankNumbers {
    private var right: [BankNumber] = []
    private var credit: [(number: BankNumber, percent: Double)] = []

    /// Adds a number.
    ///
    /// - Returns: What is noteworthy about it, or `nil`.
    mutating func add(_ number: BankNumber, percent: Double) -> String? {
        if percent > 99.9 {
            if right.contains(number) { return "the number \(number.shown) is there twice; it is kept once" }
            right.append(number)
        } else if percent > 0 {
            credit.append((number, percent))
        }
        return nil
    }

    /// The question that they make.
    var kind: Result<BankOptions.Outcome, BankRefusal> {
        var right = self.right
        var warnings: [String] = []
        if right.isEmpty {
            guard let best = credit.max(by: { $0.percent < $1.percent }) else {
                return .failure(BankRefusal(reason: "none of its numbers is right"))
            }
            right = [best.number]
            warnings.append("no number is worth 100 %; \(best.number.shown), worth most, is taken to be right")
        }
        guard let first = right.first else { return .failure(BankRefusal(reason: "it has no number")) }
        var outcome = BankOptions.Outcome(kind: .number(first), warnings: warnings)
        if right.count > 1 {
            let exact = right.compactMap(\.exact)
            if exact.count == right.count {
                outcome.kind = .shortAnswer(exact)
                outcome.warnings.append("several numbers are right; it is read as a question for a short answer")
            } else {
                let others = right.dropFirst().map(\.shown).joined(separator: ", ")
                outcome.warnings.append(
                    "several numbers with a tolerance are right; the first is kept, and not: \(others)"
                )
            }
        }
        for (number, percent) in credit where !right.contains(number) {
            if let exact = number.exact {
                outcome.credit.append(.init(exact, percent: percent))
            } else {
                outcome.warnings.append(
                    "the part that \(number.shown) earns is left out: only a single number earns a part, not a stretch of them"
                )
            }
        }
        return .success(outcome)
    }

    /// A number as GIFT writes it: `3`, `3:0.5` or `2.5..3.5`.
    static func read(gift text: String) -> BankNumber? {
        if let dots = text.firstRange(of: "..") {
            return range(String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
        }
        guard let colon = text.firstIndex(of: ":") else { return value(text, tolerance: "0") }
        return value(String(text[..<colon]), tolerance: String(text[text.index(after: colon)...]))
    }

    /// A number and how far from it is right, too.
    static func value(_ text: String, tolerance: String) -> BankNumber? {
        let tolerance = tolerance.trimmed.isEmpty ? "0" : tolerance
        guard let value = decimal(text), let bound = decimal(tolerance) else { return nil }
        return .value(value, tolerance: bound.hasPrefix("-") ? String(bound.dropFirst()) : bound)
    }

    private static func range(_ low: String, _ high: String) -> BankNumber? {
        guard let low = decimal(low), let high = decimal(high), let least = Double(low), let most = Double(high) else {
            return nil
        }
        return least <= most ? .range(low, high) : .range(high, low)
    }

    /// A number in the digits that its author wrote, with a point; `nil` where it is none.
    private static func decimal(_ text: String) -> String? {
        var digits = text.trimmed.replacing("\u{2212}", with: "-").replacing(" ", with: "")
        if digits.contains(","), !digits.contains(".") { digits = digits.replacing(",", with: ".") }
        if digits.hasPrefix("+") { digits.removeFirst() }
        guard let number = Double(digits), number.isFinite, !digits.lowercased().contains("x") else { return nil }
        return number == 0 ? "0" : digits
    }
}

extension BankNumber {
    /// The number where nothing else is right; `nil` where there is a tolerance.
    var exact: String? {
        if case .value(let value, let tolerance) = self, Double(tolerance) == 0 { return value }
        return nil
    }

    /// How messages show it.
    var shown: String {
        switch self {
        case .value(let value, let tolerance): Double(tolerance) == 0 ? value : "\(value) ± \(tolerance)"
        case .range(let low, let high): "\(low) to \(high)"
        }
    }
}
