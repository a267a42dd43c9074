extension Value {
    /// The value as a player reads it.
    ///
    /// A number without a fraction is written without a point, a list with commas between its items, a map as JSON, and
    /// nothing as nothing. Bytes that are no UTF-8 are replaced by U+FFFD.
    public var text: String {
        switch self {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .whole(let value): value.description
        case .number(let value): Self.text(value)
        case .text(let text): text
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .list(let items): items.lazy.map(\.text).joined(separator: ", ")
        case .map: json
        }
    }

    /// Whole numbers up to here are told apart by a double.
    private static let mostExact = 9_007_199_254_740_992.0

    private static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) <= mostExact { return String(Int64(number)) }
        return number.description
    }
}
