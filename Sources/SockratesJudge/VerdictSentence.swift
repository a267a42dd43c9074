/// The sentence that tells a player why.
struct VerdictSentence {
    private let verdict: Verdict

    init(_ verdict: Verdict) { self.verdict = verdict }

    var text: String {
        if case .field(let name, let verdict) = verdict.evidence { return "\(name): \(verdict.sentence)" }
        return plainText
    }

    private var plainText: String {
        switch verdict.reason {
        case .equal: verdict.tier == .exact ? "Right." : "Right: \(verdict.matched ?? "")."
        case .empty: "Nothing was typed."
        case .tooLong: "That is longer than \(Judge.longestResponse) bytes, more than any answer needs."
        case .noMatch, .otherAnswer: "That is not the answer."
        case .alike: "Close enough: \(verdict.matched ?? "")."
        case .tooManyAnswers:
            if case .line = verdict.evidence { "One answer, please." } else { "That names more than was asked for." }
        case .rejectedByAuthor: "Not \(verdict.matched ?? "that")."
        case .partial: "Be more specific."
        case .ambiguous:
            if case .typed(let text) = verdict.evidence {
                "Be more specific: which \(text)?"
            } else {
                "Be more specific."
            }
        case .promptedByAuthor: prompt
        case .listComplete: "Right, all of them."
        case .listIncomplete, .listExtra, .listOrder: list
        case .numberWithinTolerance, .patternMatched, .dateMatched: "Right."
        case .notAnOption: options
        case .decidedByScript: scripted
        case .anything: "Right."
        case .notPairs: "Pairs are wanted, such as 1b 2a."
        case .otherDate: "That is not the date."
        case .notADate: "A date is wanted."
        case .fieldCount: fieldCount
        case .numberOutsideTolerance: "That is not the number."
        case .unitMissing: "In which unit?"
        case .notANumber: "A number is wanted."
        }
    }

    private var fieldCount: String {
        guard case .fields(let fields) = verdict.evidence else { return "Another number of fields is wanted." }
        let signs = fields.separators.map { $0.utf8.allSatisfy(ASCII.isBlank) ? "a blank" : "\"\($0)\"" }
        let names = fields.fields.compactMap(\.name)
        let wanted =
            names.count == fields.fields.count ? names.joined(separator: ", ") : "\(fields.fields.count) fields"
        return "Wanted: \(wanted), with \(signs.joined(separator: " or ")) between them."
    }

    private var prompt: String {
        guard case .line(let answer, let form) = verdict.evidence, let question = answer.question(form) else {
            return "Be more specific."
        }
        return "Be more specific: \(question)"
    }

    private var scripted: String {
        if case .said(let sentence) = verdict.evidence { return sentence }
        return verdict.outcome == .accept
            ? "Right." : verdict.outcome == .prompt ? "Say more." : "That is not the answer."
    }

    private var options: String {
        guard case .choice(let choice) = verdict.evidence else { return "That is not one of the options." }
        return choice.rule.wanted == .one ? "Choose \(choice.letters)." : "Choose from \(choice.letters)."
    }

    private var list: String {
        guard case .list(let list, let named, let extra) = verdict.evidence else { return "Not all of them." }
        if let extra { return "\(extra) is not one of them." }
        if verdict.reason == .listOrder { return "The right ones, in another order." }
        return "\(named) of \(list.atLeast) so far."
    }
}
