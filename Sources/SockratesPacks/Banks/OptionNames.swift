/// How the answers of a table name options.
///
/// All rows tell it, as a number in one of them may be a text as well as a place.
struct OptionNames {
    /// The names of the columns that hold options, in small letters: an answer may be `option2`.
    private(set) var columns: [String] = []
    /// Whether a number is a place, even where it is the text of an option, too.
    private(set) var arePlaces = false
    /// Whether some answers are texts, and others places.
    private(set) var isMixed = false
    /// What was guessed, and the line that made it likely.
    private(set) var warning: (line: Int, message: String)?
    /// The number of the first option.
    private var first = 1

    /// Nothing is known of them.
    init() {}

    /// Finds out what the answers are.
    ///
    /// - Parameters:
    ///   - rows: The questions.
    ///   - columns: What the columns hold.
    ///   - names: The row that names the columns.
    init(_ rows: ArraySlice<TableRows.Row>, _ columns: [(role: BankColumns.Role, column: Int)], names: [String]) {
        let places = columns.filter { $0.role == .option }.map(\.column)
        guard places.count >= 2, let answer = columns.first(where: { $0.role == .answer })?.column else { return }
        self.columns = places.map { names.indices.contains($0) ? names[$0].lowercased() : "" }
        var texts = 0
        var numbers: [(number: Int, line: Int)] = []
        var mayBePlaces = true
        for row in rows where !row[answer].isEmpty {
            let cell = row[answer]
            let isText = places.contains { row[$0] == cell }
            let parts = cell.split { ",;|/ &".contains($0) }.map { Int($0) }
            if parts.contains(nil) { mayBePlaces = false }
            if !parts.allSatisfy({ $0.map { (0...places.count).contains($0) } ?? true }) { mayBePlaces = false }
            if isText { texts += 1 } else { numbers += parts.compactMap { $0 }.map { ($0, row.line) } }
        }
        isMixed = texts > 0 && !mayBePlaces
        // A column of types is that of templates which ask for places.
        arePlaces = mayBePlaces && (!numbers.isEmpty || columns.contains { $0.role == .type })
        if let zero = numbers.first(where: { $0.number == 0 }), numbers.allSatisfy({ $0.number < places.count }) {
            first = 0
            warning = (zero.line, "the answer 0 tells that options are counted from 0 in this table")
        }
    }

    /// The place that a letter or a number stands for, from 0.
    func place(_ text: String) -> Int? {
        if let number = Int(text) { return number >= first ? number - first : nil }
        guard text.count == 1, let letter = text.uppercased().first?.asciiValue, (65...90).contains(letter) else {
            return nil
        }
        return Int(letter) - 65
    }
}
