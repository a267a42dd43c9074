extension BankQuestion {
    /// The question with what earns a part and what is said in the order of its answers, in which GIFT has them.
    var inOrderOfAnswers: BankQuestion {
        let names: [String] =
            switch kind {
            case .choice(let options, _), .choiceOfAll(let options, _): options
            case .trueFalse(let isTrue): ["\(!isTrue)", "\(isTrue)"]
            case .shortAnswer(let answers): answers + credit.map(\.response)
            case .number(.value(let value, _)): [value] + credit.map(\.response)
            case .number(.range): credit.map(\.response)
            case .matching, .blanks, .sequence: []
            }
        func place(_ response: String) -> Int { names.firstIndex(of: response) ?? names.count }
        var question = self
        question.credit = credit.sorted { place($0.response) < place($1.response) }
        question.feedback = feedback.sorted { place($0.response) < place($1.response) }
        return question
    }
}
