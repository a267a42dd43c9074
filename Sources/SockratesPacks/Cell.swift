/// A table's cell: one value, or a list of them where the pack names what separates them, or the file has lists of its own.
struct Cell {
    /// A cell that says nothing.
    static let empty = Cell([], separators: [])

    let items: [String]

    /// Takes a cell apart.
    ///
    /// - Parameters:
    ///   - bytes: The cell's text, in UTF-8.
    ///   - separators: What may stand between the items of a list, in UTF-8.
    init(_ bytes: ArraySlice<UInt8>, separators: [[UInt8]]) {
        let separators = separators.filter { separator in separator.first.map(bytes.contains) ?? false }
        guard separators.contains(where: { bytes.firstRange(of: $0) != nil }) else {
            // What is no list is the cell to the letter.
            items = bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)]
            return
        }
        let parts = separators.reduce([bytes]) { parts, separator in parts.flatMap { $0.split(separator: separator) } }
        items = parts.map { String(decoding: $0, as: UTF8.self).trimmed }.filter { !$0.isEmpty }
    }

    /// The cell as a player reads it: the items with commas between them, without what their answer lines say in brackets.
    var shown: String {
        if items.count == 1, !items[0].hasSuffix("]") { return items[0] }
        return items.map(Self.main).joined(separator: ", ")
    }

    /// An item without what its answer line says in brackets.
    static func main(_ item: String) -> String {
        guard item.hasSuffix("]"), let bracket = item.firstIndex(of: "[") else { return item }
        return String(item[..<bracket]).trimmed
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
