import SockratesJudge
import SockratesQuiz

/// What a question accepts, as its author wrote it, to be filled with a row and with what is drawn.
protocol AnswerDraft: Sendable {
    /// Whether each asking may have another answer.
    var isMade: Bool { get }
    /// The texts that it is made of.
    var templates: [Template] { get }
    /// In how many ways it may show what is chosen from.
    var variety: Variety { get }

    /// A right response for whoever knows what the question was made of, but not in which order its options were shown.
    func response(_ filling: inout Filling) throws -> String

    /// What judges responses at one moment.
    ///
    /// - Throws: ``ScriptFailure`` where the pack's code fails, and ``AnswerMistake`` where the texts make no answer.
    func judging(_ filling: inout Filling) throws -> Judging
}

extension AnswerDraft {
    var variety: Variety { .one }

    func response(_ filling: inout Filling) throws -> String {
        let judging = try judging(&filling)
        return judging.model ?? judging.judge.modelAnswer
    }
}

/// What judges responses.
struct Judging {
    var judge: Judge
    /// Judges instead.
    var script: (any ResponseJudge)?
    /// A response that is right, where the judge has none to tell.
    var model: String?
    /// The options as they are shown.
    var options: [String] = []
    /// What is chosen from, where there is a choice.
    var choice: ChoiceRule?
    /// The answer lines of true and of false, where one of the two is right.
    var truths: [[AnswerLine]] = []
}

/// An answer of one of the judge's kinds.
struct FormDraft: AnswerDraft {
    let form: AnswerForm

    var isMade: Bool { !form.texts.allSatisfy(\.template.isSettled) }
    var templates: [Template] { form.texts.map(\.template) }

    func judging(_ filling: inout Filling) throws -> Judging {
        Judging(judge: try form.judge(from: try form.filled(&filling)))
    }
}

/// `oracle`: the pack's code computes the answer.
struct OracleDraft: AnswerDraft {
    let hook: Hook
    let strictness: Strictness

    var isMade: Bool { true }
    var templates: [Template] { [] }

    func judging(_ filling: inout Filling) throws -> Judging {
        let value = try hook.value(&filling)
        if case .number(let number) = value { return Judging(judge: .number(NumberRule(number))) }
        switch value {
        case .integer, .whole:
            if strictness == .lenient, let rule = NumberRule(digits: value.text) {
                return Judging(judge: .number(rule))
            }
        default: break
        }
        let texts: [String] = if case .list(let items) = value { items.map(\.text) } else { [value.text] }
        if texts.isEmpty { throw ScriptFailure(at: hook.place, "\"oracle\" gives no answer") }
        return Judging(judge: .answer(texts.map { AnswerLine(verbatim: $0).inFull }, strictness: strictness))
    }
}

/// `judge`: the pack's code judges each response.
struct ScriptedDraft: AnswerDraft {
    let hook: Hook
    /// A response that is right, for checks and solvers.
    let example: Template?

    var isMade: Bool { true }
    var templates: [Template] { example.map { [$0] } ?? [] }

    func judging(_ filling: inout Filling) throws -> Judging {
        var model: String?
        if let example { model = try filling.text(example) }
        return Judging(judge: .answer([]), script: ScriptedJudge(hook: hook), model: model ?? "")
    }
}

/// Asks the pack's code for a verdict.
struct ScriptedJudge: ResponseJudge {
    let hook: Hook

    func verdict(on response: [UInt8], in scope: Scope) throws(BrokenQuestion) -> Verdict {
        var filling = Filling(scope: scope)
        do throws(ScriptFailure) {
            return try verdict(try hook.value(&filling))
        } catch {
            throw BrokenQuestion("\(error)")
        }
    }

    /// `true` or `false`; `accept`, `prompt` or `reject`; or a map of such a `verdict` and what to `say`.
    private func verdict(_ value: Value) throws(ScriptFailure) -> Verdict {
        let sentence = value["say"]?.text
        switch value["verdict"] ?? value {
        case .boolean(true), .text("accept"): return .scripted(.accept, saying: sentence)
        case .boolean(false), .text("reject"): return .scripted(.reject, saying: sentence)
        case .text("prompt"): return .scripted(.prompt, saying: sentence)
        default:
            let place = hook.place
            throw ScriptFailure(
                at: place,
                "\"judge\" gives true, false, accept, prompt or reject, or a map with \"verdict\""
            )
        }
    }
}

/// `choices`: options of which one or several are right.
struct ChoiceDraft: AnswerDraft {
    let options: [Template]
    let right: [Template]
    let wanted: ChoiceRule.Wanted
    let shuffles: Bool
    let place: ScriptPlace

    var isMade: Bool { shuffles || !(options + right).allSatisfy(\.isSettled) }
    var templates: [Template] { options + right }
    var variety: Variety { shuffles ? .arrangements(of: options.count, options.count) : .one }

    func judging(_ filling: inout Filling) throws -> Judging {
        var options: [String] = []
        for option in self.options { options += try filling.texts(option) }
        var right: [String] = []
        for answer in self.right { right += try filling.texts(answer) }
        guard (2...ChoiceRule.mostOptions).contains(options.count) else {
            throw ScriptFailure(
                at: place,
                "a choice has 2 to \(ChoiceRule.mostOptions) options; this has \(options.count)"
            )
        }
        if let stray = right.first(where: { !options.contains($0) }) {
            throw ScriptFailure(at: place, "the answer \"\(stray)\" is none of the choices")
        }
        if shuffles { options = options.shuffled(&filling.random) }
        let places = Set(options.indices.filter { right.contains(options[$0]) })
        let rule = ChoiceRule(options: options, right: places, wanted: wanted)
        return Judging(judge: .choice(rule), options: options.lettered, choice: rule)
    }
}

extension ChoiceDraft {
    /// The right options by their texts, whatever letters they have been shown with.
    func response(_ filling: inout Filling) throws -> String {
        var right: [String] = []
        for answer in self.right { right += try filling.texts(answer) }
        return wanted == .one ? right.first ?? "" : right.joined(separator: ", ")
    }
}

/// `true_false`: a statement that is right or wrong.
struct TrueFalseDraft: AnswerDraft {
    enum Truth: Sendable {
        case known(Bool)
        /// An expression, and where it stands.
        case computed(Template, ScriptPlace)
    }

    let truth: Truth

    var isMade: Bool { templates.contains { !$0.isSettled } }
    var templates: [Template] { if case .computed(let template, _) = truth { [template] } else { [] } }

    private static let yes = ["True", "t", "yes", "y", "right", "correct", "1"]
    private static let no = ["False", "f", "no", "n", "wrong", "incorrect", "0"]

    func judging(_ filling: inout Filling) throws -> Judging {
        let truths = [Self.yes, Self.no].map { words in words.map { AnswerLine(verbatim: $0) } }
        let right = truths[try isTrue(&filling) ? 0 : 1]
        return Judging(judge: .answer(right, strictness: .strict), options: ["True or false?"], truths: truths)
    }
}

extension TrueFalseDraft {
    private func isTrue(_ filling: inout Filling) throws(ScriptFailure) -> Bool {
        switch truth {
        case .known(let isTrue): return isTrue
        case .computed(let template, let place):
            switch try filling.value(template) {
            case .boolean(let isTrue): return isTrue
            case .text("true"), .text("True"), .text("TRUE"): return true
            case .text("false"), .text("False"), .text("FALSE"): return false
            case let other:
                throw ScriptFailure(at: place, "\"true_false\" is true or false, not \"\(other.text)\"")
            }
        }
    }
}

/// `match`: items of two lists that belong together.
struct MatchDraft: AnswerDraft {
    let pairs: [(left: Template, right: Template)]
    let extra: [Template]
    let place: ScriptPlace

    // What is matched is never shown in the order of the matches.
    var isMade: Bool { true }
    var templates: [Template] { pairs.flatMap { [$0.left, $0.right] } + extra }
    var variety: Variety { .arrangements(of: pairs.count + extra.count, pairs.count + extra.count) }

    func judging(_ filling: inout Filling) throws -> Judging {
        var left: [String] = []
        var wanted: [String] = []
        for pair in pairs {
            left.append(try filling.text(pair.left))
            wanted.append(try filling.text(pair.right))
        }
        var right: [String] = []
        for item in wanted where !right.contains(item) { right.append(item) }
        for item in extra {
            let text = try filling.text(item)
            if !right.contains(text) { right.append(text) }
        }
        guard right.count <= ChoiceRule.mostOptions else {
            throw ScriptFailure(
                at: place,
                "at most \(ChoiceRule.mostOptions) items have a letter; these are \(right.count)"
            )
        }
        right = right.shuffled(&filling.random)
        let matches = wanted.map { item in right.firstIndex(of: item) ?? 0 }
        let numbered = left.enumerated().map { "\($0.offset + 1). \($0.element)" }
        return Judging(
            judge: .pairing(PairingRule(left: left, right: right, matches: matches)),
            options: numbered + right.lettered
        )
    }
}

extension MatchDraft {
    /// The pairs by their texts, whatever letters they have been shown with.
    func response(_ filling: inout Filling) throws -> String {
        var texts: [String] = []
        for pair in pairs { texts.append("\(try filling.text(pair.left)) = \(try filling.text(pair.right))") }
        return texts.joined(separator: ", ")
    }
}

extension [String] {
    /// The items in an order that a seed decides (Fisher and Yates).
    fileprivate func shuffled(_ random: inout SeededRandom) -> [String] {
        var items = self
        for index in items.indices { items.swapAt(index, index + random.below(items.count - index)) }
        return items
    }

    /// Each with its letter: `a) Mercury`.
    fileprivate var lettered: [String] {
        enumerated().map { "\(ChoiceRule.letter($0.offset))) \($0.element)" }
    }
}
