import SockratesQuiz

/// A piece of a JSON Schema (draft 7), which tells an editor what may stand in a place of a pack.
struct Schema: Sendable {
    let value: Value

    init(_ members: [String: Value]) { value = .map(members) }

    /// Anything that says something.
    static let any = Schema(["type": .list(["string", "number", "boolean", "object", "array"].map { .text($0) })])
    /// A text; what reads as a number or a truth value is one too.
    static let text = Schema(["type": .list(["string", "number", "boolean"].map { .text($0) })])
    /// A text or a list of texts.
    static let texts = either(text, list(of: text))
    /// True or false.
    static let flag = Schema(["enum": .list([.boolean(true), .boolean(false)] + ["yes", "no"].map { .text($0) })])
    /// A length of time, `1m30s`; a number counts seconds.
    static let duration = either(
        Schema(["type": .text("number"), "exclusiveMinimum": .integer(0)]),
        pattern("^( *[0-9.]+ *(ms|s|m|h|d)?)+ *$")
    )
    /// A share such as `50%`.
    static let share = pattern("^[0-9.]+ *%$")

    /// A text of this form.
    static func pattern(_ pattern: String) -> Schema { Schema(["type": .text("string"), "pattern": .text(pattern)]) }

    /// A whole number, perhaps written with `_` between its digits.
    static func integer(_ range: ClosedRange<Int>) -> Schema {
        let number = Schema([
            "type": .text("integer"), "minimum": .integer(Int64(range.lowerBound)),
            "maximum": .integer(Int64(range.upperBound)),
        ])
        return either(number, pattern("^[0-9][0-9_]*$"))
    }

    /// One of a few words.
    static func words(_ words: [String]) -> Schema { Schema(["enum": .list(words.map { .text($0) })]) }

    /// One of the words of a type.
    static func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Schema where Word.RawValue == String {
        words(Word.allCases.map(\.rawValue))
    }

    /// One of the words of a type, or a list of them.
    static func someWords<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Schema
    where Word.RawValue == String { either(word(type), list(of: word(type))) }

    /// A list.
    static func list(of item: Schema, _ count: ClosedRange<Int>? = nil) -> Schema {
        var members: [String: Value] = ["type": .text("array"), "items": item.value]
        if let count {
            members["minItems"] = .integer(Int64(count.lowerBound))
            members["maxItems"] = .integer(Int64(count.upperBound))
        }
        return Schema(members)
    }

    /// A mapping whose keys are the author's.
    static func map(of item: Schema) -> Schema {
        Schema(["type": .text("object"), "additionalProperties": item.value])
    }

    /// Any of these.
    static func either(_ schemas: Schema...) -> Schema { Schema(["anyOf": .list(schemas.map(\.value))]) }

    /// The mapping of a name, which is described once.
    static func named(_ name: String) -> Schema { Schema(["$ref": .text("#/definitions/\(name)")]) }
}
