import SockratesJudge

/// Plain answers, written as answer lines in which no character has a meaning of its own.
enum BankAnswerLine {
    /// The line that accepts a text.
    static func write(_ text: String) -> String {
        guard text.contains(where: { "[]{}<\\(".contains($0) }) else { return text }
        var line = ""
        for character in text {
            if "[]{}<\\(".contains(character) { line.append("\\") }
            line.append(character)
        }
        return line
    }

    /// The line that accepts any of several texts; one with quotes in it stands for itself only where it is the first.
    static func write(anyOf texts: [String]) -> String {
        let others = texts.dropFirst().filter { !$0.contains("\"") }.map { "\"\(write($0))\"" }
        let first = write(texts.first ?? "")
        return others.isEmpty ? first : "\(first) [accept \(others.joined(separator: " or "))]"
    }

    /// Whether the lenient judge takes each of the answers to a question for itself, and nonsense for none of them.
    static func areAccepted(_ answers: [String], question: String) -> Bool {
        var lines: [AnswerLine] = []
        for answer in answers {
            guard let line = try? AnswerLine(write(answer)) else { return false }
            lines.append(line)
        }
        let judge = Judge.answer(lines, context: JudgeContext(question: question))
        return answers.allSatisfy { judge.verdict(on: $0).outcome == .accept }
            && judge.verdict(on: "no such answer 7f3a").outcome != .accept
    }
}
