/// A date's judge, compiled.
final class CompiledDate: Sendable {
    private let rule: DateRule
    let modelAnswer: String

    init(_ rule: DateRule) {
        self.rule = rule
        let month = rule.month.flatMap {
            CompiledDate.months.indices.contains($0 - 1) ? CompiledDate.months[$0 - 1] : nil
        }
        let year = rule.year.map { $0 < 0 ? "\(-$0) BC" : "\($0)" }
        modelAnswer = [rule.day.map { "\($0)" }, month, year].compactMap { $0 }.joined(separator: " ")
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        if ASCII.trimmed(response).isEmpty { return Verdict(.reject, .none, .empty) }
        guard let date = TypedDate(response, rule) else { return Verdict(.prompt, .none, .notADate) }
        if date.isSpan || isOther(date) { return Verdict(.reject, .date, .otherDate) }
        let isWhole = pairs(date).allSatisfy { wanted, told in wanted == nil || told != nil }
        return isWhole ? Verdict(.accept, .date, .dateMatched) : Verdict(.prompt, .date, .partial)
    }

    private func pairs(_ date: TypedDate) -> [(wanted: Int?, told: Int?)] {
        [(rule.year, date.year), (rule.month, date.month), (rule.day, date.day)]
    }

    private func isOther(_ date: TypedDate) -> Bool {
        switch rule.tolerance {
        case .years(let most):
            // There is no year zero.
            guard let wanted = rule.year, let told = date.year else { return false }
            return abs((wanted < 0 ? wanted + 1 : wanted) - (told < 0 ? told + 1 : told)) > most
        case .days(let most):
            guard let wanted = DayCount(rule.year, rule.month, rule.day),
                let told = DayCount(date.year, date.month, date.day)
            else { return isUnequal(date) }
            return abs(wanted.days - told.days) > most
        case nil: return isUnequal(date)
        }
    }

    private func isUnequal(_ date: TypedDate) -> Bool {
        pairs(date).contains { wanted, told in wanted != nil && told != nil && wanted != told }
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// The date that a response tells, as far as it tells one.
private struct TypedDate {
    var year: Int?
    var month: Int?
    var day: Int?
    /// It tells two years: `1989-1990`.
    private(set) var isSpan = false

    init?(_ response: [UInt8], _ rule: DateRule) {
        var numbers: [Int] = []
        var isBefore = false
        // A point between a date's numbers makes no fraction of them, and a hyphen no range.
        let parted = TypedDate.withoutPoints(response).map {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") ? UInt8(ascii: "/") : $0
        }
        for word in Wording(parted).words {
            if let place = TypedDate.monthKeys.firstIndex(of: word.key) {
                guard month == nil else { return nil }
                month = place + 1
            } else if word.has(.number) {
                guard word.value >= 0, word.value < 10_000, word.value == word.value.rounded() else { return nil }
                numbers.append(Int(word.value))
            } else if word.key == TypedDate.before {
                isBefore = true
            } else if !word.has([.stop, .approximate]), word.key != TypedDate.after,
                !TypedDate.fillers.contains(word.key)
            {
                return nil
            }
        }
        guard !numbers.isEmpty || month != nil else { return nil }
        isSpan = numbers.count(where: { $0 > 31 }) > 1
        guard isSpan || read(numbers, rule) && isPossible else { return nil }
        if isBefore, let year { self.year = -year }
    }

    /// Gives the bare numbers their meaning.
    private mutating func read(_ numbers: [Int], _ rule: DateRule) -> Bool {
        switch (month, numbers.count) {
        case (_, 0): return true
        case (.some, 1):
            if numbers[0] > 31 || rule.day == nil { year = numbers[0] } else { day = numbers[0] }
            return true
        case (.some, 2):
            let isYearFirst = numbers[0] > 31
            (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            return true
        case (nil, 1):
            if rule.year != nil {
                year = numbers[0]
            } else if rule.month != nil, rule.day == nil {
                month = numbers[0]
            } else {
                day = numbers[0]
            }
            return true
        case (nil, 3):
            if numbers[0] > 31 {
                (year, month, day) = (numbers[0], numbers[1], numbers[2])
            } else {
                let isDayFirst = rule.order == .dayFirst
                (day, month, year) = (numbers[isDayFirst ? 0 : 1], numbers[isDayFirst ? 1 : 0], numbers[2])
            }
            return true
        case (nil, 2) where numbers.allSatisfy { $0 <= 31 } && rule.day != nil:
            // 25.12. and 12/25
            let isDayFirst = numbers[0] > 12 || numbers[1] <= 12 && rule.order == .dayFirst
            (day, month) = isDayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
            return true
        case (nil, 2):
            (month, year) = numbers[0] > 12 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            return true
        default: return false
        }
    }

    private var isPossible: Bool {
        (month.map { 1...12 ~= $0 } ?? true) && (day.map { 1...31 ~= $0 } ?? true)
    }

    /// `B.C.` without its points, which else part.
    private static func withoutPoints(_ response: [UInt8]) -> [UInt8] {
        response.indices.filter { index in
            guard response[index] == UInt8(ascii: "."), index > 0, ASCII.isLetter(response[index - 1]) else {
                return true
            }
            return index + 1 < response.count && ASCII.isDigit(response[index + 1])
        }.map { response[$0] }
    }

    private static let fillers = [
        "year", "month", "day", "date", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ].map(key)

    private static let monthKeys = CompiledDate.months.map { key($0.lowercased()) }
    private static let before = key("bc")
    private static let after = key("ad")

    private static func key(_ word: String) -> UInt64 { Wording(Array(word.utf8)).words.first?.key ?? 0 }
}
