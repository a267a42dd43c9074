extension BankQuestion.Kind {
    /// A text with gaps, in the order of their answers; one gap alone is a short answer.
    ///
    /// - Parameter answers: What is right in each gap.
    /// - Returns: The kind.
    /// - Throws: `BankRefusal` where there are more than a pack's question may have.
    static func gaps(_ answers: [BankQuestion.Blank]) throws(BankRefusal) -> BankQuestion.Kind {
        guard answers.count <= FieldsAnswer.most else { throw tooManyGaps }
        if answers.count == 1, case .texts(let texts) = answers[0] { return .shortAnswer(texts) }
        return .blanks(answers)
    }

    /// A text has more gaps than can be played.
    static var tooManyGaps: BankRefusal {
        BankRefusal(reason: "it has more than \(FieldsAnswer.most) gaps, which are the most that can be played")
    }
}
