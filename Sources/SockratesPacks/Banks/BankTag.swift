import SockratesJudge

/// What Sockrates writes into tags of GIFT, which has no other place for it: `// [tag:points:2]`.
enum BankTag {
    /// Takes what a tag says.
    ///
    /// - Returns: Whether it said something that a question holds.
    static func take(_ tag: String, into question: inout BankQuestion) -> Bool {
        guard tag.hasPrefix("tag:") else { return tag.hasPrefix("id:") }
        let content = tag.dropFirst("tag:".count)
        let colon = content.firstIndex(of: ":")
        let value = colon.map { String(content[content.index(after: $0)...]) } ?? ""
        switch (colon.map { content[..<$0] } ?? content).lowercased() {
        case "shuffle": question.shuffle = true
        case "noshuffle": question.shuffle = false
        case "strictness":
            guard let strictness = Strictness(rawValue: value) else { return false }
            question.strictness = strictness
        case "easy", "medium", "hard": question.difficulty = content.lowercased()
        case "difficulty" where !value.isEmpty: question.difficulty = value
        case "hint" where !value.isEmpty: question.hints.append(decoded(value))
        case "points":
            guard let points = Int(value), (0...1_000_000).contains(points) else { return false }
            question.points = points
        case "seconds":
            guard let seconds = Int(value), (1...86_400).contains(seconds) else { return false }
            question.seconds = seconds
        default: return false
        }
        return true
    }

    /// The tags of a question.
    static func tags(of question: BankQuestion) -> [String] {
        var tags: [String] = []
        switch question.kind {
        case .choice, .choiceOfAll: if !question.shuffle { tags.append("noshuffle") }
        default: break
        }
        if question.strictness != .lenient { tags.append("strictness:\(question.strictness.rawValue)") }
        if let difficulty = question.difficulty { tags.append("difficulty:\(difficulty)") }
        if question.points != 1 { tags.append("points:\(question.points)") }
        if let seconds = question.seconds { tags.append("seconds:\(seconds)") }
        tags += question.hints.map { "hint:\(encoded($0))" }
        return tags
    }

    /// A text on one line: `\n` for a line break, `\b` for a backslash.
    private static func encoded(_ text: String) -> String {
        text.replacing("\\", with: "\\b").replacing("\n", with: "\\n")
    }

    private static func decoded(_ text: String) -> String {
        text.replacing("\\n", with: "\n").replacing("\\b", with: "\\")
    }
}
