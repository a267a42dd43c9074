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
        return .integer(filling.random.integer(in: low...high))
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
    let place: ScriptPlace

    /// Whole numbers up to here are told apart by a `Double`.
    private static let mostSteps = 9e15

    /// Whether every step of a range is a number of its own, from zero on.
    static func tellsSteps(from low: Double, to high: Double, digits: Int) -> Bool {
        max(abs(low), abs(high), high - low) * pow(10, Double(digits)) < mostSteps
    }

    var variety: Variety { Variety(counting: ((high - low) * pow(10, Double(digits))).rounded() + 1) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        // Whole steps, so that every machine rounds the same.
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let steps = max(1, ((high - low) * scale).rounded())
        return .number((low * scale + Double(filling.random.below(Int(steps) + 1))).rounded() / scale)
    }
}

/// `choice: […]`, `sample: […]` with `count`, and `shuffle: […]`: items of a list.
struct ItemsDraw: ValueDraw {
    enum Wanted: Sendable, Equatable {
        case one
        case some(count: Int)
        case all
    }

    /// What it costs to move an item, in steps.
    private static let stepsOfItem = 10

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
        if wanted != .one { try filling.spend(items.count * Self.stepsOfItem, at: place) }
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
    /// What it costs to draw a character, in steps.
    private static let stepsOfCharacter = 5

    let length: Int
    let alphabet: [Character]
    let place: ScriptPlace

    var variety: Variety { Variety(counting: Double(Set(alphabet).count)).repeated(Double(length)) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        try filling.spend(length * Self.stepsOfCharacter, at: place)
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
    /// What it costs to draw a row, in steps.
    private static let stepsOfRow = 20
    /// What a cell of it is in memory, once it has a name.
    private static let stepsOfCell = 100

    let table: TableCells
    /// The numbers of the rows.
    let rows: [UInt32]
    let columns: [String]
    let separators: [[UInt8]]
    /// Whether a row is its first cell, and no map.
    let isWord: Bool
    let place: ScriptPlace
    /// How many, as a list; one by itself where `nil`.
    let count: Int?

    private func value(of number: UInt32) -> Value {
        let row = TableRow(cells: table, number: Int(number))
        if isWord { return row.cell(0, separators).value }
        let cells = columns.indices.map { row.cell($0, separators).value }
        return .map(Dictionary(zip(columns, cells)) { $1 })
    }

    var variety: Variety { .arrangements(of: rows.count, count ?? 1) }

    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        guard let count else { return value(of: rows[filling.random.below(rows.count)]) }
        var chosen: [Value] = []
        var taken: Set<Int> = []
        while chosen.count < count {
            try filling.spend(Self.stepsOfRow + (isWord ? 0 : columns.count * Self.stepsOfCell), at: place)
            let row = filling.random.below(rows.count)
            if taken.insert(row).inserted { chosen.append(value(of: rows[row])) }
        }
        return .list(chosen)
    }

    func all(_ filling: inout Filling, atMost most: Int) -> [Value]? {
        count == nil && rows.count <= most ? rows.map(value) : nil
    }
}

extension [Value] {
    /// So many of the items, in any order, none twice (Fisher and Yates).
    fileprivate mutating func drawn(_ count: Int, _ random: inout SeededRandom) -> [Value] {
        for index in 0..<count { swapAt(index, index + random.below(self.count - index)) }
        return Array(prefix(count))
    }
}
