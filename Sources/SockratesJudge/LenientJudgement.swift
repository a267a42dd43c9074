/// What the lenient tiers make of a response that equals no accepted text.
struct LenientJudgement {
    let form: Int32
    let outcome: Verdict.Outcome
    let tier: Tier
    let reason: Reason

    /// The best judgement over all accepted texts, or nil when the response is like none of them.
    ///
    /// An accepted text outranks a prompt, and a prompt a part of an accepted text; among texts the best covered one speaks.
    static func best(_ index: LenientIndex, _ forms: [CompiledAnswer.Form], _ raw: [UInt8], _ policy: TypoPolicy)
        -> LenientJudgement?
    {
        let response = ResponseIndex(raw, question: index.question)
        guard !response.words.isEmpty, !response.isSurrender else { return nil }
        for (form, sequence) in index.sequences where sequence.accepts(raw, policy) {
            let isPrompt = forms[Int(form)].written.directive == .prompt
            let reason: Reason = isPrompt ? .promptedByAuthor : .alike
            return LenientJudgement(form: form, outcome: isPrompt ? .prompt : .accept, tier: .keyWords, reason: reason)
        }
        if index.refusesSeveralAnswers, Hedging.saysBothSides(response, index) {
            return LenientJudgement(form: 0, outcome: .reject, tier: .none, reason: .tooManyAnswers)
        }
        let found = TermMatches(index, response, policy)
        var best: LenientJudgement?
        var bestScore: Float = -1
        var speaker: LenientIndex.Text?
        var whole: [LenientIndex.Text] = []
        let squeezed = index.texts.contains { !$0.codes.isEmpty } ? SqueezedText(raw) : nil
        lazy var options = CommandOptions.options(in: raw)
        for text in index.texts {
            if !text.options.isEmpty, text.options != options { continue }
            if let squeezed, !text.codes.allSatisfy({ holds($0, squeezed, raw) }) { continue }
            guard let likeness = likeness(text, index, response, found, amongNames: policy.known != nil) else {
                continue
            }
            if likeness.isWhole { whole.append(text) }
            let isPrompt = forms[Int(text.form)].written.directive == .prompt
            let rank = likeness.score + (likeness.tier == .partial ? 0 : isPrompt ? 10 : 20)
            if rank > bestScore {
                bestScore = rank
                speaker = text
                let reason: Reason = likeness.tier == .partial ? .partial : isPrompt ? .promptedByAuthor : .alike
                best = LenientJudgement(
                    form: text.form,
                    outcome: reason == .alike ? .accept : .prompt,
                    tier: likeness.tier,
                    reason: reason
                )
            }
        }
        if let speaker, !isBareYear(speaker, index), isOtherDate(index, response) { return nil }
        if index.refusesSeveralAnswers, let speaker,
            Hedging.saysOtherNumbers(speaker, index, response)
                || GamingGuard.refuses(index, response, found.matches, for: speaker, whole: whole)
        {
            return LenientJudgement(form: speaker.form, outcome: .reject, tier: .none, reason: .tooManyAnswers)
        }
        if index.refusesSeveralAnswers, best != nil, let known = policy.known,
            Hedging.saysOtherAnswer(raw, forms, known, index.question)
        {
            return LenientJudgement(form: best?.form ?? 0, outcome: .reject, tier: .none, reason: .tooManyAnswers)
        }
        if best != nil, let known = policy.known, isPartOfOtherName(response, index, found, known) {
            return LenientJudgement(form: best?.form ?? 0, outcome: .reject, tier: .none, reason: .otherAnswer)
        }
        if let found = best, [.lessDetail, .surname, .partial].contains(found.tier), let known = policy.known {
            let keys = response.words.indices.filter { response.words[$0].isKey && !response.isEcho[$0] }.map {
                response.words[$0].key
            }
            if known.holdsElsewhere(keys, beside: forms.map(\.normal)) {
                return LenientJudgement(form: found.form, outcome: .prompt, tier: .partial, reason: .ambiguous)
            }
        }
        return best
    }

    /// Whether a response holds a code, or is the number that it is.
    private static func holds(_ code: [UInt8], _ squeezed: SqueezedText, _ raw: [UInt8]) -> Bool {
        if squeezed.holds(code) { return true }
        guard code.contains(UInt8(ascii: "/")), let value = SpokenNumber.value(of: code) else { return false }
        return SpokenNumber.value(of: raw) == value
    }

    /// Whether a text says a year and nothing else, so that any day of it is right.
    private static func isBareYear(_ text: LenientIndex.Text, _ index: LenientIndex) -> Bool {
        text.end == text.first + 1 && index.terms[Int(index.members[Int(text.first)])].traits.contains(.year)
            && !index.terms[Int(index.members[Int(text.first)])].traits.contains(.approximate)
    }

    /// Whether the response names a month, or a day of a month, where the accepted texts name others only: `late 1968` is no reason to
    /// take `September 1968` when November is right.
    private static func isOtherDate(_ index: LenientIndex, _ response: ResponseIndex) -> Bool {
        guard !index.dates.isEmpty else { return false }
        let said = LenientIndex.dates(in: response.words)
        guard !said.isEmpty else { return false }
        return !said.contains { date in
            let known = index.dates.filter { $0.month == date.month }
            let days = known.compactMap(\.day)
            return !known.isEmpty && (date.day.map { days.isEmpty || days.contains($0) } ?? true)
        }
    }

    /// Whether a word of another answer of the pack stands right beside what was matched: `equatorial guinnea` is not Guinea.
    private static func isPartOfOtherName(
        _ response: ResponseIndex,
        _ index: LenientIndex,
        _ found: TermMatches,
        _ known: KnownNames
    ) -> Bool {
        let words = response.words
        let claimed = Set(found.matches.filter { $0.kind != .none }.map { Int($0.position) })
        guard !response.isSentence else { return false }
        return words.indices.contains { place in
            let word = words[place]
            guard word.isKey, !word.has([.generic, .title]), !claimed.contains(place), !response.isEcho[place],
                !index.isParticle(word)
            else { return false }
            if index.terms.contains(where: { $0.key == word.key }) { return false }
            let isAfter = claimed.contains(place - 1) && word.gap.subtracting(.hyphen).isEmpty
            let isBefore = claimed.contains(place + 1) && words[place + 1].gap.subtracting(.hyphen).isEmpty
            return (isAfter || isBefore) && known.holds(word.key)
        }
    }

    /// The tier on which a response is like a text, how much, and whether it says all of it.
    private static func likeness(
        _ text: LenientIndex.Text,
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ found: TermMatches,
        amongNames: Bool
    ) -> (tier: Tier, score: Float, isWhole: Bool)? {
        if isAcronym(text, response) { return (.acronym, 1, false) }
        guard found.any || text.isRange else { return nil }
        let like = Likeness(text, index, response, found.matches)
        guard like.coverage > 0 else { return nil }
        if text.isPlain, text.isNegative, like.position > 0 { return nil }
        if text.words == 1, text.sides.first?.group == Alternatives.truth, Hedging.goesOn(like.position, response) {
            return nil
        }
        if Hedging.isOpposite(text, response) || like.signConflict || isJoinedAcronym(text, like, response) {
            return nil
        }
        if text.isNegative, !text.isPlain, !response.words.contains(where: { $0.has(.negation) }) { return nil }
        if isSpan(text, index, response) { return nil }
        if like.lacksNumeral || isGivenName(text, index, like, response) || lacksDirection(text, like, response) {
            return like.strays == 0 ? (.partial, like.coverage, false) : nil
        }
        let score = like.coverage + like.ownCoverage
        let isWhole = like.coverage >= (like.typos > 0 ? 0.8 : 0.97) && like.lacking == 0
        if like.coverage >= (text.needsAll || like.typos > 0 ? 0.8 : 0.97), like.lacking == 0 {
            return like.isNegated && response.own <= 4 ? nil : (like.typos > 0 ? .typo : .keyWords, score, isWhole)
        }
        guard !like.numberConflict, !like.nameConflict else { return nil }
        if text.needsAll {
            if like.strays == 0, like.lastHeld, text.names >= 2, !text.isMarked { return (.surname, score, isWhole) }
            return index.promptsOnPartial && like.strays == 0 ? (.partial, score, isWhole) : nil
        }
        // Where the pack's other answers are known, half a name beside half of another one is that other one.
        if amongNames, like.strays > 0, like.lacking > 0, !response.isSentence { return nil }
        return tier(text, like, response).map { ($0, score, isWhole) }
    }

    /// Whether the response is the given name of somebody whose other names are wanted: `James` for `James Joyce`.
    private static func isGivenName(
        _ text: LenientIndex.Text,
        _ index: LenientIndex,
        _ like: Likeness,
        _ response: ResponseIndex
    ) -> Bool {
        let members = index.members[Int(text.first)..<Int(text.end)].map { index.terms[Int($0)] }
        return like.firstHeld && !like.lastHeld && response.own == 1 && Int(text.names) == members.count
            && members[0].traits.contains(.givenName)
    }

    /// Whether the response leaves out where something lies that is told from others by it: `Korea` for `North Korea`.
    private static func lacksDirection(_ text: LenientIndex.Text, _ like: Likeness, _ response: ResponseIndex) -> Bool {
        guard like.lacking > 0, text.sides.contains(where: { $0.group == Alternatives.directions }) else {
            return false
        }
        return !response.words.contains {
            Alternatives.side(of: response.wording.letters($0))?.group == Alternatives.directions
        }
    }

    /// Whether the response is from one number to another, of which the text is one.
    private static func isSpan(_ text: LenientIndex.Text, _ index: LenientIndex, _ response: ResponseIndex) -> Bool {
        guard text.end == text.first + 1, index.terms[Int(index.members[Int(text.first)])].traits.contains(.number),
            response.words.count == 2, let low = response.words.first, let high = response.words.last
        else { return false }
        // A season is called by its first year: `1979–80`.
        return low.has(.number) && high.has(.number) && high.gap == .hyphen && high.value > low.value
            && high.value != low.value + 1
    }

    /// Whether the text is an acronym that another one is joined to: `SYN-ACK` is not `SYN`.
    private static func isJoinedAcronym(_ text: LenientIndex.Text, _ like: Likeness, _ response: ResponseIndex) -> Bool
    {
        guard text.acronym != 0, response.words.indices.contains(like.position) else { return false }
        let words = response.words
        func isJoined(_ place: Int) -> Bool { words[place].gap == .hyphen && words[place].has(.upper) }
        let place = like.position
        return words[place].has(.upper)
            && (isJoined(place) && place > 0 && words[place - 1].has(.upper)
                || place + 1 < words.count && isJoined(place + 1))
    }

    /// What a quiz master accepts of a part of an answer.
    private static func tier(_ text: LenientIndex.Text, _ like: Likeness, _ response: ResponseIndex) -> Tier? {
        guard like.holdsName else { return nil }
        if text.isList, like.lacking > 0, like.strays > 0, !response.isSentence { return nil }
        let isMost = like.ownCoverage >= 0.48
        guard isMost || (like.coverage > 0.23 && like.position < 30) else { return nil }
        if isMost, like.coverage > 0.66, like.typos > 0 { return .typo }
        guard like.strays == 0 else { return .overlap }
        if like.lacking == 0 { return .keyWords }
        return like.lastHeld && !like.firstHeld && text.names >= 2 ? .surname : .lessDetail
    }

    /// Whether the response says the text's initials, or the text is the initials of what the response says.
    private static func isAcronym(_ text: LenientIndex.Text, _ response: ResponseIndex) -> Bool {
        guard text.initials != 0, !text.hasNumber else { return false }
        let words = response.words
        for place in words.indices where words[place].has(.upper) || words.count == 1 {
            guard 2...6 ~= words[place].end - words[place].start else { continue }
            if response.letters[place] == text.initials || response.letters[place] == text.shortInitials { return true }
        }
        return false
    }
}
