import SockratesJudge

/// The pairs of a matching question.
struct BankPairs {
    private var pairs: [BankQuestion.Pair] = []
    private var extra: [String] = []
    private var problem: String?

    /// Adds a pair; without a left side, a right side that matches nothing.
    ///
    /// - Returns: What is noteworthy about it, or `nil`.
    mutating func add(_ left: String, _ right: String) -> String? {
        if right.isEmpty {
            if left.isEmpty { return "an empty pair is left out" }
            problem = problem ?? "nothing matches \"\(left)\""
            return nil
        }
        if left.isEmpty {
            if extra.contains(right) { return "\"\(right)\" is there twice; it is kept once" }
            extra.append(right)
            return nil
        }
        if let twin = pairs.first(where: { $0.left == left }) {
            if twin.right == right { return "the pair of \"\(left)\" is there twice; it is kept once" }
            problem = problem ?? "\"\(left)\" is to be matched twice, and a player could not tell one from the other"
        }
        pairs.append(.init(left, right))
        return nil
    }

    /// The question that they make.
    var kind: Result<BankQuestion.Kind, BankRefusal> {
        if let problem { return .failure(BankRefusal(reason: problem)) }
        guard pairs.count >= 2 else {
            return .failure(BankRefusal(reason: "a matching question needs two pairs or more; it has \(pairs.count)"))
        }
        let rights = Set(pairs.map(\.right))
        let extra = extra.filter { !rights.contains($0) }
        guard pairs.count <= ChoiceRule.mostOptions, rights.count + extra.count <= ChoiceRule.mostOptions else {
            return .failure(BankRefusal(reason: "it has more pairs than there are letters, \(ChoiceRule.mostOptions)"))
        }
        return .success(.matching(pairs: pairs, extra: extra))
    }
}
