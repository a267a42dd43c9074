import SockratesJudge

extension Judging {
    /// The judge of a response that `credit` or `feedback` names.
    ///
    /// An option is chosen by its letter or number as well as by its text, and `t` says true: what is said of one way to answer
    /// holds for all of them.
    ///
    /// - Parameters:
    ///   - named: The judge of the text that the pack names.
    ///   - isAmong: Whether it may be one of several that are chosen.
    /// - Returns: A judge that accepts every way to give that response.
    func judge(of named: Judge, isAmong: Bool = false) -> Judge {
        if let truth = truths.first(where: { lines in lines.contains { named.verdict(on: $0.source).outcome == .accept }
        }) {
            return .answer(truth, strictness: .strict)
        }
        guard let choice, isAmong || choice.wanted == .one else { return named }
        let verdicts = choice.options.map { named.verdict(on: $0) }
        let accepted = verdicts.indices.filter { verdicts[$0].outcome == .accept }
        let exact = accepted.filter { verdicts[$0].tier == .exact }
        let places = Set(exact.isEmpty ? accepted : exact)
        let wanted: ChoiceRule.Wanted = choice.wanted == .one ? .one : .among
        return places.isEmpty ? named : .choice(ChoiceRule(options: choice.options, right: places, wanted: wanted))
    }
}
