/// Refuses responses that name the answer among others in the hope that one of them is right.
///
/// What is written as a sentence may say more than the answer; a list, or a heap, of names may not. The signs of a sentence are that
/// it says the question again, that small words and verbs stand between the names, and that they stand right beside the answer.
struct GamingGuard {
    private let text: LenientIndex.Text
    private let survey: ResponseSurvey
    private let response: ResponseIndex
    private let question: QuestionWords
    /// All that the accepted text says is in the response, so that more words are not other words for it.
    private let isWhole: Bool

    /// Whether the response looks like a try at everything: it is like `text`, and says all of the `whole` texts.
    static func refuses(
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match],
        for text: LenientIndex.Text,
        whole: [LenientIndex.Text]
    ) -> Bool {
        let survey = ResponseSurvey(index, response, matches, text, whole: whole)
        let isWhole = whole.contains { $0.first == text.first }
        return GamingGuard(text: text, survey: survey, response: response, question: index.question, isWhole: isWhole)
            .refuses
    }

    private var refuses: Bool {
        if survey.hasClause || restatesQuestion || isGrammatical { return false }
        if isWhole, response.isMarkedList, question.asksForSeveral { return false }
        if !namesSeveral, survey.bareForeignParts >= 2, survey.bareForeignParts * 2 >= survey.parts { return true }
        // `Paris or London`.
        if survey.bareForeignParts == 1, survey.parts <= 3, survey.hasAlternatives,
            survey.distinctOwnParts - ownCommas < 2
        {
            return true
        }
        // `No, but …`
        if isLongerName || text.isPlain && text.isNegative { return false }
        if isWhole, !namesSeveral, survey.looseStrays >= 2 { return true }
        return survey.strayNumbers > 2 || survey.strayCost > allowance
    }

    /// Words that are missing may have been said in other words; beside a whole answer there is room for one more name.
    private var allowance: Int {
        (isWhole ? 2 : max(2, Int(text.end - text.first) * 2 / 3))
            + (namesSeveral ? (survey.ownParts - ownCommas) * 3 : 0)
    }

    /// How many parts more than one the accepted text itself makes.
    private var ownCommas: Int { isWhole ? Int(text.parts) - 1 : 0 }

    /// Where several things are right, most of what is named should be.
    private var namesSeveral: Bool {
        let own = survey.ownParts - ownCommas
        return own >= 3 && survey.bareForeignParts * (response.isMarkedList ? 1 : 2) <= own
    }

    /// Whether the response says again a good part of what was asked, beside what the answer itself says.
    private var restatesQuestion: Bool {
        let echoes = survey.echoes.count
        if survey.mostEchoes >= 3, survey.parts > 1 { return true }
        return echoes >= 2 && (echoes * 3 >= question.keys.count || echoes >= survey.strays)
    }

    /// Whether small words and verbs hold the response together.
    ///
    /// Of the words of an English sentence nearly half are small, of a list of names one in ten. A heap may hold a sentence that is
    /// some other answer, and so a short response must also join the answer to its neighbours.
    private var isGrammatical: Bool {
        let (words, small, verbs) = (survey.others, survey.small, survey.verbs)
        guard words >= 4, small >= 2 else { return false }
        if survey.isJoined {
            if small * 5 >= words * 2 { return true }
            if verbs > 0, small * (survey.echoes.isEmpty ? 4 : 5) >= words { return true }
        }
        if !isWhole, verbs > 0, words >= 8, small * 4 >= words { return true }
        guard verbs > 1 else { return false }
        return survey.echoes.isEmpty ? words >= 24 && small * 20 >= words * 7 : words >= 12 && small * 10 >= words * 3
    }

    /// Whether the response is one name of three words, and the answer is the last of them: `Carl Friedrich Gauss`.
    ///
    /// It may be the first where that is no name, or is in the question: `lithium cobalt oxide` of lithium batteries.
    private var isLongerName: Bool {
        let words = response.words
        guard isWhole, words.count == 3 else { return false }
        let isOneName = words.allSatisfy { word in
            word.isKey && !word.has([.number, .month]) && word.end - word.start > 1
                && word.gap.subtracting(.hyphen).isEmpty && !word.has(.upper)
        }
        guard isOneName else { return false }
        let isLower = !words.dropFirst().contains { $0.has(.capital) }
        guard isLower || words.allSatisfy({ $0.has(.capital) }) else { return false }
        return survey.isMatched[2] || survey.isMatched[0] && (isLower || response.isEcho[0])
    }
}
