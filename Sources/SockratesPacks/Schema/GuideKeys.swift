import CBuiltInPacks
import Foundation

/// What the guide says of each key: the rows of its tables, by the heading that they stand below.
///
/// The guide is compiled into the program, so that what an editor shows is what the guide says.
struct GuideKeys: Sendable {
    private var rows: [String: [String: String]] = [:]

    /// Reads the guide that is compiled in.
    init() {
        let guide = pack_guide()
        let text = guide.bytes.map {
            String(decoding: UnsafeBufferPointer(start: $0, count: guide.count), as: UTF8.self)
        }
        self.init(text ?? "")
    }

    /// Reads a guide in Markdown.
    init(_ text: String) {
        var heading = ""
        var lastColumn = "without it"
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") {
                heading = line.drop { $0 == "#" }.description.trimmed
            } else if line.hasPrefix("| key") {
                lastColumn = Self.cells(line).last ?? lastColumn
            } else if line.hasPrefix("| `") || line.hasPrefix("| a text alone") {
                let cells = Self.cells(line)
                guard cells.count >= 2 else { continue }
                for key in Self.keys(in: cells[0]) where rows[heading]?[key] == nil {
                    rows[heading, default: [:]][key] = Self.words(cells, lastColumn)
                }
            }
        }
    }

    /// What the guide says of a key.
    func words(for key: String, below headings: [String]) -> String? {
        headings.lazy.compactMap { rows[$0]?[key] }.first
    }

    /// The keys of the tables below a heading, sorted.
    func keys(below heading: String) -> [String] { rows[heading].map { $0.keys.sorted() } ?? [] }

    /// The keys that a cell tells of: `` `hint`, `hints` ``, or `` `{say: text, pause: 1s}` ``.
    private static func keys(in cell: String) -> [String] {
        let spans = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        return spans.filter { $0.offset % 2 == 1 }.flatMap { span -> [String] in
            guard span.element.hasPrefix("{") else { return [String(span.element)] }
            return span.element.split { "{, ".contains($0) }.filter { $0.hasSuffix(":") }.map { String($0.dropLast()) }
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        let row = line.dropFirst()
        return (row.last == "|" ? row.dropLast() : row).split(separator: " | ").map { String($0).trimmed }
    }

    /// The row in one text, without links: what the key is, and what the last column says of it.
    private static func words(_ cells: [String], _ lastColumn: String) -> String {
        var text = cells[1]
        while let open = text.range(of: "]("), let close = text[open.upperBound...].firstIndex(of: ")"),
            let start = text[..<open.lowerBound].lastIndex(of: "[")
        {
            text =
                String(text[..<start]) + text[text.index(after: start)..<open.lowerBound]
                + text[text.index(after: close)...]
        }
        let fallback = cells.count > 2 ? cells[2] : ""
        return fallback.isEmpty || fallback == "required" ? text : "\(text) (\(lastColumn): \(fallback))"
    }
}
