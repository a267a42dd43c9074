extension AnswerLine {
    /// The texts that it accepts in so many words, the main one first.
    public var accepted: [String] {
        answers.filter { $0.directive == .accept }.map(\.text)
    }

    /// Whether it says more than what it accepts: what is prompted on, what is rejected, which parts of an answer are required.
    public var saysMore: Bool {
        promptsOnPartial || answers.contains { $0.directive != .accept || !$0.required.isEmpty || $0.anyPart }
    }
}
