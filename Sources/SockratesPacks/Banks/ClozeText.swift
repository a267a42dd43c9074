import SockratesJudge

/// A text of Moodle's Cloze, with gaps such as `{1:SHORTANSWER:=Paris~%50%Lutetia#Long ago}`.
///
/// Source: the Embedded Answers page of Moodle's documentation.
struct ClozeText {
    /// The text with blanks.
    private(set) var text = ""
    private(set) var kind = BankQuestion.Kind.trueFalse(true)
    private(set) var credit: [BankQuestion.Credit] = []
    private(set) var feedback: [BankQuestion.Feedback] = []
    /// How the answer of an only gap is compared.
    private(set) var strictness = Strictness.lenient
    /// What a text with one gap is worth, where its gap says so.
    private(set) var points: Int?
    private(set) var warnings: [String] = []

    private struct Answer {
        let text: String
        let percent: Double
        var feedback = ""
    }

    private struct Gap {
        let type: String
        let weight: String
        let answers: [Answer]
    }

    init(_ source: String) throws(BankRefusal) {
        var gaps: [Gap] = []
        let bytes = Array(source.utf8)
        let marks = GapMarks.cloze(bytes)
        var index = 0
        while let mark = marks.next(from: index) {
            guard let (gap, end) = Self.gap(mark.word, mark.number, bytes[mark.range.upperBound...]) else {
                throw BankRefusal(
                    reason: "the gap \"\(String(decoding: bytes[mark.range], as: UTF8.self))\" is never closed by \"}\""
                )
            }
            gaps.append(gap)
            guard gaps.count <= FieldsAnswer.most else { throw BankQuestion.Kind.tooManyGaps }
            text += String(decoding: bytes[index..<mark.range.lowerBound], as: UTF8.self) + GIFTDraft.blank
            index = end
        }
        text += String(decoding: bytes[index...], as: UTF8.self)
        guard let only = gaps.first else {
            throw BankRefusal(reason: "its text has no gap such as {1:SHORTANSWER:=Paris}")
        }
        if gaps.count == 1 { try read(only) } else { try read(gaps) }
        if gaps.count == 1, Self.mindsCapitals(only.type) {
            strictness = .exact
        } else if let type = gaps.map(\.type).first(where: Self.mindsCapitals) {
            warnings.append("capital letters count in a gap of the type \(type) in Moodle; here they don't")
        }
    }

    /// Whether a type of gap tells capital letters from small ones.
    private static func mindsCapitals(_ type: String) -> Bool { ["SHORTANSWER_C", "SAC", "MWC"].contains(type) }

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
        points = gap.weight.isEmpty ? nil : min(Int(gap.weight) ?? 1, 1_000_000)
        for answer in gap.answers where !answer.feedback.isEmpty {
            if answer.text == "*" {
                warnings.append("what is said after any other response is left out: \"\(answer.feedback.prefix(60))\"")
                continue
            }
            let isShort = Self.family(gap.type) == .short
            let response = isShort ? BankShortAnswers.literal(answer.text) : answer.text
            guard !response.isEmpty, !feedback.contains(where: { $0.response == response }) else { continue }
            feedback.append(.init(response, answer.feedback))
        }
    }

    /// Tells what is said of single gaps, which a question with several can't hold.
    private mutating func warn(of gaps: [Gap]) {
        let said = gaps.flatMap(\.answers).filter { !$0.feedback.isEmpty }
        if let first = said.first {
            warnings.append(
                "what is said after a response in one of several gaps is left out, here \(said.count) times, first \"\(first.feedback.prefix(60))\""
            )
        }
        let weights = gaps.map { $0.weight.isEmpty ? "1" : $0.weight }
        if Set(weights).count > 1 {
            warnings.append(
                "its gaps weigh \(weights.joined(separator: ", ")) in Moodle; here all of them weigh the same"
            )
        }
    }

    private mutating func read(_ gaps: [Gap]) throws(BankRefusal) {
        warn(of: gaps)
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
        if gap.answers.contains(where: { (0.1...99.9).contains($0.percent) }) {
            warnings.append("what earns a part of a gap is left out: a gap is right or wrong")
        }
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
    private static func gap(_ type: String, _ weight: String, _ source: ArraySlice<UInt8>) -> (Gap, Int)? {
        var parts: [(text: [UInt8], isFeedback: Bool)] = [([], false)]
        var index = source.startIndex
        while index < source.endIndex {
            let byte = source[index]
            index += 1
            switch byte {
            case UInt8(ascii: "}"):
                return (Gap(type: type, weight: weight, answers: answers(of: parts)), index)
            case UInt8(ascii: "\\") where index < source.endIndex:
                parts[parts.count - 1].text.append(source[index])
                index += 1
            case UInt8(ascii: "~"): parts.append(([], false))
            case UInt8(ascii: "#"): parts.append(([], true))
            default: parts[parts.count - 1].text.append(byte)
            }
        }
        return nil
    }

    private static func answers(of parts: [(text: [UInt8], isFeedback: Bool)]) -> [Answer] {
        var answers: [Answer] = []
        for part in parts {
            if !part.isFeedback {
                answers.append(answer(String(decoding: part.text, as: UTF8.self)))
            } else if let last = answers.indices.last {
                let text = HTMLText(String(decoding: part.text, as: UTF8.self), lineBreaks: .areSpaces).plain
                answers[last].feedback += answers[last].feedback.isEmpty ? text : "#" + text
            }
        }
        return answers
    }

    private static func answer(_ source: String) -> Answer {
        var text = source.trimmed
        var percent = 0.0
        if text.hasPrefix("=") {
            percent = 100
            text.removeFirst()
        } else if let weight = GIFTWeight(Array(text.utf8)[...]) {
            percent = weight.percent
            text = String(decoding: weight.rest, as: UTF8.self)
        }
        return Answer(text: HTMLText(text, lineBreaks: .areSpaces).plain, percent: percent)
    }
}
