/// What a pack computes with: what is drawn for a question, what a script gives, and the variables of a session.
///
/// It passes into scripts and out of them as a value, so that a session depends on nothing but its seed and its input.
///
/// ```swift
/// let values: Value = .map(["a": .integer(6), "b": .integer(7)])
/// values["a"]?.text   // "6"
/// values.json         // {"a":6,"b":7}
/// ```
public enum Value: Sendable, Hashable {
    /// Nothing.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// A whole number of any size, which never wraps around.
    case whole(WholeNumber)
    /// A number that may have a fraction.
    case number(Double)
    /// A text.
    case text(String)
    /// Bytes that are no text, which means not UTF-8.
    case bytes([UInt8])
    /// Values in an order.
    case list([Value])
    /// Values with names; they have no order, and are written in that of their names' bytes.
    case map([String: Value])

    /// Makes a text where the bytes are UTF-8, else bytes.
    public init(utf8 bytes: some Collection<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self = .text(text)
        } else {
            self = .bytes(Array(bytes))
        }
    }

    /// What it is, for messages: "a text".
    public var kind: String {
        switch self {
        case .null: "nothing"
        case .boolean: "true or false"
        case .integer, .whole, .number: "a number"
        case .text: "a text"
        case .bytes: "bytes"
        case .list: "a list"
        case .map: "a map"
        }
    }

    /// The value of a name; `nil` where this is no map or has no such name.
    public subscript(_ name: String) -> Value? {
        if case .map(let members) = self { return members[name] }
        return nil
    }

    /// An item of a list, counted from 1 as scripts count; `nil` where this is no list or has no such item.
    public subscript(item number: Int) -> Value? {
        guard case .list(let items) = self, number >= 1, number <= items.count else { return nil }
        return items[number - 1]
    }

    /// The names and values of a map; those of an empty list too, for a script can't tell the two.
    public var members: [String: Value]? {
        switch self {
        case .map(let members): members
        case .list(let items) where items.isEmpty: [:]
        default: nil
        }
    }
}
