/// A text of Moodle's Cloze, with gaps such as `{1:SHORTANSWER:=Paris~%50%Lutetia#Long ago}`.
///
/// Source: the Embedded Answers page of Moodle's documentation.
struct ClozeText {
    /// The text with blanks.
    private(set) var text = ""
    private(set) var kind = BankQuestion.Kind.trueFalse(true)
    private(set) var credit: [BankQuestion.Credit] = []
    private(set) var warnings: [String] = []

    private struct Gap {
        let type: String
        let answers: [(text: String, percent: Double)]
    }

    init(_ source: String) throws(BankRefusal) {
        var gaps: [Gap] = []
        var rest = source[...]
        while let opening = rest.firstMatch(of: /\{\d*:([A-Z_]+):/) {
            let before = rest[..<opening.range.lowerBound]
            guard let (gap, end) = Self.gap(String(opening.1), rest[opening.range.upperBound...]) else {
                throw BankRefusal(reason: "the gap \"\(opening.0)\" is never closed by \"}\"")
            }
            gaps.append(gap)
            text += before + GIFTDraft.blank
            rest = rest[end...]
        }
        text += rest
        guard let only = gaps.first else {
            throw BankRefusal(reason: "its text has no gap such as {1:SHORTANSWER:=Paris}")
        }
        if gaps.count == 1 { try read(only) } else { try read(gaps) }
    }

    /// A text with one gap is a question of the gap's own kind.
    private mutating func read(_ gap: Gap) throws(BankRefusal) {
        let outcome: BankOptions.Outcome
        switch Self.family(gap.type) {
        case .short: outcome = try short(gap).kind.get()
        case .number:
            var numbers = BankNumbers()
            for answer in gap.answers where answer.text != "*" {
                guard let number = BankNumbers.read(gift: answer.text) else {
                    throw BankRefusal(reason: "\"\(answer.text)\" is no number")
                }
                if let problem = numbers.add(number, percent: answer.percent) { warnings.append(problem) }
            }
            outcome = try numbers.kind.get()
        case .choice, .choiceOfAll:
            var options = BankOptions()
            for answer in gap.answers where !answer.text.isEmpty {
                if let problem = options.add(answer.text, percent: answer.percent) { warnings.append(problem) }
            }
            outcome = try options.kind(isSingle: Self.family(gap.type) == .choice).get()
        case nil: throw BankRefusal(reason: "its gap is of the type \(gap.type), which can't be played")
        }
        kind = outcome.kind
        credit = outcome.credit
        warnings += outcome.warnings
    }

    private mutating func read(_ gaps: [Gap]) throws(BankRefusal) {
        var answers: [BankQuestion.Blank] = []
        for gap in gaps {
            switch Self.family(gap.type) {
            case .short, .choice:
                let outcome = try short(gap).kind.get()
                if case .shortAnswer(let texts) = outcome.kind { answers.append(.texts(texts)) }
                if !outcome.credit.isEmpty {
                    warnings.append("what earns a part of a gap is left out: a gap is right or wrong")
                }
                if Self.family(gap.type) == .choice {
                    warnings.append("the options of a gap are listed after the text, and typed instead of chosen")
                }
            case .number: answers.append(try number(gap))
            case .choiceOfAll:
                let right = gap.answers.filter { $0.percent > 0 && !$0.text.isEmpty }.map(\.text)
                if right.isEmpty { throw BankRefusal(reason: "one of its gaps has no right option") }
                answers.append(.all(right))
                warnings.append("of a gap with several right options all must be named; a semicolon ends the gap")
            case nil: throw BankRefusal(reason: "one of its gaps is of the type \(gap.type), which can't be played")
            }
        }
        for (number, gap) in gaps.enumerated() where [.choice, .choiceOfAll].contains(Self.family(gap.type)) {
            text +=
                "<br>(\(number + 1): " + Self.escaped(Set(gap.answers.map(\.text)).sorted().joined(separator: ", "))
                + ")"
        }
        kind = try .gaps(answers)
    }

    private mutating func number(_ gap: Gap) throws(BankRefusal) -> BankQuestion.Blank {
        let right = gap.answers.compactMap { $0.percent > 99.9 ? BankNumbers.read(gift: $0.text) : nil }
        let exact = right.compactMap(\.exact)
        guard let first = right.first else { throw BankRefusal(reason: "one of its gaps has no number that is right") }
        if exact.count == right.count, exact.count > 1 { return .texts(exact) }
        if right.count > 1 {
            warnings.append("several numbers with a tolerance are right in a gap; \(first.shown) is kept")
        }
        return .number(first)
    }

    private mutating func short(_ gap: Gap) throws(BankRefusal) -> BankShortAnswers {
        var texts = BankShortAnswers()
        for answer in gap.answers where !answer.text.isEmpty {
            if let problem = texts.add(answer.text, percent: answer.percent) { warnings.append(problem) }
        }
        return texts
    }

    /// Plain text among HTML.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    private enum Family { case short, number, choice, choiceOfAll }

    private static func family(_ type: String) -> Family? {
        switch type {
        case "SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC": .short
        case "NUMERICAL", "NM": .number
        case "MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS":
            .choiceOfAll
        default: type.hasPrefix("MULTICHOICE") || type.hasPrefix("MC") ? .choice : nil
        }
    }

    /// Reads answers up to the brace that closes them.
    private static func gap(_ type: String, _ source: Substring) -> (Gap, String.Index)? {
        var parts: [(text: String, isFeedback: Bool)] = [("", false)]
        var index = source.startIndex
        while index < source.endIndex {
            let character = source[index]
            index = source.index(after: index)
            switch character {
            case "}":
                let answers = parts.filter { !$0.isFeedback }.map { answer($0.text) }
                return (Gap(type: type, answers: answers), index)
            case "\\" where index < source.endIndex:
                parts[parts.count - 1].text.append(source[index])
                index = source.index(after: index)
            case "~": parts.append(("", false))
            case "#": parts.append(("", true))
            default: parts[parts.count - 1].text.append(character)
            }
        }
        return nil
    }

    private static func answer(_ source: String) -> (text: String, percent: Double) {
        var text = source.trimmed
        var percent = 0.0
        if text.hasPrefix("=") {
            percent = 100
            text.removeFirst()
        } else if let weight = GIFTWeight(Array(text.utf8)[...]) {
            percent = weight.percent
            text = String(decoding: weight.rest, as: UTF8.self)
        }
        return (HTMLText(text, lineBreaks: .areSpaces).plain, percent)
    }
}
