extension Judge {
    /// Every step of a judgement, in words for an author who wonders about a verdict.
    ///
    /// - Parameter response: One line without its newline.
    /// - Returns: Lines of text, the verdict last.
    public func explanation(of response: String) -> [String] {
        let raw = Array(response.utf8)
        var steps = ["response: \(response.debugDescription), \(raw.count) bytes"]
        switch matcher {
        case .answer(let answer): steps += answer.explanation(of: raw)
        case .list(let list): steps += list.explanation(of: raw)
        case .number(let number): steps += number.explanation(of: raw)
        case .pattern:
            steps.append("a pattern: it matches or it does not")
            steps += captures(in: raw).sorted { $0.key < $1.key }.map { "captured: \($0) = \($1.debugDescription)" }
        case .date(let date): steps.append("wanted: \(date.modelAnswer)")
        case .fields(let fields):
            steps.append("wanted: \(fields.modelAnswer)")
            steps += captures(in: raw).sorted { $0.key < $1.key }.map { "captured: \($0) = \($1.debugDescription)" }
        case .choice(let choice): steps.append("wanted: \(choice.modelAnswer), of \(choice.letters)")
        case .anything: steps.append("wanted: anything")
        case .pairing(let pairing): steps.append("wanted: \(pairing.modelAnswer)")
        }
        let verdict = verdict(on: raw)
        steps.append(
            "verdict: \(verdict.outcome.rawValue), tier \(verdict.tier.rawValue), reason \(verdict.reason.rawValue)"
        )
        steps.append("the player reads: \(verdict.sentence)")
        return steps
    }
}

extension CompiledAnswer {
    func explanation(of raw: [UInt8]) -> [String] {
        var steps = ["strictness: \(strictness.rawValue)"]
        let parts = parts
        for form in parts.forms {
            let text = String(decoding: form.raw, as: UTF8.self)
            steps.append(
                "\(form.written.directive): \(text.debugDescription)\(form.isMarked ? " (the marked parts)" : "")"
            )
        }
        switch parts.allowance {
        case .nothing: break
        case .edits(let most): steps.append("slips of the keyboard: at most \(most)")
        case .differences(let differences):
            let text = String(decoding: differences.removed(from: raw), as: UTF8.self)
            steps.append("without what may differ: \(text.debugDescription)")
        }
        guard strictness != .exact, raw.count <= Judge.longestResponse else { return steps }
        steps.append("normalised: \(String(decoding: NormalForm(raw).bytes, as: UTF8.self).debugDescription)")
        guard let lenient else { return steps }
        return steps + LenientJudgement.explanation(lenient.index, raw, lenient.policy)
    }
}

extension LenientJudgement {
    static func explanation(_ index: LenientIndex, _ raw: [UInt8], _ policy: TypoPolicy) -> [String] {
        let response = ResponseIndex(raw, question: index.question)
        let found = TermMatches(index, response, policy)
        var steps = ["words: " + response.words.indices.map { response.description(of: $0) }.joined(separator: " ")]
        for text in index.texts {
            let like = Likeness(text, index, response, found.matches)
            guard like.coverage > 0 else { continue }
            let terms = index.members[Int(text.first)..<Int(text.end)].map { member in
                let term = index.terms[Int(member)]
                let spelled = String(decoding: index.letters[Int(term.start)..<Int(term.end)], as: UTF8.self)
                return "\(spelled) (\(found.matches[Int(member)].kind))"
            }
            steps.append("compared with \(terms.joined(separator: " ")): \(like)")
        }
        return steps
    }
}

extension ResponseIndex {
    fileprivate func description(of place: Int) -> String {
        let word = words[place]
        let spelled = String(decoding: wording.letters(word), as: UTF8.self)
        if word.has(.number) { return "\(spelled)=\(word.value)" }
        return isEcho[place] ? "\(spelled)[question]" : word.has(.stop) ? "\(spelled)[small]" : spelled
    }
}

extension Likeness: CustomStringConvertible {
    /// The figures, for people.
    var description: String {
        var notes = [
            "\(Int(coverage * 100)) % held", "\(Int(ownCoverage * 100)) % beside the question", "\(strays) strays",
            "\(lacking) lacking",
        ]
        if numberConflict { notes.append("another number") }
        if nameConflict { notes.append("another name") }
        if isNegated { notes.append("negated") }
        if typos > 0 { notes.append("\(typos) slips") }
        return notes.joined(separator: ", ")
    }
}

extension CompiledList {
    func explanation(of raw: [UInt8]) -> [String] {
        let split = ListPieces(raw)
        let pieces = split.pieces.map { String(decoding: raw[$0], as: UTF8.self).debugDescription }
        return ["wanted: \(atLeast) of \(items.count) items", "pieces: \(pieces.joined(separator: " "))"]
    }
}

extension CompiledNumber {
    func explanation(of raw: [UInt8]) -> [String] {
        let number = rule.read(ASCII.trimmed(raw)).map { "\($0)" } ?? "no number"
        return [
            "wanted: \(rule.value), tolerance \(rule.tolerance), notation \(rule.notation.rawValue)", "read: \(number)",
        ]
    }
}
