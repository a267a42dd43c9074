import SockratesJudge
import SockratesQuiz

/// A question as its author wrote it, to be filled with a row and with what is drawn.
struct QuestionDraft: Sendable {
    let ask: MessageForm
    /// Where it stands in the pack.
    let place: Diagnostics.Place
    let answer: any AnswerDraft
    var hints: [Template] = []
    var values: ValuesForm?
    var generate: Hook?
    /// Bytes that are sent instead of the text.
    var blob: Template?
    var points: Template?
    var explanation: Template?
    var texts: [QuestionDetails.Occasion: MessageForm] = [:]
    var credit: [(answer: AnswerForm, share: Double)] = []
    var feedback: [(answer: AnswerForm, text: Template)] = []
    var effects: EffectForm?
    var shape = ResponseShape.line
    /// What its answers have in common with the pack's others.
    var answers: PackAnswers?
    /// The table's columns, whose cells the pack's code sees beside what is drawn.
    var columns: [String] = []

    /// Whether each session, or each asking, may have another question of it; known once it is ``settle()``d.
    private(set) var isMade = false

    /// Looks through the draft when nothing is added to it any more.
    mutating func settle() {
        isMade =
            values != nil || generate != nil || effects != nil || blob != nil || answer.isMade
            || !allTemplates.allSatisfy(\.isSettled) || !isSettled(ask) || !texts.values.allSatisfy(isSettled)
    }

    /// How many different questions may be made of one row.
    var variety: Variety {
        let isOpen = generate != nil || (askTemplates + answer.templates + allTemplates).contains(where: \.draws)
        return (values?.variety ?? .one) * answer.variety * (isOpen ? .unknown : .one)
    }

    /// The columns that must not be empty.
    var neededColumns: [Int] {
        (askTemplates + answer.templates).flatMap(\.columns)
    }

    /// The columns that are used at all.
    var usedColumns: [Int] {
        if isMade { return Array(columns.indices) }
        return (askTemplates + answer.templates + allTemplates).flatMap { $0.columns + $0.columnsOfExpressions }
    }

    /// Makes the question.
    ///
    /// - Parameter filling: The row and what the session holds. Where the scope has values, the question is made of these.
    /// - Returns: The question.
    /// - Throws: ``ScriptFailure`` where the pack's code fails, and ``AnswerMistake`` where the texts make no answer.
    func question(_ filling: inout Filling) throws -> Question {
        try draw(&filling)
        let judging = try answer.judging(&filling)
        var text = try ask.text(&filling)
        if !judging.options.isEmpty { text = shown(text, judging.options) }
        var hints: [String] = []
        for hint in self.hints { hints.append(hint.isSettled ? try filling.text(hint) : "") }
        let details = try details(&filling, judging)
        let settled = isMade ? nil : answers?.context(of: text)
        let judge = judging.judge.inContext(settled ?? JudgeContext(question: text))
        return Question(ask: text, judge: judge, hints: hints, details: details)
    }

    private func draw(_ filling: inout Filling) throws(ScriptFailure) {
        if !filling.scope.values.isEmpty {
            filling.values = filling.scope.values
            return
        }
        if isMade {
            for (column, name) in columns.enumerated() where filling.cells.indices.contains(column) {
                filling.values[name] = filling.cells[column].value
            }
        }
        try values?.fill(&filling)
        guard let generate else { return }
        let value = try generate.value(&filling)
        guard let members = value.members else {
            let message = "\"generate\" gives a map of names and values, not \(value.kind)"
            throw ScriptFailure(at: generate.place, message)
        }
        filling.values.merge(members) { $1 }
    }

    private func details(_ filling: inout Filling, _ judging: Judging) throws -> QuestionDetails? {
        guard
            isMade || !credit.isEmpty || !feedback.isEmpty || explanation != nil || !texts.isEmpty || shape != .line
                || points != nil || judging.model != nil || judging.script != nil
        else { return nil }
        var details = QuestionDetails()
        if isMade { details.values = filling.values }
        details.script = judging.script
        details.modelAnswer = judging.model ?? shape.model(of: judging.judge)
        details.shape = shape
        details.effects = effects
        if let blob {
            switch try filling.value(blob) {
            case .bytes(let bytes): details.bytes = bytes
            case let value: details.bytes = Array(value.text.utf8)
            }
        }
        if let points { details.points = Int(try filling.text(points)).map { min(max($0, 0), 1_000_000) } }
        if let explanation { details.explanation = try words(.text(explanation), &filling) }
        for (occasion, message) in texts { details.texts[occasion] = try words(message, &filling) }
        if !hints.allSatisfy(\.isSettled) {
            for hint in hints { details.hints.append(try words(.text(hint), &filling)) }
        }
        for (answer, share) in credit {
            details.credit.append(
                QuestionDetails.Credit(judge: judging.judge(of: try judge(answer, &filling)), share: share)
            )
        }
        for (answer, text) in feedback {
            let words = try words(.text(text), &filling)
            let named = judging.judge(of: try judge(answer, &filling), isAmong: true)
            details.feedback.append(QuestionDetails.Feedback(judge: named, text: words))
        }
        return details
    }

    /// What is said later: made then, where it may read another way by then.
    private func words(_ message: MessageForm, _ filling: inout Filling) throws(ScriptFailure) -> Wording {
        isSettled(message)
            ? Wording(try message.text(&filling))
            : Wording("", template: MessageTemplate(form: message, cells: filling.cells))
    }

    private func judge(_ answer: AnswerForm, _ filling: inout Filling) throws -> Judge {
        try answer.judge(from: try answer.filled(&filling))
    }

    /// The question with the options of a choice behind it.
    private func shown(_ text: String, _ options: [String]) -> String {
        if case .json = ask { return text }
        return text + options.map { "\n  " + $0 }.joined()
    }

    private func isSettled(_ message: MessageForm) -> Bool {
        if case .text(let template) = message { return template.isSettled }
        return message.isPlain
    }

    private var askTemplates: [Template] {
        if case .text(let template) = ask { return [template] }
        return []
    }

    private var allTemplates: [Template] {
        var templates = hints + credit.flatMap { $0.answer.texts.map(\.template) }
        templates += feedback.flatMap { $0.answer.texts.map(\.template) + [$0.text] }
        if let points { templates.append(points) }
        if let explanation { templates.append(explanation) }
        return templates
    }
}
