/// Which columns of a table hold what.
///
/// ```swift
/// let columns = try BankColumns("question=2,answer=1,option=Wrong 1,option=Wrong 2")
/// ```
public struct BankColumns: Sendable, Hashable {
    /// What a column may hold.
    public enum Role: String, Sendable, CaseIterable {
        /// The text of the question.
        case question
        /// What is right: a text, the letter or the number of an option; several with `|` between them.
        case answer
        /// An option.
        case option
        /// A wrong option; the answer is added to these.
        case wrong
        /// The category.
        case category
        /// How hard it is.
        case difficulty
        /// A hint.
        case hint
        /// What is said once the question has ended.
        case explanation
        /// The time, in seconds.
        case time
        /// What a right answer brings.
        case points
        /// What kind of question it is: `Multiple Choice`; `Checkbox`, of which all right options are wanted; `Fill-in-the-Blank`,
        /// whose options are answers; `Open-Ended`, which nobody can judge.
        case type
    }

    /// A column, by its number from 1 or by its name in the first row.
    enum Place: Sendable, Hashable {
        case number(Int)
        case name(String)
    }

    /// A column and what it holds.
    struct Column: Sendable, Hashable {
        let role: Role
        let place: Place
    }

    private(set) var places: [Column] = []

    /// Reads a mapping.
    ///
    /// - Parameter text: Roles and columns, `question=1,answer=2`. A column is its number from 1 or its name in the first row;
    ///   `option`, `wrong`, `hint` and `answer` may come several times.
    /// - Throws: ``BankError`` with what is wrong.
    public init(_ text: String) throws(BankError) {
        for part in text.split(separator: ",") {
            guard let sign = part.firstIndex(of: "=") else {
                throw BankError(isOfCommand: true, "\"\(part)\" says no column; write question=1,answer=2")
            }
            let word = part[..<sign].trimmed.lowercased()
            guard let role = Role(rawValue: word) else {
                let words = Role.allCases.map(\.rawValue)
                throw BankError(
                    isOfCommand: true,
                    "a column holds no \"\(word)\"\(NearestWord.hint(word, among: words)); it is one of \(words.joined(separator: ", "))"
                )
            }
            let name = part[part.index(after: sign)...].trimmed
            guard !name.isEmpty else {
                throw BankError(isOfCommand: true, "\"\(part)\" says no column; write \(word)=1 or \(word)=NAME")
            }
            if let number = Int(name) {
                guard (1...10_000).contains(number) else {
                    throw BankError(isOfCommand: true, "columns are counted from 1, and \(number) is none")
                }
                places.append(Column(role: role, place: .number(number)))
            } else {
                places.append(Column(role: role, place: .name(name)))
            }
        }
        guard places.contains(where: { $0.role == .question }) else {
            throw BankError(isOfCommand: true, "no column holds the question; write question=1,answer=2")
        }
    }

    /// Columns that were found by their names.
    init(_ numbers: [(role: Role, column: Int)]) {
        places = numbers.map { Column(role: $0.role, place: .number($0.column + 1)) }
    }

    /// The columns' numbers from 0.
    ///
    /// - Parameter header: The first row, where columns are named.
    /// - Returns: What each column holds.
    /// - Throws: ``BankError`` where a name is not there.
    func numbers(in header: [String]?) throws(BankError) -> [(role: Role, column: Int)] {
        var numbers: [(role: Role, column: Int)] = []
        for entry in places {
            let role = entry.role
            switch entry.place {
            case .number(let number): numbers.append((role, number - 1))
            case .name(let name):
                guard let column = header?.firstIndex(where: { $0.lowercased() == name.lowercased() }) else {
                    let names = header ?? []
                    throw BankError(
                        isOfCommand: true,
                        "no column is named \"\(name)\"\(NearestWord.hint(name, among: names)); the first row has: \(names.joined(separator: ", "))"
                    )
                }
                numbers.append((role, column))
            }
        }
        return numbers
    }

    /// Whether a column is named and not numbered.
    var namesColumns: Bool {
        places.contains { if case .name = $0.place { true } else { false } }
    }
}

extension BankColumns {
    /// The columns that a first row names in the words that tables use; `nil` where it names no question and no answer.
    static func named(by header: [String]) -> BankColumns? {
        var found: [(role: Role, column: Int)] = []
        let names = header.map(words)
        for (column, words) in names.enumerated() {
            guard let role = role(of: words) else { continue }
            let isOnly = [.question, .category, .difficulty, .explanation, .time, .points, .type].contains(role)
            // "Category" is meant rather than "Round", where both are there.
            let isBetterNamed = names.contains { $0 == [role.rawValue] } && words != [role.rawValue]
            if isOnly, isBetterNamed || found.contains(where: { $0.role == role }) { continue }
            found.append((role, column))
        }
        if !found.contains(where: { $0.role == .option }) { found += numbered(names).map { (.option, $0) } }
        // An only "Answer 1" is the answer.
        if found.contains(where: { $0.role == .question }), !found.contains(where: { $0.role == .answer }),
            found.count(where: { $0.role == .option }) == 1
        {
            found = found.map { $0.role == .option ? (.answer, $0.column) : $0 }
        }
        guard [Role.question, .answer].allSatisfy({ role in found.contains { $0.role == role } }) else { return nil }
        return BankColumns(found)
    }

    /// The columns that are called 1, 2, 3 and so on.
    private static func numbered(_ names: [[String]]) -> [Int] {
        var columns: [Int] = []
        for (column, words) in names.enumerated() where words == ["\(columns.count + 1)"] { columns.append(column) }
        return columns.count >= 2 ? columns : []
    }

    /// Whether a first row names columns, in words that do not tell what is asked.
    static func areNames(_ row: [String]) -> Bool {
        let known = row.map(words).count { $0.count == 1 && namesOfOthers.contains($0[0]) }
        return known >= 2 && row.allSatisfy { $0.count <= 30 && !$0.contains(where: { ".?!".contains($0) }) }
    }

    private static let namesOfOthers: Set<String> = [
        "id", "key", "type", "name", "word", "text", "value", "kind", "title", "translation", "meaning", "question",
        "answer",
        "category", "tag", "tags", "note", "notes", "lang", "language", "source", "target", "number", "weight", "level",
        "date",
    ]

    /// The words of a name: `correctAnswer`, `Correct answer` and `correct_answer` have the same two, `option1` has "option" and "1".
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var last: Character = " "
        for character in name {
            if character == "#" || character == "№" {
                words.append("number")
            } else if character.isLetter || character.isNumber {
                let isStart = !(last.isLetter || last.isNumber) || last.isLowercase && character.isUppercase
                if isStart || last.isLetter && character.isNumber { words.append("") }
                words[words.count - 1] += character.lowercased()
            }
            last = character
        }
        return words
    }

    /// What a column of this name most likely holds.
    static func role(named name: String) -> Role? { role(of: words(name)) }

    private static func role(of words: [String]) -> Role? {
        guard let first = words.first, !words.contains("index"), !words.contains("id") else { return nil }
        let isNumbered = words.count >= 2 && (Int(words[1]) != nil || words.count == 2 && words[1].count == 1)
        if words.contains(where: { ["explanation", "feedback", "rationale"].contains($0) }) { return .explanation }
        if words.count <= 2, words.last == "type", ["type", "question"].contains(first) { return .type }
        switch first {
        case "question", "questions", "ask", "prompt", "front", "term", "clue", "word":
            return isNumbered || words.contains { ["type", "number", "no", "nr", "num"].contains($0) } ? nil : .question
        case "answer", "answers":
            if isNumbered { return .option }
            return words.contains("time") || words.contains("type") ? nil : .answer
        case "correct", "right", "back", "definition", "response", "solution", "translation", "meaning": return .answer
        case "option", "choice", "options", "choices": return .option
        case "a", "b", "c", "d", "e", "f": return words.count == 1 ? .option : nil
        case "wrong", "incorrect", "distractor", "false": return .wrong
        case "category", "topic", "subject", "round": return .category
        case "difficulty", "level": return .difficulty
        case "hint", "hints": return .hint
        case "comment": return .explanation
        case "time", "seconds": return words.contains { $0.hasPrefix("min") } ? nil : .time
        case "points", "score", "value", "marks": return .points
        default: return words.suffix(2) == ["correct", "answer"] ? .answer : words.last == "word" ? .question : nil
        }
    }
}
