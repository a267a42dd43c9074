/// The rows of a file of separated values, read as leniently as spreadsheets do.
///
/// ``CSVReader`` is for packs, whose authors are told of every mistake; banks come from programs that nobody here can mend.
struct TableRows {
    /// A row.
    struct Row {
        /// Its line, from 1.
        let line: Int
        var cells: [String]
    }

    /// The rows that are not blank.
    private(set) var rows: [Row] = []
    /// What was guessed.
    private(set) var warnings: [(line: Int, message: String)] = []

    /// Takes lines apart.
    ///
    /// - Parameters:
    ///   - lines: The lines, without what ended them.
    ///   - first: The number of the first line.
    ///   - separator: What stands between cells.
    init(_ lines: ArraySlice<String>, first: Int, separator: Character) {
        var index = lines.startIndex
        while index < lines.endIndex {
            let line = first + index - lines.startIndex
            guard !lines[index].trimmed.isEmpty else {
                index += 1
                continue
            }
            var used = 1
            var cells: [String] = []
            var rest = lines[index][...]
            while true {
                if rest.first == "\"", let (cell, after, extra) = Self.quoted(rest, lines[(index + used)...], separator)
                {
                    cells.append(cell)
                    used += extra
                    rest = after
                } else {
                    if rest.first == "\"" {
                        warnings.append((line, "a quote is opened and never closed; it is read as text"))
                    }
                    let end = rest.firstIndex(of: separator) ?? rest.endIndex
                    cells.append(String(rest[..<end]))
                    rest = rest[end...]
                }
                guard rest.first == separator else { break }
                rest = rest.dropFirst()
            }
            rows.append(Row(line: line, cells: cells.map(\.trimmed)))
            index += used
        }
    }

    /// The lines that a quoted cell may go over: a quote that is not closed by then belongs to the text.
    private static let longestCell = 200

    /// Reads a cell in quotes; what follows the closing quote up to the separator belongs to it.
    private static func quoted(
        _ start: Substring,
        _ following: ArraySlice<String>,
        _ separator: Character
    ) -> (cell: String, rest: Substring, extraLines: Int)? {
        var cell = ""
        var rest = start.dropFirst()
        var extra = 0
        while true {
            guard let quote = rest.firstIndex(of: "\"") else {
                guard extra < min(longestCell, following.count) else { return nil }
                cell += rest + "\n"
                rest = following[following.startIndex + extra][...]
                extra += 1
                continue
            }
            cell += rest[..<quote]
            rest = rest[rest.index(after: quote)...]
            if rest.first == "\"" {
                cell += "\""
                rest = rest.dropFirst()
                continue
            }
            let end = rest.firstIndex(of: separator) ?? rest.endIndex
            return (cell + String(rest[..<end]).trimmed, rest[end...], extra)
        }
    }

    /// What most likely stands between the cells of a file.
    static func separator(of lines: some Sequence<String>, ending: String) -> Character {
        if ending == "tsv" || ending == "tab" { return "\t" }
        var best: (separator: Character, score: Int) = (",", 0)
        let sample = Array(lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(50))
        for separator in ["\t", ",", ";", "|"] as [Character] {
            // What parts nearly every line into as many cells.
            let counts = sample.map { line in line.count { $0 == separator } }.filter { $0 > 0 }
            guard
                let usual = Dictionary(grouping: counts, by: { $0 }).max(by: {
                    ($0.value.count, $0.key) < ($1.value.count, $1.key)
                })
            else { continue }
            let score = counts.count * 2 + usual.value.count
            if score > best.score { best = (separator, score) }
        }
        return best.separator
    }
}
