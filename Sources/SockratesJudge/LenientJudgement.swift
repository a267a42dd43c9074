/// What the lenient tiers make of a response that equals no accepted text.
struct LenientJudgement {
    let form: Int32
    let tier: Tier
    let reason: Reason
    let isAccepted: Bool

    /// The best judgement over all accepted texts, or nil when the response is like none of them.
    ///
    /// An accepted text outranks a prompt; among texts the best covered one speaks.
    static func best(_ index: LenientIndex, _ forms: [CompiledAnswer.Form], _ raw: [UInt8], _ policy: TypoPolicy) -> LenientJudgement? {
        let response = ResponseIndex(raw, question: index.question)
        guard !response.words.isEmpty, !response.isSurrender else { return nil }
        let found = TermMatches(index, response, policy)
        var best: LenientJudgement?
        var bestScore: Float = -1
        var speaker: LenientIndex.Text?
        for text in index.texts {
            let isPrompt = forms[Int(text.form)].written.directive == .prompt
            guard let (tier, score) = tier(text, index, response, found) else { continue }
            let rank = isPrompt ? score : score + 10
            if rank > bestScore {
                bestScore = rank
                speaker = text
                best = LenientJudgement(form: text.form, tier: tier, reason: .alike, isAccepted: !isPrompt)
            }
        }
        if let speaker, GamingGuard.refuses(index, response, found.matches, for: speaker) {
            return LenientJudgement(form: best?.form ?? 0, tier: .none, reason: .tooManyAnswers, isAccepted: false)
        }
        return best
    }

    /// The tier on which a response is like a text, and how much.
    private static func tier(
        _ text: LenientIndex.Text, _ index: LenientIndex, _ response: ResponseIndex, _ found: TermMatches
    ) -> (Tier, Float)? {
        if isAcronym(text, response) { return (.acronym, 1) }
        guard found.any else { return nil }
        let like = Likeness(text, index, response, found.matches)
        guard like.coverage > 0 else { return nil }
        let score = like.coverage + like.ownCoverage
        if like.coverage >= 0.97 { return like.isNegated && response.own <= 4 ? nil : (like.typos > 0 ? .typo : .keyWords, score) }
        if like.numberConflict || like.nameConflict { return nil }
        if text.isList, like.lacking > 0, like.strays > 0, !response.isSentence { return nil }
        if like.ownCoverage >= 0.48 {
            if like.coverage > 0.66 { return (like.typos > 0 ? .typo : .overlap, score) }
            if like.strays == 0 { return (like.lastHeld ? .surname : .lessDetail, score) }
            return (.overlap, score)
        }
        if like.coverage > 0.23, like.position < 30 { return (like.strays == 0 ? .lessDetail : .overlap, score) }
        return nil
    }

    private static func isAcronym(_ text: LenientIndex.Text, _ response: ResponseIndex) -> Bool {
        let words = response.words
        if text.initials != 0 {
            for place in words.indices {
                let length = words[place].end - words[place].start
                guard 2...6 ~= length, words[place].has(.upper) || words.count == 1 else { continue }
                if response.letters[place] == text.initials || response.letters[place] == text.shortInitials { return true }
            }
        }
        return false
    }
}
