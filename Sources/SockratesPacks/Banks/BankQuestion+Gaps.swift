extension BankQuestion.Kind {
    /// A text with gaps, in the order of their answers; one gap alone is a short answer.
    ///
    /// - Parameter answers: What is right in each gap.
    /// - Returns: The kind.
    /// - Throws: `BankRefusal` where there are more than a pack's question may have.
    static func gaps(_ answers: [BankQuestion.Blank]) throws(BankRefusal) -> BankQuestion.Kind {
        guard answers.count <= FieldsAnswer.most else {
            throw BankRefusal(reason: "it has \(answers.count) gaps; at most \(FieldsAnswer.most) can be played")
        }
        if answers.count == 1, case .texts(let texts) = answers[0] { return .shortAnswer(texts) }
        return .blanks(answers)
    }
}
