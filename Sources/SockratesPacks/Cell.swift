/// A table's cell: one value, or a list of them where the pack names what separates them.
struct Cell {
    let items: [String]

    /// Takes a cell apart.
    ///
    /// - Parameters:
    ///   - text: The cell's text.
    ///   - separator: What stands between the items of a list; `nil` where cells hold no lists.
    init(_ text: String, separator: String?) {
        if let separator, text.contains(separator) {
            items = text.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        } else {
            items = text.isEmpty ? [] : [text]
        }
    }

    /// The cell as a player reads it: the items with commas between them, without what their answer lines say in brackets.
    var shown: String {
        if items.count == 1, !items[0].hasSuffix("]") { return items[0] }
        return items.map(Self.main).joined(separator: ", ")
    }

    private static func main(_ item: String) -> String {
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
