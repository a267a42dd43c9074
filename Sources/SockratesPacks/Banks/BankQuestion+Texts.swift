extension BankQuestion {
    /// The texts that a player chooses among.
    var options: [String] {
        switch kind {
        case .choice(let options, _), .choiceOfAll(let options, _): options
        case .matching(let pairs, let extra): pairs.flatMap { [$0.left, $0.right] } + extra
        case .trueFalse, .number, .blanks, .sequence, .shortAnswer: []
        }
    }

    /// The texts that are answer lines in a pack.
    var answers: [String] {
        switch kind {
        case .shortAnswer(let answers): answers
        case .blanks(let blanks):
            blanks.flatMap(\.texts)
        case .sequence(let items): items.flatMap { $0 }
        case .choice, .choiceOfAll, .matching, .trueFalse, .number: []
        }
    }

    /// What it takes in a pack's file at least, in bytes: its texts, keys and indentation.
    var leastBytes: Int {
        let keys = "  - ask: \n    answer: \n".utf8.count
        return (options + answers).reduce(keys + text.utf8.count + explanation.utf8.count) { $0 + $1.utf8.count + 2 }
    }
}

extension BankQuestion.Blank {
    /// The texts of it that are answer lines in a pack.
    var texts: [String] {
        switch self {
        case .texts(let texts), .all(let texts): texts
        case .number: []
        }
    }
}
