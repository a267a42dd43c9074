/// Refuses responses that name the answer among others in the hope that one of them is right.
///
/// A response is cut into parts at separators and at `or`. A part is foreign when none of its words belongs to the answer, and bare
/// when it reads like a name and not like a piece of a sentence. Sentences may say more than the answer; lists of names may not.
struct GamingGuard {
    private let text: LenientIndex.Text
    private let hasQuestion: Bool
    private var parts = 0
    private var ownParts = 0
    private var bareForeignParts = 0
    private var hasAlternatives = false
    /// The words of the question that are said again.
    private var echoes: Set<UInt64> = []
    /// The most words of the question in one part.
    private var mostEchoes = 0
    /// A clause comes first, or holds the answer.
    private var isProse = false
    /// The words that belong to no accepted text, not to the question, and not to the grammar.
    private var strayCost = 0
    private var strayNumbers = 0

    /// Whether the response looks like a try at everything.
    static func refuses(
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match],
        for text: LenientIndex.Text
    ) -> Bool {
        let guarded = GamingGuard(index, response, matches, text)
        if guarded.isProse || guarded.restates(index.question) { return false }
        // Where several things are right, most of what is named should be.
        let namesSeveral =
            guarded.ownParts >= 3 && guarded.bareForeignParts * (response.isNumberedList ? 1 : 2) <= guarded.ownParts
        if !namesSeveral, guarded.bareForeignParts >= 2, guarded.bareForeignParts * 2 >= guarded.parts { return true }
        if guarded.bareForeignParts == 1, guarded.parts <= 3, guarded.hasAlternatives { return true }
        return guarded.strayNumbers > 2
            || guarded.strayCost > max(2, Int(text.end - text.first) * 2 / 3)
                + (namesSeveral ? guarded.ownParts * 3 : 0)
    }

    /// Whether the response says again at least a third of what was asked, beside what the answer itself says.
    private func restates(_ question: [UInt64]) -> Bool {
        (echoes.count >= 2 && echoes.count * 3 >= question.count) || (mostEchoes >= 3 && parts > 1)
    }

    private init(
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match],
        _ text: LenientIndex.Text
    ) {
        self.text = text
        hasQuestion = !index.question.isEmpty
        var part = Part()
        var inBrackets = false
        var answersInBrackets = false
        var answersOutside = false
        var bracketCost = 0
        var wasLinked = false
        let members = index.members[Int(text.first)..<Int(text.end)]
        var claimed = [Bool](repeating: false, count: response.words.count)
        for match in matches where match.kind != .none { claimed[Int(match.position)] = true }
        for (place, word) in response.words.enumerated() {
            if place > 0,
                word.has(.alternative) || !word.gap.isDisjoint(with: [.semicolon, .slash, .newline]) || word.has(.hedge)
            {
                hasAlternatives = true
            }
            if !word.gap.isDisjoint(with: [.comma, .semicolon, .slash, .newline, .stop, .colon])
                || word.has(.alternative)
            {
                close(&part)
            }
            part.words += 1
            if response.isVerb(place) { part.verbs += 1 }
            if word.has(.stop) {
                part.small += 1
                if part.words == 1, !word.has(.capital) { part.beginsSmall = true }
            }
            if word.gap.contains(.bracket) { inBrackets.toggle() }
            let isLinked =
                place > 0 && (response.words[place - 1].has(.link) || wasLinked)
                && word.gap.subtracting(.hyphen).isEmpty
            wasLinked = isLinked && word.isKey
            guard word.isKey else { continue }
            if claimed[place] || index.terms.contains(where: { $0.key == word.key && !$0.inQuestion }) {
                part.own += 1
                if claimed[place] { if inBrackets { answersInBrackets = true } else { answersOutside = true } }
            } else if !response.isEcho[place] {
                part.strays += 1
                if !isDate(place, response) {
                    let cost = GamingGuard.cost(word, isLinked: isLinked)
                    strayCost += cost
                    if inBrackets { bracketCost += cost }
                }
                if word.has(.number) { strayNumbers += 1 }
            }
            if response.isEcho[place], !members.contains(where: { index.terms[Int($0)].key == word.key }) {
                part.echoes += 1
                echoes.insert(word.key)
            }
        }
        close(&part, isLast: true)
        // What stands in brackets explains what stands before them, or the other way round.
        if response.words.count <= 8 {
            if answersInBrackets, !answersOutside { strayCost = bracketCost } else { strayCost -= bracketCost }
        }
    }

    /// A name or a number is more likely to be another answer than a word that describes or that a small word leads to.
    private static func cost(_ word: Word, isLinked: Bool) -> Int {
        if word.end - word.start == 1, !word.has(.number) { return 0 }
        if word.has(.number) { return word.gap.contains(.colon) ? 0 : isLinked ? 1 : 2 }
        return word.has(.capital) && !isLinked && !word.has([.title, .generic]) ? 2 : 1
    }

    /// The day or the month of a date that goes on to a year.
    private func isDate(_ place: Int, _ response: ResponseIndex) -> Bool {
        let words = response.words
        let next = min(place + 2, words.count - 1)
        guard words[place].has(.month) || words[place].has(.number) && words[place].value <= 31 else { return false }
        return words[next].has(.year) || place + 1 < words.count && words[place + 1].has(.year)
            || place > 0 && words[place - 1].has(.month)
    }

    private struct Part {
        var words = 0
        var small = 0
        var own = 0
        var echoes = 0
        var strays = 0
        var verbs = 0
        var beginsSmall = false

        /// Whether it is a piece of a sentence, beside what an accepted text that is a sentence itself brings along.
        func isClause(beside text: LenientIndex.Text, question: Bool, isAmongOthers: Bool) -> Bool {
            let isOwn = own > 0
            let ownWords = isOwn ? Int(text.words) : 0
            let ownSmall = isOwn ? Int(text.small) : 0
            let isVerbal = verbs > (isOwn ? Int(text.verbs) : 0)
            let (words, small) = (words - ownWords, small - ownSmall)
            guard isVerbal, words >= 4, small >= 2, small * 4 >= words else { return false }
            return echoes > 0 || isOwn && isAmongOthers && small * 3 >= words || !question && words >= 6
        }

        var isForeign: Bool { own == 0 && strays > 0 && strays >= echoes }
        var isBare: Bool { verbs > 0 ? words <= 5 && !beginsSmall : words <= 12 && small * 2 <= words }
    }

    private mutating func close(_ part: inout Part, isLast: Bool = false) {
        if part.words > 0 {
            parts += 1
            if part.echoes * 3 >= part.echoes + part.strays + part.own { mostEchoes = max(mostEchoes, part.echoes) }
            let isPlaced = parts == 1 || part.own > 0
            if isPlaced, part.isClause(beside: text, question: hasQuestion, isAmongOthers: !isLast || parts > 1) {
                isProse = true
            }
            if part.own > 0 { ownParts += 1 }
            if part.isForeign, part.isBare { bareForeignParts += 1 }
        }
        part = Part()
    }
}
