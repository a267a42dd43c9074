/// Writes a bank as GIFT.
///
/// What GIFT has no place for (the order of options, points, time, hints, difficulty) stands in tags, in the comment above its
/// question, as Moodle writes tags; reading it again gives the same bank.
struct GIFTWriter {
    private var text = ""
    private var category: String?

    /// Writes all questions that GIFT can hold; the others are refused in the bank's notes.
    static func write(_ bank: inout QuestionBank) -> String {
        var writer = GIFTWriter()
        bank.refuseQuestions { refusal($0) }
        for question in bank.questions {
            for response in lost(of: question) {
                bank.warn(
                    question.line,
                    "what \"\(response)\" earns, or what is said after it, is left out: no answer of GIFT's says it"
                )
            }
            writer.add(question)
        }
        return writer.text
    }

    /// Why GIFT can't hold a question.
    private static func refusal(_ question: BankQuestion) -> String? {
        switch question.kind {
        case .blanks: return "GIFT has no questions with several blanks"
        case .sequence: return "GIFT has no questions that want an order"
        case .shortAnswer(let answers):
            let all = answers + question.credit.map(\.response) + question.feedback.flatMap { [$0.response, $0.text] }
            return all.contains { $0.contains("->") } ? "GIFT reads \"->\" in a short answer as a pair" : nil
        case .matching(let pairs, _):
            return pairs.contains { $0.left.contains("->") } ? "GIFT can't hold \"->\" on the left side of a pair" : nil
        default: return nil
        }
    }

    /// Responses of which a question says something that GIFT can't hold.
    private static func lost(of question: BankQuestion) -> [String] {
        let said = question.credit.map(\.response) + question.feedback.map(\.response)
        switch question.kind {
        case .choice(let options, _), .choiceOfAll(let options, _): return said.filter { !options.contains($0) }
        case .trueFalse: return said.filter { !["true", "false"].contains($0) }
        case .shortAnswer: return said.filter(\.isEmpty)
        case .number: return said.filter { BankNumbers.value($0, tolerance: "0")?.exact != $0 }
        case .matching, .blanks, .sequence: return said
        }
    }

    /// What is said of responses that are no answers and earn nothing.
    private static func remarks(_ question: BankQuestion, but answers: [String]) -> [String] {
        let others = question.feedback.map(\.response)
        let lost = lost(of: question)
        return others.filter { !answers.contains($0) && !lost.contains($0) }
    }

    private mutating func add(_ question: BankQuestion) {
        if !text.isEmpty { text += "\n" }
        if question.category != category {
            category = question.category
            text += "$CATEGORY: \((category ?? "top").replacing("\\", with: "\\\\"))\n\n"
        }
        let tags = BankTag.tags(of: question).map { "[tag:\(Self.escapedTag($0))]" }
        if !tags.isEmpty { text += "// " + tags.joined(separator: " ") + "\n" }
        let markup = Self.markup(question)
        text += markup == .plain ? "[plain]" + Self.escaped(question.text) : Self.written(question.text, markup)
        text += Self.answers(question, markup)
    }

    /// How the texts of a question are marked up: as plain where Moodle would find HTML in one of them.
    private static func markup(_ question: BankQuestion) -> BankMarkup {
        let texts =
            [question.text, question.explanation] + question.feedback.flatMap { [$0.response, $0.text] }
            + question.credit.map(\.response) + question.options + question.answers
        return texts.allSatisfy { BankMarkup.auto.plain($0).plain == HTMLText.tidied($0) } ? .auto : .plain
    }

    private static func answers(_ question: BankQuestion, _ markup: BankMarkup) -> String {
        func feedback(_ response: String) -> String {
            question.feedback.first { $0.response == response }.map { "#" + written($0.text, markup) } ?? ""
        }
        func credit(_ response: String) -> Double? { question.credit.first { $0.response == response }?.percent }
        let isShort = if case .shortAnswer = question.kind { true } else { false }
        func line(_ sign: String, _ percent: Double?, _ text: String) -> String {
            // A text that begins with a percent sign could be taken for a weight.
            let usual: Double = sign == "=" ? 100 : 0
            let weight = percent.map { "%\($0.written)%" } ?? (text.hasPrefix("%") ? "%\(usual.written)%" : "")
            return "\t\(sign)\(weight)\(written(text, markup, hasStars: isShort))\(feedback(text))\n"
        }
        var lines = ""
        switch question.kind {
        case .trueFalse(let isTrue):
            let wrong = feedback(isTrue ? "false" : "true")
            let right = feedback(isTrue ? "true" : "false")
            lines = (isTrue ? "TRUE" : "FALSE") + (wrong.isEmpty && !right.isEmpty ? "#" : wrong) + right
            let general = question.explanation.isEmpty ? "" : "####" + written(question.explanation, markup)
            return "{\(lines)\(general)}\n"
        case .choice(let options, let right):
            for (index, option) in options.enumerated() {
                lines += right.contains(index) ? line("=", nil, option) : line("~", credit(option), option)
            }
        case .choiceOfAll(let options, let right):
            let share = (100_000 * 100 / Double(max(1, right.count))).rounded() / 100_000
            for (index, option) in options.enumerated() {
                lines += line("~", right.contains(index) ? share : -100, option)
            }
        case .shortAnswer(let answers):
            for answer in answers { lines += line("=", nil, answer) }
            for part in question.credit where !answers.contains(part.response) {
                lines += line("=", part.percent, part.response)
            }
            for response in remarks(question, but: answers + question.credit.map(\.response)) {
                lines += line("=", 0, response)
            }
        case .number(let number):
            lines += "\t=\(Self.number(number))\(number.value.map { feedback($0) } ?? "")\n"
            for part in question.credit {
                lines += "\t=%\(part.percent.written)%\(part.response):0\(feedback(part.response))\n"
            }
            for response in remarks(question, but: [number.value].compactMap { $0 } + question.credit.map(\.response)) {
                lines += "\t=%0%\(response):0\(feedback(response))\n"
            }
        case .matching(let pairs, let extra):
            for pair in pairs { lines += "\t=\(written(pair.left, markup)) -> \(written(pair.right, markup))\n" }
            for item in extra { lines += "\t= -> \(written(item, markup))\n" }
        case .blanks, .sequence: break
        }
        let sign = if case .number = question.kind { "#" } else { "" }
        let general = question.explanation.isEmpty ? "" : "\t####\(written(question.explanation, markup))\n"
        return "{\(sign)\n\(lines)\(general)}\n"
    }

    private static func number(_ number: BankNumber) -> String {
        switch number {
        case .value(let value, let tolerance): "\(value):\(tolerance)"
        case .range(let low, let high): "\(low)..\(high)"
        }
    }

    /// A text; where its beginning would be taken for a comment or for a markup's name, that is named first.
    ///
    /// In a short answer a star is any text to Moodle, and `\*` is a star.
    private static func written(_ text: String, _ markup: BankMarkup, hasStars: Bool = false) -> String {
        var copy = text
        let isMistakable = text.hasPrefix("//") || BankMarkup.take(&copy) != nil
        let escaped = escaped(text)
        return (isMistakable ? "[\(markup.rawValue)]" : "") + (hasStars ? escaped.replacing("*", with: "\\*") : escaped)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "#", "=", "~", "{", "}", ":": result += "\\\(character)"
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
        return result
    }

    private static func escapedTag(_ tag: String) -> String {
        tag.replacing("\\", with: "\\\\").replacing("]", with: "\\]").replacing("[", with: "\\[")
    }
}

extension BankNumber {
    /// The number that a feedback on it is kept under.
    fileprivate var value: String? {
        if case .value(let value, _) = self { value } else { nil }
    }
}

extension QuestionBank {
    /// Writes the bank as GIFT; what GIFT can't hold is refused in ``notes`` and taken out of ``questions``.
    ///
    /// - Returns: The file's text, with LF at the ends of its lines.
    public mutating func gift() -> String {
        for question in questions {
            guard case .shortAnswer(let answers) = question.kind else { continue }
            for answer in answers where answer != answer.trimmed {
                warn(question.line, "the blanks at the ends of \"\(answer)\" are lost: GIFT keeps none")
            }
        }
        let text = GIFTWriter.write(&self)
        sortNotes()
        return text
    }
}
