import SockratesJudge

/// One question of a Moodle XML file on its way into a bank.
struct MoodleXMLDraft {
    /// What was guessed, mended or left out.
    private(set) var warnings: [(line: Int, message: String)] = []
    private let element: BankXMLElement

    private static let mostAnswers = 1000

    init(_ element: BankXMLElement) {
        self.element = element
        for line in element.linesOfMarkup {
            warn(line, "elements stand within <text> without <![CDATA[ around them; they are read as HTML")
        }
    }

    /// Why a type can't be played.
    private static let refusals = [
        "essay": "it is an essay: nobody here can judge it",
        "description": "it is a description, and no question",
        "random": "it stands for any question of a category, and is none itself",
        "randomsamatch": "it is made of other questions",
        "ddmarker": "it needs an image", "ddimageortext": "it needs an image",
        "calculated": "its numbers are drawn from formulas", "calculatedsimple": "its numbers are drawn from formulas",
        "calculatedmulti": "its numbers are drawn from formulas",
        "recordrtc": "it wants a recording", "stack": "it wants a computer algebra system",
        "coderunner": "it wants a program",
    ]

    /// Reads the question.
    mutating func question(_ type: String) throws(BankRefusal) -> BankQuestion {
        if let reason = Self.refusals[type] { throw BankRefusal(reason: reason) }
        if element.child("image")?.text.trimmed.isEmpty == false
            || element.child("image_base64")?.text.trimmed.isEmpty == false
        {
            throw BankRefusal(reason: "it needs an image")
        }
        guard element.children("answer").count <= Self.mostAnswers,
            element.children("subquestion").count <= Self.mostAnswers
        else {
            throw BankRefusal(reason: "it has more than \(Self.mostAnswers) answers")
        }
        var question = BankQuestion(line: element.line, text: "", kind: .trueFalse(true))
        if type == "cloze" || type == "multianswer" {
            try cloze(&question)
        } else {
            question.text = try plain(element.child("questiontext"), isQuestion: true)
            try read(type, &question)
        }
        if question.text.isEmpty {
            let name = element.child("name")?.content ?? ""
            guard !name.isEmpty else { throw BankRefusal(reason: "it has no text") }
            question.text = HTMLText(name, lineBreaks: .areSpaces).plain
            warn(element.line, "it has no text; its name is asked instead")
        }
        question.explanation = try plain(element.child("generalfeedback"), isQuestion: false)
        for hint in element.children("hint") {
            let text = try plain(hint.child("hintcontent") ?? hint, isQuestion: false)
            if !text.isEmpty { question.hints.append(text) }
        }
        points(&question)
        combinedFeedback()
        tags(&question)
        return question
    }

    private mutating func read(_ type: String, _ question: inout BankQuestion) throws(BankRefusal) {
        switch type {
        case "multichoice", "multichoiceset", "oumultiresponse": try choice(type, &question)
        case "truefalse": try trueFalse(&question)
        case "shortanswer", "regexp", "pmatch":
            if type != "shortanswer" { throw BankRefusal(reason: "its answers are patterns of the plugin \"\(type)\"") }
            try shortAnswer(&question)
        case "numerical": try number(&question)
        case "matching", "match", "ddmatch", "pairmatching": try matching(&question)
        case "ordering": try ordering(&question)
        case "gapselect", "ddwtos": try gaps(type, &question)
        default: throw BankRefusal(reason: type.isEmpty ? "it names no type" : "its type \"\(type)\" is not known")
        }
    }

    private mutating func warn(_ line: Int, _ message: String) { warnings.append((line, message)) }

    private mutating func plain(_ node: BankXMLElement?, isQuestion: Bool) throws(BankRefusal) -> String {
        guard let node else { return "" }
        return try plain(node.content, node, isQuestion: isQuestion)
    }

    private mutating func plain(_ text: String, _ node: BankXMLElement, isQuestion: Bool) throws(BankRefusal) -> String
    {
        let markup: BankMarkup =
            switch node.attributes["format"] {
            case "plain_text": .plain
            case "markdown": .markdown
            case "moodle_auto_format": .auto
            default: .html
            }
        // Text without a tag keeps its lines, whatever its format is said to be.
        let result = (markup == .html && !text.contains("<") ? .auto : markup).plain(text)
        if isQuestion { try result.playable() }
        for message in result.warnings { warn(node.line, message) }
        return result.plain
    }

    private func percent(_ answer: BankXMLElement) -> Double {
        let text = answer.attributes["fraction"] ?? answer.child("fraction")?.text.trimmed ?? "0"
        return Double(text.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil } ?? 0
    }

    private mutating func addFeedback(_ answer: BankXMLElement, _ response: String, _ question: inout BankQuestion)
        throws(BankRefusal)
    {
        let text = try plain(answer.child("feedback"), isQuestion: false)
        guard !text.isEmpty, !question.feedback.contains(where: { $0.response == response }) else { return }
        question.feedback.append(.init(response, text))
    }

    private mutating func choice(_ type: String, _ question: inout BankQuestion) throws(BankRefusal) {
        var options = BankOptions()
        for answer in element.children("answer") {
            let text = try plain(answer, isQuestion: true).oneLine
            guard !text.isEmpty else {
                warn(answer.line, "an empty option is left out")
                continue
            }
            if let problem = options.add(text, percent: percent(answer)) { warn(answer.line, problem) }
            try addFeedback(answer, text, &question)
        }
        let single = element.child("single")?.text.trimmed.lowercased() ?? "true"
        let isSingle = type == "multichoice" && !["false", "0", ""].contains(single)
        for message in question.take(try options.kind(isSingle: isSingle).get()) { warn(element.line, message) }
        question.shuffle = ["true", "1"].contains(element.child("shuffleanswers")?.text.trimmed.lowercased() ?? "")
    }

    private mutating func trueFalse(_ question: inout BankQuestion) throws(BankRefusal) {
        let answers = element.children("answer")
        guard let right = answers.first(where: { percent($0) > 0 }) else {
            throw BankRefusal(reason: "neither true nor false is right")
        }
        let word = right.content.lowercased()
        switch word {
        case "true", "t": question.kind = .trueFalse(true)
        case "false", "f": question.kind = .trueFalse(false)
        default:
            // Some programs write the words of their own language, true first.
            guard answers.count == 2 else {
                throw BankRefusal(reason: "its right answer \"\(right.content)\" is neither true nor false")
            }
            question.kind = .trueFalse(right === answers.first)
            warn(
                right.line,
                "\"\(right.content)\" is read as \(right === answers.first ? "true" : "false"), by its place"
            )
        }
        for (index, answer) in answers.prefix(2).enumerated() {
            let isTrue =
                ["true", "t"].contains(answer.content.lowercased())
                || !["false", "f"].contains(answer.content.lowercased()) && index == 0
            try addFeedback(answer, isTrue ? "true" : "false", &question)
        }
    }

    private mutating func shortAnswer(_ question: inout BankQuestion) throws(BankRefusal) {
        var texts = BankShortAnswers()
        for answer in element.children("answer") {
            let text = answer.plainContent.oneLine
            if let problem = texts.add(text, percent: percent(answer)) { warn(answer.line, problem) }
            if text == "*" {
                if answer.child("feedback")?.content.isEmpty == false {
                    warn(answer.line, "what is said after any other response is left out")
                }
            } else if !text.isEmpty {
                try addFeedback(answer, BankShortAnswers.literal(text), &question)
            }
        }
        for message in question.take(try texts.kind.get()) { warn(element.line, message) }
        if element.child("usecase")?.text.trimmed == "1" { question.strictness = .exact }
    }

    private mutating func number(_ question: inout BankQuestion) throws(BankRefusal) {
        var numbers = BankNumbers()
        for answer in element.children("answer") {
            let text = answer.content
            if text == "*" || text.isEmpty {
                if answer.child("feedback")?.content.isEmpty == false {
                    warn(answer.line, "what is said after any other response is left out")
                }
                continue
            }
            guard let number = BankNumbers.value(text, tolerance: answer.child("tolerance")?.text ?? "0") else {
                throw BankRefusal(reason: "\"\(text)\" is no number")
            }
            if let problem = numbers.add(number, percent: percent(answer)) { warn(answer.line, problem) }
            if case .value(let value, _) = number { try addFeedback(answer, value, &question) }
        }
        for message in question.take(try numbers.kind.get()) { warn(element.line, message) }
        let units = (element.child("units")?.children("unit") ?? []).compactMap { $0.child("unit_name")?.text.trimmed }
        if !units.isEmpty {
            warn(
                element.line,
                "its units are left out, and the number alone is asked: \(units.joined(separator: ", "))"
            )
        }
    }

    private mutating func matching(_ question: inout BankQuestion) throws(BankRefusal) {
        var pairs = BankPairs()
        for item in element.children("subquestion") {
            let left = try plain(item, isQuestion: true).oneLine
            let right = item.child("answer")?.plainContent.oneLine ?? ""
            if let problem = pairs.add(left, right) { warn(item.line, problem) }
        }
        question.kind = try pairs.kind.get()
    }

    /// Items that must be put in order: they are listed by their alphabet, and named by letters or texts.
    private mutating func ordering(_ question: inout BankQuestion) throws(BankRefusal) {
        let items = element.children("answer").map { HTMLText($0.content, lineBreaks: .areSpaces).plain }
        guard (2...Self.letters.count).contains(items.count), Set(items).count == items.count, !items.contains("")
        else {
            throw BankRefusal(
                reason: "an order has 2 to \(Self.letters.count) items, all of them different; this has \(items.count)"
            )
        }
        var listed = items.sorted()
        if listed == items { listed.append(listed.removeFirst()) }
        let lettered = zip(Self.letters, listed).map { "  \($0)) \($1)" }
        question.text += "\n" + lettered.joined(separator: "\n")
        question.kind = .sequence(
            items.map { item in
                let place = listed.firstIndex(of: item) ?? 0
                return [String(Self.letters[place]), item]
            }
        )
        warn(element.line, "its items are listed with letters, and typed in order with commas between them")
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    /// A text with `[[1]]`, and words of which the first belongs there.
    private mutating func gaps(_ type: String, _ question: inout BankQuestion) throws(BankRefusal) {
        let words = element.children(type == "ddwtos" ? "dragbox" : "selectoption").map {
            HTMLText($0.content, lineBreaks: .areSpaces).plain
        }
        var answers: [[String]] = []
        var text = ""
        let bytes = Array(question.text.utf8)
        let marks = GapMarks.words(bytes)
        var index = 0
        while let mark = marks.next(from: index) {
            guard let number = Int(mark.number), words.indices.contains(number - 1), !words[number - 1].isEmpty else {
                throw BankRefusal(reason: "[[\(mark.number)]] names none of its \(words.count) words")
            }
            text += String(decoding: bytes[index..<mark.range.lowerBound], as: UTF8.self) + GIFTDraft.blank
            answers.append([words[number - 1]])
            guard answers.count <= FieldsAnswer.most else { throw BankQuestion.Kind.tooManyGaps }
            index = mark.range.upperBound
        }
        let rest = String(decoding: bytes[index...], as: UTF8.self)
        guard !answers.isEmpty else { throw BankRefusal(reason: "its text has no gap such as [[1]]") }
        question.text = text + rest + "\n(" + Set(words).sorted().joined(separator: ", ") + ")"
        question.kind = try .gaps(answers.map { .texts($0) })
        warn(element.line, "its words are listed after the text, and typed instead of chosen")
    }

    private mutating func cloze(_ question: inout BankQuestion) throws(BankRefusal) {
        guard let node = element.child("questiontext") else { throw BankRefusal(reason: "it has no text") }
        let cloze = try ClozeText(node.content)
        question.text = try plain(cloze.text, node, isQuestion: true)
        question.kind = cloze.kind
        question.credit = cloze.credit
        question.feedback = cloze.feedback
        question.strictness = cloze.strictness
        question.points = cloze.points ?? 1
        for message in cloze.warnings { warn(element.line, message) }
    }

    private mutating func points(_ question: inout BankQuestion) {
        guard let text = element.child("defaultgrade")?.text.trimmed, let grade = Double(text), grade != 1 else {
            return
        }
        if grade == grade.rounded(), (0...1_000_000).contains(grade) {
            question.points = Int(grade)
        } else {
            warn(element.line, "it is worth \(text) in Moodle; points are whole numbers, and it gets 1")
        }
    }

    /// What Moodle says after any right or wrong response: left out, and noted where an author wrote it.
    private mutating func combinedFeedback() {
        let usual = ["your answer is correct.", "your answer is partially correct.", "your answer is incorrect."]
        for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
            guard let node = element.child(name) else { continue }
            let text = HTMLText(node.content, lineBreaks: .areSpaces).plain
            if !text.isEmpty, !usual.contains(text.lowercased()) {
                warn(node.line, "what is said after any such response is left out: \"\(text.prefix(60))\"")
            }
        }
    }

    private mutating func tags(_ question: inout BankQuestion) {
        let tags = (element.child("tags")?.children("tag") ?? []).map(\.content).filter { !$0.isEmpty }
        let others = tags.filter { !BankTag.take("tag:\($0)", into: &question) }
        if !others.isEmpty {
            warn(element.line, "its tags are left out, packs have none: \(others.joined(separator: ", "))")
        }
    }
}
