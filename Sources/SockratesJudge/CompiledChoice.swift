/// A choice's judge, compiled.
final class CompiledChoice: Sendable {
    let rule: ChoiceRule
    private let labels: OptionLabels
    /// The right options, for responses that write one out with a slip.
    private let spelled: [CompiledAnswer]

    init(_ rule: ChoiceRule) {
        self.rule = rule
        labels = OptionLabels(rule.options)
        let lines = rule.options.map { AnswerLine(verbatim: $0) }
        var names = KnownNames()
        for line in lines { names.insert(line) }
        let context = JudgeContext(knownNames: names, partialAnswers: .quizbowl)
        spelled = rule.right.sorted().map { CompiledAnswer([lines[$0]], strictness: .lenient, context: context) }
    }

    /// The right options by letter and text, or by letters alone where several are wanted.
    var modelAnswer: String {
        let right = rule.right.sorted()
        switch rule.wanted {
        case .one: return right.first.map { "\(ChoiceRule.letter($0))) \(rule.options[$0])" } ?? ""
        case .all, .among: return right.map { String(ChoiceRule.letter($0)) }.joined(separator: ", ")
        }
    }

    /// The letters that may be typed, for the sentence that tells them.
    var letters: String {
        let names = rule.options.indices.map { String(ChoiceRule.letter($0)) }
        guard let last = names.last, names.count > 1 else { return names.joined() }
        let conjunction = rule.wanted == .one ? "or" : "and"
        return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// The options that read the same as one before them.
    var collisions: [String] {
        rule.options.indices.filter { labels.place(of: ArraySlice(rule.options[$0].utf8)) != $0 }.map {
            rule.options[$0]
        }
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let text = ASCII.trimmed(response)
        if text.isEmpty { return Verdict(.reject, .none, .empty) }
        return rule.wanted == .one ? one(text) : all(text)
    }

    private func one(_ text: ArraySlice<UInt8>) -> Verdict {
        if let place = labels.place(of: text) {
            guard rule.right.contains(place) else {
                return Verdict(.reject, .none, .otherAnswer, .option(rule.options[place]))
            }
            return Verdict(.accept, .exact, .equal, .option(rule.options[place]))
        }
        let response = Array(text)
        for answer in spelled {
            let verdict = answer.verdict(on: response)
            if verdict.outcome == .accept { return verdict }
        }
        return Verdict(.prompt, .none, .notAnOption, .choice(self))
    }

    private func all(_ text: ArraySlice<UInt8>) -> Verdict {
        guard let chosen = chosen(text) else { return Verdict(.prompt, .none, .notAnOption, .choice(self)) }
        let isRight = rule.wanted == .among ? !chosen.isDisjoint(with: rule.right) : chosen == rule.right
        if isRight { return Verdict(.accept, .list, .listComplete) }
        let extra = chosen.subtracting(rule.right).min()
        return Verdict(.reject, .none, extra == nil ? .listIncomplete : .otherAnswer)
    }

    private func chosen(_ text: ArraySlice<UInt8>) -> Set<Int>? {
        if let places = labels.places(ofLettersApart: text) { return Set(places) }
        if let place = labels.place(of: text) { return [place] }
        if let places = labels.places(ofLetters: text) { return Set(places) }
        let words = text.split(whereSeparator: ASCII.isBlank)
        let places = words.compactMap(labels.place(of:))
        if words.count > 1, places.count == words.count { return Set(places) }
        let split = ListPieces(Array(text))
        var chosen = Set<Int>()
        for piece in split.pieces {
            if let place = labels.place(of: split.text[piece]) {
                chosen.insert(place)
            } else if let places = labels.places(ofLetters: split.text[piece]) {
                chosen.formUnion(places)
            } else {
                return nil
            }
        }
        return chosen.isEmpty ? nil : chosen
    }
}
