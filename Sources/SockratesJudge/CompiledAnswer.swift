import Synchronization

/// Answer lines, compiled.
final class CompiledAnswer: Sendable {
    /// One text that a response may equal, and what that means.
    struct Form: Sendable {
        let written: WrittenAnswer
        let raw: [UInt8]
        let normal: NormalForm
        /// Whether it holds the marked parts only.
        let isMarked: Bool
    }

    let lines: [AnswerLine]
    let strictness: Strictness
    let forms: [Form]

    let allowance: Allowance
    private let near: NearForms
    private let context: JudgeContext
    /// Its number on the context's shelf, where there is one.
    private let number: Int
    /// The lenient tiers, once they were wanted, where no shelf keeps them.
    private let compiled = AtomicLazyReference<LenientCompilation>()

    init(
        _ lines: [AnswerLine],
        strictness: Strictness,
        allowance: Allowance = .nothing,
        context: JudgeContext = JudgeContext()
    ) {
        self.lines = lines
        self.allowance = allowance
        self.strictness = strictness
        self.context = context
        number = context.shelf?.number() ?? 0
        forms = CompiledAnswer.forms(of: lines)
        near = NearForms(allowance, forms)
    }

    /// The same answer in another context.
    private init(_ answer: CompiledAnswer, in context: JudgeContext) {
        lines = answer.lines
        allowance = answer.allowance
        strictness = answer.strictness
        forms = answer.forms
        near = answer.near
        self.context = context
        number = context.shelf?.number() ?? 0
    }

    /// The lenient tiers; nil where they are not wanted.
    var lenient: LenientCompilation? {
        guard strictness == .lenient else { return nil }
        if let shelf = context.shelf { return shelf.compilation(number, compilation) }
        return compiled.load() ?? compiled.storeIfNil(compilation())
    }

    private func compilation() -> LenientCompilation {
        LenientCompilation(forms, context, promptsOnPartial: lines.contains(where: \.promptsOnPartial))
    }

    /// What is rejected outranks what is accepted, and that what is prompted on.
    private static func forms(of lines: [AnswerLine]) -> [Form] {
        if lines.count == 1, lines[0].answers.count == 1 { return forms(of: lines[0].answers[0]) }
        let written = lines.flatMap(\.answers)
        return [WrittenAnswer.Directive.reject, .accept, .prompt].flatMap { directive in
            written.filter { $0.directive == directive }.flatMap { forms(of: $0) }
        }
    }

    /// The whole answer, and what is marked in it.
    private static func forms(of answer: WrittenAnswer) -> [Form] {
        let raw = Array(answer.text.utf8)
        let whole = Form(written: answer, raw: raw, normal: NormalForm(raw), isMarked: false)
        guard !answer.required.isEmpty else { return [whole] }
        let parts = answer.anyPart ? answer.required : [MarkedParts.joined(answer.required, in: answer.text)]
        return [whole]
            + parts.map { part in
                let raw = Array(part.utf8)
                return Form(written: answer, raw: raw, normal: NormalForm(raw), isMarked: true)
            }
    }

    /// Whether another context may change a verdict.
    var usesContext: Bool {
        if case .edits = allowance { return true }
        return strictness == .lenient
    }

    /// The same answer in another context.
    func inContext(_ context: JudgeContext) -> CompiledAnswer {
        CompiledAnswer(self, in: context)
    }

    var modelAnswer: String { forms.first { $0.written.directive == .accept }?.written.text ?? "" }

    func written(_ form: Int32) -> String? { forms.indices.contains(Int(form)) ? forms[Int(form)].written.text : nil }

    func question(_ form: Int32) -> String? {
        forms.indices.contains(Int(form)) ? forms[Int(form)].written.question : nil
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if let form = forms.firstIndex(where: { $0.raw == response }) { return verdict(form, .exact) }
        if let form = near.equal(to: response) { return verdict(form, .normalised) }
        if strictness == .exact { return Verdict(.reject, .none, response.isEmpty ? .empty : .noMatch) }
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = ASCII.trimmed(response)
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        if let form = forms.firstIndex(where: { CompiledAnswer.equal($0.raw, trimmed) }) {
            return verdict(form, .normalised)
        }
        let normal = NormalForm(response)
        if normal.bytes.isEmpty { return Verdict(.reject, .none, .noMatch) }
        if let form = forms.firstIndex(where: { $0.normal == normal && Formula.agree($0.raw, response) }) {
            return verdict(form, .normalised)
        }
        if let form = near.nearest(to: normal) { return verdict(ofSlip: form, normal) }
        if let lenient { return verdict(lenient, response, normal) }
        return Verdict(.reject, .none, .noMatch)
    }

    /// The verdict on a response that is one of the forms but for slips of the keyboard.
    private func verdict(ofSlip form: Int, _ normal: NormalForm) -> Verdict {
        // Another answer of the pack is no slip: Austria and Australia.
        if context.knownNames?.contains(normal.bytes[...]) == true { return Verdict(.reject, .none, .otherAnswer) }
        let evidence = Evidence.line(self, form: Int32(truncatingIfNeeded: form))
        guard forms[form].written.directive == .accept else { return verdict(form, .typo) }
        return Verdict(.accept, .typo, .alike, evidence)
    }

    private func verdict(_ lenient: LenientCompilation, _ response: [UInt8], _ normal: NormalForm) -> Verdict {
        let squashed = normal.squashed
        if let form = forms.firstIndex(where: { $0.normal.squashed == squashed && $0.mayBeSquashed(to: response) }) {
            return verdict(form, .squashed)
        }
        // Another answer of the pack is not a rough form of this one: Guinea is not Guinea-Bissau.
        if context.knownNames?.contains(normal.bytes[...]) == true { return Verdict(.reject, .none, .otherAnswer) }
        guard let found = LenientJudgement.best(lenient.index, forms, response, lenient.policy) else {
            return Verdict(.reject, .none, .noMatch)
        }
        let accepted = forms.filter { $0.written.directive == .accept }.map(\.normal)
        if found.outcome != .reject, context.knownNames?.isSlip(normal.bytes, nearerThanTo: accepted) == true {
            return Verdict(.reject, .none, .otherAnswer)
        }
        if found.reason == .ambiguous {
            let typed = String(decoding: ASCII.trimmed(response).prefix(80), as: UTF8.self)
            return Verdict(.prompt, found.tier, .ambiguous, .typed(typed))
        }
        return Verdict(found.outcome, found.tier, found.reason, .line(self, form: found.form))
    }

    /// Equal but for the case of ASCII letters.
    private static func equal(_ raw: [UInt8], _ response: ArraySlice<UInt8>) -> Bool {
        guard raw.count == response.count else { return false }
        var index = response.startIndex
        for byte in raw {
            if byte != response[index], ASCII.lower(byte) != ASCII.lower(response[index]) { return false }
            index += 1
        }
        return true
    }

    private func verdict(_ form: Int, _ tier: Tier) -> Verdict {
        let evidence = Evidence.line(self, form: Int32(truncatingIfNeeded: form))
        switch forms[form].written.directive {
        case .accept: return Verdict(.accept, tier, .equal, evidence)
        case .prompt: return Verdict(.prompt, tier, .promptedByAuthor, evidence)
        case .reject: return Verdict(.reject, tier, .rejectedByAuthor, evidence)
        }
    }
}
