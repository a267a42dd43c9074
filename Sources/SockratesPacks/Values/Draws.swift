import Foundation
import SockratesQuiz

/// `integer: [1, 100]`: a whole number between two, both included.
struct IntegerDraw: ValueDraw {
    let low: ValueForm
    let high: ValueForm
    let place: ScriptPlace

    var variety: Variety {
        guard case .integer(let low)? = low.constant, case .integer(let high)? = high.constant else { return .unknown }
        return Variety(counting: Double(high) - Double(low) + 1)
    }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        guard let low = try low.value(&filling).wholeNumber, let high = try high.value(&filling).wholeNumber,
            low <= high
        else { throw ScriptFailure(at: place, "\"integer\" draws between two whole numbers, the lower one first") }
        let (span, isTooWide) = high.subtractingReportingOverflow(low)
        guard !isTooWide, span < Int64.max else {
            throw ScriptFailure(at: place, "\"integer\" draws from too wide a range")
        }
        return .integer(low + Int64(filling.random.below(Int(span) + 1)))
    }

    func all(_ filling: inout Filling, atMost count: Int) throws(ScriptFailure) -> [Value]? {
        guard let low = try low.value(&filling).wholeNumber, let high = try high.value(&filling).wholeNumber,
            low <= high, Double(high) - Double(low) < Double(count)
        else { return nil }
        return (low...high).map { .integer($0) }
    }
}

/// `float: [0, 1]`: a number between two, rounded to `digits` places.
struct FloatDraw: ValueDraw {
    let low: Double
    let high: Double
    let digits: Int

    var variety: Variety { Variety(counting: ((high - low) * pow(10, Double(digits))).rounded() + 1) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        // Whole steps, so that every machine rounds the same.
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let steps = max(1, ((high - low) * scale).rounded())
        let step = steps < 9e15 ? Double(filling.random.below(Int(steps) + 1)) : 0
        return .number((low * scale + step).rounded() / scale)
    }
}

/// `choice: […]`, `sample: […]` with `count`, and `shuffle: […]`: items of a list.
struct ItemsDraw: ValueDraw {
    enum Wanted: Sendable, Equatable {
        case one
        case some(count: Int)
        case all
    }

    let items: ValueForm
    let wanted: Wanted
    let place: ScriptPlace

    var variety: Variety {
        guard case .list(let items)? = items.constant else { return .unknown }
        return switch wanted {
        case .one: Variety(counting: Double(items.count))
        case .some(let count): .arrangements(of: items.count, count)
        case .all: .arrangements(of: items.count, items.count)
        }
    }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        guard case .list(var items) = try items.value(&filling), !items.isEmpty else {
            throw ScriptFailure(at: place, "there is nothing to choose from: a list is wanted that is not empty")
        }
        switch wanted {
        case .one: return items[filling.random.below(items.count)]
        case .some(let count):
            guard count <= items.count else {
                throw ScriptFailure(at: place, "\"count\" wants \(count) of \(items.count) items")
            }
            return .list(items.drawn(count, &filling.random))
        case .all: return .list(items.drawn(items.count, &filling.random))
        }
    }

    func all(_ filling: inout Filling, atMost count: Int) throws(ScriptFailure) -> [Value]? {
        guard wanted == .one, case .list(let items) = try items.value(&filling), items.count <= count else {
            return nil
        }
        return items
    }
}

/// `string: 8`: so many characters of an alphabet, each drawn for itself.
struct StringDraw: ValueDraw {
    let length: Int
    let alphabet: [Character]

    var variety: Variety { Variety(counting: Double(Set(alphabet).count)).repeated(Double(length)) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        var text = ""
        for _ in 0..<length { text.append(alphabet[filling.random.below(alphabet.count)]) }
        return .text(text)
    }

    func all(_ filling: inout Filling, atMost count: Int) -> [Value]? {
        guard variety.logarithm <= Variety(counting: Double(count)).logarithm else { return nil }
        var texts = [""]
        for _ in 0..<length { texts = texts.flatMap { text in alphabet.map { text + String($0) } } }
        return texts.map { .text($0) }
    }
}

/// `word: words.txt` and `row: countries.csv`: rows of a table, as texts where it has one column and as maps where it has more.
struct RowDraw: ValueDraw {
    let rows: [Value]
    /// How many, as a list; one by itself where `nil`.
    let count: Int?

    var variety: Variety { .arrangements(of: rows.count, count ?? 1) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        guard let count else { return rows[filling.random.below(rows.count)] }
        var chosen: [Value] = []
        var taken: Set<Int> = []
        while chosen.count < count {
            let row = filling.random.below(rows.count)
            if taken.insert(row).inserted { chosen.append(rows[row]) }
        }
        return .list(chosen)
    }

    func all(_ filling: inout Filling, atMost most: Int) -> [Value]? {
        count == nil && rows.count <= most ? rows : nil
    }
}

extension [Value] {
    /// So many of the items, in any order, none twice (Fisher and Yates).
    fileprivate mutating func drawn(_ count: Int, _ random: inout SeededRandom) -> [Value] {
        for index in 0..<count { swapAt(index, index + random.below(self.count - index)) }
        return Array(prefix(count))
    }
}
