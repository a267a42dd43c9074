import Foundation
import SockratesQuiz

extension ScriptFunction {
    /// Parts that a text is split into: more have no room in a script's memory.
    private static let mostParts = 100_000

    static let texts = [
        ScriptFunction("upper", "text", "in capitals, of any script", example: ("upper('straße')", "STRASSE")) {
            arguments throws(ScriptArguments.Mistake) in
            .text(try arguments.text(0).uppercased())
        },
        ScriptFunction("lower", "text", "in small letters, of any script", example: ("lower('ÉCLAIR')", "éclair")) {
            arguments throws(ScriptArguments.Mistake) in
            .text(try arguments.text(0).lowercased())
        },
        ScriptFunction(
            "title",
            "text",
            "with a capital at the beginning of each word",
            example: ("title('isle of man')", "Isle Of Man")
        ) { arguments throws(ScriptArguments.Mistake) in
            .text(try arguments.text(0).titled)
        },
        ScriptFunction("trim", "text", "without blanks at its ends", example: ("trim('  a b ')", "a b")) {
            arguments throws(ScriptArguments.Mistake) in
            .text(try arguments.text(0).trimmed)
        },
        ScriptFunction(
            "split",
            "text, separator",
            "a list of what stands between separators",
            example: ("split('a;b;;c', ';')", "a, b, , c")
        ) { arguments throws(ScriptArguments.Mistake) in
            let separator = try arguments.text(1)
            if separator.isEmpty { throw arguments.mistake("the separator is empty; letters() gives single letters") }
            let parts = try arguments.text(0)
                .split(separator: separator, maxSplits: mostParts, omittingEmptySubsequences: false)
            if parts.count > mostParts { throw arguments.mistake("the text has more than \(mostParts) parts") }
            return .list(parts.map { .text(String($0)) })
        },
        ScriptFunction(
            "join",
            "list, separator",
            "the items as one text, with the separator between them (`, ` if left out)",
            example: ("join({1, 2, 3}, '-')", "1-2-3")
        ) { arguments throws(ScriptArguments.Mistake) in
            .text(try arguments.list(0).map(\.text).joined(separator: try arguments.text(1, default: ", ")))
        },
        ScriptFunction(
            "words",
            "text",
            "a list of what stands between blanks",
            example: ("words(' to be  or not ')[3]", "or")
        ) { arguments throws(ScriptArguments.Mistake) in
            .list(try arguments.text(0).split(whereSeparator: \.isWhitespace).map { .text(String($0)) })
        },
        ScriptFunction(
            "letters",
            "text",
            "a list of the characters, as a reader counts them",
            example: ("letters('né')[2]", "é")
        ) { arguments throws(ScriptArguments.Mistake) in
            .list(try arguments.text(0).map { .text(String($0)) })
        },
        ScriptFunction(
            "lines",
            "text",
            "a list of the lines",
            example: ("#lines('a\\nb\\n')", "2")
        ) { arguments throws(ScriptArguments.Mistake) in
            var lines = try arguments.text(0).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            if lines.last?.isEmpty == true { lines.removeLast() }
            return .list(lines.map { .text(String($0)) })
        },
        ScriptFunction(
            "reverse",
            "value",
            "a text's characters or a list's items in the other order",
            example: ("reverse('stressed')", "desserts")
        ) { arguments throws(ScriptArguments.Mistake) in
            if case .list(let items) = try arguments.value(0) { return .list(items.reversed()) }
            return .text(String(try arguments.text(0).reversed()))
        },
        ScriptFunction(
            "sorted",
            "list",
            "the items in order, numbers before texts",
            example: ("sorted({'b', 10, 'a', 9})", "9, 10, a, b")
        ) { arguments throws(ScriptArguments.Mistake) in
            var keys: [SortKey] = []
            for item in try arguments.list(0) {
                guard let key = SortKey(item) else { throw arguments.mistake("\(item.kind) has no place in an order") }
                keys.append(key)
            }
            return .list(keys.sorted().map(\.value))
        },
    ]
}

/// A value that has a place in an order.
private struct SortKey: Comparable {
    let value: Value
    private let number: Double
    private let text: String

    init?(_ value: Value) {
        self.value = value
        switch value {
        case .whole(let large):
            number = Double(large.description) ?? 0
            text = ""
        case .integer(let integer):
            number = Double(integer)
            text = ""
        case .number(let double) where !double.isNaN:
            number = double
            text = ""
        case .text(let written):
            number = .infinity
            text = written
        default: return nil
        }
    }

    /// The number exactly, where it may have more digits than a double tells apart.
    private var whole: WholeNumber? {
        switch value {
        case .integer(let integer): WholeNumber(integer)
        case .whole(let large): large
        default: nil
        }
    }

    static func < (one: SortKey, other: SortKey) -> Bool {
        if case .integer(let first) = one.value, case .integer(let second) = other.value { return first < second }
        if let first = one.whole, let second = other.whole { return first < second }
        return one.number == other.number
            ? one.text.utf8.lexicographicallyPrecedes(other.text.utf8) : one.number < other.number
    }

    static func == (one: SortKey, other: SortKey) -> Bool { !(one < other) && !(other < one) }
}

extension String {
    /// The text with a capital at the beginning of each word; an apostrophe begins none.
    fileprivate var titled: String {
        var titled = ""
        var isWithin = false
        for character in self {
            titled += isWithin ? character.lowercased() : character.uppercased()
            isWithin = character.isLetter || character.isNumber || isWithin && (character == "'" || character == "’")
        }
        return titled
    }
}
