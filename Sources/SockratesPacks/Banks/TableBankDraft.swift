/// One row of a table on its way into a bank.
struct TableBankDraft {
    /// What was guessed, mended or left out.
    private(set) var warnings: [String] = []
    private let line: Int
    private let isHTML: Bool
    private let isKahoot: Bool
    private let options: OptionNames

    init(_ line: Int, isHTML: Bool, isKahoot: Bool, options: OptionNames) {
        self.options = options
        self.line = line
        self.isHTML = isHTML
        self.isKahoot = isKahoot
    }

    /// Reads the row's question.
    ///
    /// - Parameter cells: Gives the cells of a role.
    /// - Returns: The question.
    /// - Throws: ``BankRefusal`` where the row makes none.
    mutating func question(_ cells: (BankColumns.Role) -> [String]) throws(BankRefusal) -> BankQuestion {
        let source = cells(.question).joined(separator: "\n").trimmed
        guard !source.isEmpty else { throw BankRefusal(reason: "its question is empty") }
        var question = BankQuestion(line: line, text: "", kind: .trueFalse(true))
        if AnkiCloze.isOne(source) {
            let cloze = try AnkiCloze(source)
            warnings += cloze.warnings
            question.text = try plain(cloze.text, isQuestion: true)
            question.kind = cloze.kind
            question.hints = cloze.hints
            question.explanation = try plain(cells(.answer).joined(separator: "\n").trimmed, isQuestion: false)
        } else {
            question.text = try plain(source, isQuestion: true)
            try answers(cells, &question)
        }
        guard !question.text.isEmpty else { throw BankRefusal(reason: "its question is empty") }
        question.category = cells(.category).first.flatMap { $0.isEmpty ? nil : $0 }
        question.difficulty = cells(.difficulty).first.flatMap { $0.isEmpty ? nil : $0 }
        question.hints += try said(cells(.hint)).mapRefusing { text throws(BankRefusal) in
            try plain(text, isQuestion: false)
        }
        let explanation = try plain(said(cells(.explanation)).joined(separator: "\n"), isQuestion: false)
        if !explanation.isEmpty { question.explanation = explanation }
        question.seconds = number(cells(.time).first, "time", 1...86_400)
        question.points = number(cells(.points).first, "points", 0...1_000_000) ?? 1
        return question
    }

    /// The cells that say something.
    private mutating func said(_ cells: [String]) -> [String] {
        cells.filter { cell in
            let isMissing = ["na", "n/a"].contains(cell.lowercased())
            if isMissing { warnings.append("\"\(cell)\" is read as not available, and is not shown") }
            return !cell.isEmpty && !isMissing
        }
    }

    private mutating func number(_ cell: String?, _ what: String, _ range: ClosedRange<Int>) -> Int? {
        guard let cell, !cell.isEmpty else { return nil }
        // Game shows count in dollars.
        let digits = cell.filter { $0 != "$" && $0 != "," }
        if let value = Double(digits), value == value.rounded(), range.contains(Int(value.clamped)) {
            return Int(value.clamped)
        }
        warnings.append(
            "\"\(cell)\" is no \(what == "time" ? "number of seconds" : "number of points"), and is left out"
        )
        return nil
    }

    private mutating func plain(_ text: String, isQuestion: Bool) throws(BankRefusal) -> String {
        if isQuestion, text.contains("[sound:"), let sound = text.firstMatch(of: /\[sound:([^\]]*)\]/) {
            throw BankRefusal(reason: "it needs a sound that text can't play: \(sound.1)")
        }
        guard isHTML else { return HTMLText.tidied(text) }
        let result = BankMarkup.html.plain(text)
        if isQuestion { try result.playable() }
        warnings += result.warnings
        return result.plain
    }

    private mutating func answers(_ cells: (BankColumns.Role) -> [String], _ question: inout BankQuestion)
        throws(BankRefusal)
    {
        var right: [String] = []
        for cell in cells(.answer) where !cell.isEmpty { right.append(try plain(cell, isQuestion: true).oneLine) }
        right.removeAll(where: \.isEmpty)
        let type = cells(.type).first ?? ""
        let style = QuestionStyle(type)
        if style == .open { throw BankRefusal(reason: "its type is \"\(type)\": nobody here can judge it") }
        var shown = try texts(cells(.option))
        if style == .fillIn {
            right += shown.filter { !$0.isEmpty && !right.contains($0) }
            shown = []
        }
        guard !right.isEmpty else { throw BankRefusal(reason: "no answer is there") }
        let wrong = try texts(cells(.wrong)).filter { !$0.isEmpty }
        if shown.allSatisfy(\.isEmpty), wrong.isEmpty { return try shortAnswer(right, &question) }
        if shown.allSatisfy(\.isEmpty) {
            shown = right + wrong
            question.shuffle = true
            return try choice(shown, right: Set(right.indices), wantsAll: style == .all, &question)
        }
        if isTruth(shown), right.count == 1, ["true", "false", "t", "f"].contains(right[0].lowercased()) {
            question.kind = .trueFalse(right[0].lowercased().hasPrefix("t"))
            return
        }
        var places = Set<Int>()
        for answer in right { places.formUnion(try self.places(answer, shown, wantsAll: style == .all)) }
        try choice(shown + wrong, right: places, wantsAll: style == .all, &question)
    }

    private func isTruth(_ options: [String]) -> Bool {
        Set(options.filter { !$0.isEmpty }.map { $0.lowercased() }) == ["true", "false"]
    }

    /// Options, one a cell; in the only cell of its kind several may stand with `|` between them.
    private mutating func texts(_ cells: [String]) throws(BankRefusal) -> [String] {
        var items = cells
        if cells.count == 1, let cell = cells.first, cell.contains("|") {
            items = cell.split(separator: "|").map { $0.trimmed }
            warnings.append("\"|\" parts the options in \"\(cell.prefix(40))\"")
        }
        return try items.mapRefusing { text throws(BankRefusal) in try plain(text, isQuestion: true).oneLine }
    }

    private mutating func shortAnswer(_ right: [String], _ question: inout BankQuestion) throws(BankRefusal) {
        var answers: [String] = []
        for text in right {
            let parts = text.split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }
            if parts.count > 1 {
                warnings.append("\"|\" parts the answers in \"\(text.prefix(40))\"; any one is right")
            }
            for part in parts.isEmpty ? [text] : parts where !answers.contains(part) { answers.append(part) }
        }
        question.kind = .shortAnswer(answers)
        guard answers.count == 1 else { return }
        switch answers[0].lowercased() {
        case "true": question.kind = .trueFalse(true)
        case "false": question.kind = .trueFalse(false)
        default: break
        }
    }

    private mutating func choice(
        _ options: [String],
        right: Set<Int>,
        wantsAll: Bool,
        _ question: inout BankQuestion
    ) throws(BankRefusal) {
        var weighed = BankOptions()
        for (index, text) in options.enumerated() where !text.isEmpty {
            if let problem = weighed.add(text, percent: right.contains(index) ? 100 : 0) { warnings.append(problem) }
        }
        warnings += question.take(try weighed.kind(isSingle: !wantsAll).get())
    }

    /// The options that an answer names: by text, letter or number; in Kahoot's tables by numbers alone.
    private mutating func places(_ answer: String, _ shown: [String], wantsAll: Bool) throws(BankRefusal) -> [Int] {
        if !isKahoot, !options.arePlaces, let place = shown.firstIndex(of: answer) {
            if options.place(answer).map({ $0 != place && shown.indices.contains($0) }) ?? false {
                warnings.append("the answer \"\(answer)\" is read as the text of an option, and not as its place")
            }
            return [place]
        }
        if let place = options.columns.firstIndex(of: answer.lowercased()), shown.indices.contains(place),
            !shown[place].isEmpty
        {
            return [place]
        }
        let parts = answer.split { ",;|/ &".contains($0) }.map(String.init)
        let places = parts.compactMap(options.place).filter { shown.indices.contains($0) && !shown[$0].isEmpty }
        if !places.isEmpty, places.count == parts.count {
            if parts.count > 1, !isKahoot, !wantsAll {
                warnings.append("the answer \"\(answer)\" names several options; any one is right")
            }
            if options.isMixed, Int(parts[0]) != nil {
                warnings.append("the answer \"\(answer)\" is read as the place of the option \"\(shown[places[0]])\"")
            }
            return places
        }
        let alike = shown.indices.filter { !shown[$0].isEmpty && shown[$0].lowercased() == answer.lowercased() }
        if let place = alike.first {
            warnings.append("the answer \"\(answer)\" is taken to be the option \"\(shown[place])\"")
            return [place]
        }
        throw BankRefusal(reason: "the answer \"\(answer)\" names none of its options")
    }
}

extension Double {
    /// The number, brought within what an integer holds.
    fileprivate var clamped: Double { isFinite ? Swift.min(Swift.max(self, -1e15), 1e15) : -1e15 }
}

extension Array {
    /// Maps with refusals that keep their type.
    fileprivate func mapRefusing<Value>(_ body: (Element) throws(BankRefusal) -> Value) throws(BankRefusal) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try body(element)) }
        return values
    }
}
