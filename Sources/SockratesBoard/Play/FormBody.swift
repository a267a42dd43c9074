/// The body of a posted form (application/x-www-form-urlencoded), its values as the bytes that they were.
struct FormBody {
    private let values: [String: [UInt8]]

    init(_ body: [UInt8]) {
        var values: [String: [UInt8]] = [:]
        for field in body.split(separator: UInt8(ascii: "&")) {
            let halves = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let parts = halves.map { PercentText($0.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }).bytes }
            values[String(decoding: parts[0], as: UTF8.self)] = parts.count > 1 ? parts[1] : []
        }
        self.values = values
    }

    /// A field's value; nil where there is none of this name.
    subscript(name: String) -> [UInt8]? { values[name] }
}
