import Synchronization

/// Answer lines, compiled.
///
/// A pack may have a hundred thousand of them. So an answer that is one text keeps no more than that, in an object that a right
/// response needs a single look at; the rest is made again when a response wants it.
final class CompiledAnswer: Sendable {
    /// One text that a response may equal, and what that means.
    struct Form: Sendable {
        let written: WrittenAnswer
        let raw: [UInt8]
        let normal: NormalForm
        /// Whether it holds the marked parts only.
        let isMarked: Bool
    }

    /// What lines are compiled to.
    final class Parts: Sendable {
        let lines: [AnswerLine]
        let forms: [Form]
        let allowance: Allowance
        let near: NearForms

        init(_ lines: [AnswerLine], _ allowance: Allowance) {
            self.lines = lines
            self.allowance = allowance
            forms = CompiledAnswer.forms(of: lines)
            near = NearForms(allowance, forms)
        }
    }

    /// The only text, where there is no more to say of it.
    private let sole: String?
    private let kept: Parts?
    let strictness: Strictness
    private let context: JudgeContext
    /// Its number on the context's shelf, where there is one.
    private let number: Int
    /// The lenient tiers, once they were wanted, where no shelf keeps them.
    private let compiled = AtomicLazyReference<LenientCompilation>()

    /// Compiles lines.
    ///
    /// - Parameters:
    ///   - lines: What is accepted.
    ///   - strictness: How much a response may differ.
    ///   - allowance: What is forgiven beside.
    ///   - context: What stands around the question.
    ///   - isCompact: Whether an answer that is one text keeps no more than that.
    init(
        _ lines: [AnswerLine],
        strictness: Strictness,
        allowance: Allowance = .nothing,
        context: JudgeContext = JudgeContext(),
        isCompact: Bool = false
    ) {
        self.strictness = strictness
        self.context = context
        number = context.shelf?.number() ?? 0
        if isCompact, case .nothing = allowance, lines.count == 1, let text = lines[0].soleText {
            sole = text
            kept = nil
        } else {
            sole = nil
            kept = Parts(lines, allowance)
        }
    }

    /// The same answer in another context.
    private init(_ answer: CompiledAnswer, in context: JudgeContext) {
        sole = answer.sole
        kept = answer.kept
        strictness = answer.strictness
        self.context = context
        number = context.shelf?.number() ?? 0
    }

    /// What its lines are compiled to, made each time where it is not kept.
    var parts: Parts { kept ?? Parts([AnswerLine(verbatim: sole ?? "")], .nothing) }

    /// The texts that it accepts, without what its lines prompt on or reject.
    var acceptedTexts: [String] {
        if let sole { return [sole] }
        return parts.lines.flatMap(\.answers).filter { $0.directive == .accept }.map(\.text)
    }

    /// Some bytes that it holds, for those who count what a pack holds.
    var byteCount: Int {
        guard let kept else {
            let count = sole?.utf8.count ?? 0
            // A string holds 15 bytes where it stands.
            return 128 + (count > 15 ? 32 + count : 0)
        }
        let texts = kept.lines.flatMap(\.answers)
        return texts.reduce(400) { $0 + 400 + 4 * $1.text.utf8.count }
    }

    /// The lenient tiers; nil where they are not wanted.
    var lenient: LenientCompilation? {
        guard strictness == .lenient else { return nil }
        if let shelf = context.shelf { return shelf.compilation(number, compilation) }
        return compiled.load() ?? compiled.storeIfNil(compilation())
    }

    private func compilation() -> LenientCompilation {
        let parts = parts
        return LenientCompilation(
            parts.forms,
            context,
            promptsOnPartial: parts.lines.contains(where: \.promptsOnPartial)
        )
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
        if case .edits? = kept?.allowance { return true }
        return strictness == .lenient
    }

    /// The same answer in another context.
    func inContext(_ context: JudgeContext) -> CompiledAnswer {
        CompiledAnswer(self, in: context)
    }

    var modelAnswer: String {
        sole ?? parts.forms.first { $0.written.directive == .accept }?.written.text ?? ""
    }

    func written(_ form: Int32) -> String? {
        if let sole { return form == 0 ? sole : nil }
        let forms = parts.forms
        return forms.indices.contains(Int(form)) ? forms[Int(form)].written.text : nil
    }

    func question(_ form: Int32) -> String? {
        guard let forms = kept?.forms, forms.indices.contains(Int(form)) else { return nil }
        return forms[Int(form)].written.question
    }

    func verdict(on response: [UInt8]) -> Verdict {
        // What most right responses are, before anything is made.
        if let sole, sole.utf8.elementsEqual(response) { return Verdict(.accept, .exact, .equal, .line(self, form: 0)) }
        let parts = parts
        let forms = parts.forms
        if let form = forms.firstIndex(where: { $0.raw == response }) { return verdict(form, forms, .exact) }
        if let form = parts.near.equal(to: response) { return verdict(form, forms, .normalised) }
        if strictness == .exact { return Verdict(.reject, .none, response.isEmpty ? .empty : .noMatch) }
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = ASCII.trimmed(response)
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        if let form = forms.firstIndex(where: { CompiledAnswer.equal($0.raw, trimmed) }) {
            return verdict(form, forms, .normalised)
        }
        let normal = NormalForm(response)
        if normal.bytes.isEmpty { return Verdict(.reject, .none, .noMatch) }
        if let form = forms.firstIndex(where: { $0.normal == normal && Formula.agree($0.raw, response) }) {
            return verdict(form, forms, .normalised)
        }
        if let form = parts.near.nearest(to: normal) { return verdict(ofSlip: form, forms, normal) }
        if let lenient { return verdict(lenient, forms, response, normal) }
        return Verdict(.reject, .none, .noMatch)
    }

    /// The verdict on a response that is one of the forms but for slips of the keyboard.
    private func verdict(ofSlip form: Int, _ forms: [Form], _ normal: NormalForm) -> Verdict {
        // Another answer of the pack is no slip: Austria and Australia.
        if context.knownNames?.contains(normal.bytes[...]) == true { return Verdict(.reject, .none, .otherAnswer) }
        let evidence = Evidence.line(self, form: Int32(truncatingIfNeeded: form))
        guard forms[form].written.directive == .accept else { return verdict(form, forms, .typo) }
        return Verdict(.accept, .typo, .alike, evidence)
    }

    private func verdict(
        _ lenient: LenientCompilation,
        _ forms: [Form],
        _ response: [UInt8],
        _ normal: NormalForm
    ) -> Verdict {
        let squashed = normal.squashed
        if let form = forms.firstIndex(where: { $0.normal.squashed == squashed && $0.mayBeSquashed(to: response) }) {
            return verdict(form, forms, .squashed)
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

    private func verdict(_ form: Int, _ forms: [Form], _ tier: Tier) -> Verdict {
        let evidence = Evidence.line(self, form: Int32(truncatingIfNeeded: form))
        switch forms[form].written.directive {
        case .accept: return Verdict(.accept, tier, .equal, evidence)
        case .prompt: return Verdict(.prompt, tier, .promptedByAuthor, evidence)
        case .reject: return Verdict(.reject, tier, .rejectedByAuthor, evidence)
        }
    }
}
