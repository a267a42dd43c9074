/// What stands in a response beside the accepted text that it is like: counts for the ``GamingGuard``.
///
/// A response is cut into parts at separators and at `or`. A part is foreign when none of its words belongs to an answer, and bare
/// when it reads like a name and not like a piece of a sentence. A stray is a word that belongs to no answer, not to the question and not
/// to the grammar.
struct ResponseSurvey {
    private(set) var parts = 0
    private(set) var ownParts = 0
    /// The parts that hold a word of an answer which no part before them holds.
    private(set) var distinctOwnParts = 0
    private(set) var bareForeignParts = 0
    /// `or`, `maybe`, `/`, `;` or a newline.
    private(set) var hasAlternatives = false
    /// The words of the question that are said again, and the most of them in one part.
    private(set) var echoes: Set<UInt64> = []
    private(set) var mostEchoes = 0
    /// A clause that says some of the question again comes first, or holds the answer.
    private(set) var hasClause = false

    private(set) var strays = 0
    /// The strays, each by how likely it is to be another answer.
    private(set) var strayCost = 0
    private(set) var strayNumbers = 0
    /// The strays that no small word leads to.
    private(set) var looseStrays = 0

    /// The words beside the text's own, how many of them are small, and how many are verbs.
    private(set) var others = 0
    private(set) var small = 0
    private(set) var verbs = 0
    /// A small word or a verb stands right beside the answer.
    private(set) var isJoined = false
    /// Of each word: the accepted text has it in this place.
    private(set) var isMatched: [Bool]

    private let text: LenientIndex.Text
    private let hasQuestion: Bool
    private var ownKeys: Set<UInt64>
    private var namedKeys: Set<UInt64> = []

    private static let separators: Word.Gap = [.comma, .semicolon, .slash, .newline, .stop, .colon]

    init(
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match],
        _ text: LenientIndex.Text,
        whole: [LenientIndex.Text]
    ) {
        self.text = text
        hasQuestion = !index.question.keys.isEmpty
        let members = index.members[Int(text.first)..<Int(text.end)]
        let textKeys = Set(members.map { index.terms[Int($0)].key })
        isMatched = response.words.map { textKeys.contains($0.key) }
        for member in members where matches[Int(member)].kind != .none {
            isMatched[Int(matches[Int(member)].position)] = true
        }
        ownKeys = textKeys
        for text in whole {
            for member in index.members[Int(text.first)..<Int(text.end)] {
                ownKeys.insert(index.terms[Int(member)].key)
            }
        }
        countWords(response, textKeys)
        countGrammar(response)
        isJoined = findJoint(response)
    }

    /// Whether a part begins with this word.
    static func isCut(_ place: Int, _ words: [Word]) -> Bool {
        isApart(place, words) || words[place].has(.alternative)
    }

    /// Whether a separator stands before this word; the point of an initial is none.
    private static func isApart(_ place: Int, _ words: [Word]) -> Bool {
        !words[place].gap.isDisjoint(with: separators) && !(place > 0 && isInitial(place - 1, words))
    }

    /// A capital letter or two with a point before the next word: `A. Lovelace`, `J. W. Lennon`.
    private static func isInitial(_ place: Int, _ words: [Word]) -> Bool {
        let word = words[place]
        guard place + 1 < words.count, words[place + 1].gap == .stop else { return false }
        let letters = word.end - word.start
        return letters == 1 && word.has(.capital) || letters == 2 && word.has(.upper)
    }

    // MARK: Parts and strays

    private mutating func countWords(_ response: ResponseIndex, _ textKeys: Set<UInt64>) {
        let words = response.words
        var part = Part()
        var brackets = Brackets()
        /// How many words a link still leads to.
        var led = 0
        for (place, word) in words.enumerated() {
            if place > 0,
                word.has([.alternative, .hedge]) || !word.gap.isDisjoint(with: [.semicolon, .slash, .newline])
            {
                hasAlternatives = true
            }
            if ResponseSurvey.isCut(place, words) { close(&part) }
            part.words += 1
            if response.isVerb(place) { part.verbs += 1 }
            if word.gap.contains(.bracket) { brackets.isInside.toggle() }
            if !word.gap.subtracting(.hyphen).isEmpty { led = 0 }
            guard word.isKey else {
                if part.words == 1 || !word.has(.capital) { part.small += 1 }
                if part.words == 1, !word.has(.capital) { part.beginsSmall = true }
                // `for his film`: the small words between do not end it; those of the answer itself lead nowhere.
                if word.has(.link), !textKeys.contains(word.key) { led = 2 } else if led < 2 { led = 0 }
                continue
            }
            let isEcho = response.isEcho[place]
            if isMatched[place] || ownKeys.contains(word.key) {
                part.own += 1
                if namedKeys.insert(word.key).inserted { part.isNew = true }
                if isMatched[place] { brackets.add() }
                led = 0
            } else if !isEcho, !word.has(.approximate) {
                strays += 1
                part.strays += 1
                if word.has(.number) { strayNumbers += 1 }
                if !isDate(place, words) { count(place, words, isLed: led > 0, &brackets) }
                led = word.has(.number) ? 0 : max(0, led - 1)
            } else {
                led = max(0, led - 1)
            }
            if isEcho, !textKeys.contains(word.key) {
                part.echoes += 1
                echoes.insert(word.key)
            }
        }
        close(&part, isLast: true)
        if words.count <= 8, !brackets.isInside || response.endsInBracket {
            strayCost = brackets.forgive(brackets.cost, of: strayCost)
            looseStrays = brackets.forgive(brackets.loose, of: looseStrays)
        }
    }

    private mutating func count(_ place: Int, _ words: [Word], isLed: Bool, _ brackets: inout Brackets) {
        let word = words[place]
        if ResponseSurvey.isInitial(place, words) { return }
        let cost = ResponseSurvey.cost(word, isLed: isLed)
        let loose = isLed || word.has(.generic) && word.has(.capital) ? 0 : 1
        strayCost += cost
        looseStrays += loose
        if brackets.isInside {
            brackets.cost += cost
            brackets.loose += loose
        }
    }

    /// A name or a number is more likely to be another answer than a word that describes or that a small word leads to.
    private static func cost(_ word: Word, isLed: Bool) -> Int {
        if word.has(.number) { return word.gap.contains(.colon) ? 0 : isLed ? 1 : 2 }
        if word.end - word.start == 1 { return 0 }
        if word.has(.generic), word.has(.capital) { return 0 }
        return word.has(.capital) && !isLed && !word.has([.title, .generic]) ? 2 : 1
    }

    /// The day beside a month, and beside a number the month too, where the answer has one.
    private func isDate(_ place: Int, _ words: [Word]) -> Bool {
        let neighbours = [place - 1, place + 1].filter(words.indices.contains)
        if words[place].has(.month) { return text.hasNumber && neighbours.contains { words[$0].has(.number) } }
        return words[place].has(.number) && words[place].value <= 31 && neighbours.contains { words[$0].has(.month) }
    }

    /// What stands in brackets explains what stands before them, or the other way round.
    private struct Brackets {
        var isInside = false
        var cost = 0
        var loose = 0
        private var holdsAnswer = false
        private var followsAnswer = false

        mutating func add() { if isInside { holdsAnswer = true } else { followsAnswer = true } }

        func forgive(_ inside: Int, of all: Int) -> Int { holdsAnswer && !followsAnswer ? inside : all - inside }
    }

    private struct Part {
        var words = 0
        var small = 0
        var own = 0
        var echoes = 0
        var strays = 0
        var verbs = 0
        var beginsSmall = false
        var isNew = false

        /// Whether it is a piece of a sentence, beside what an accepted text that is a sentence itself brings along.
        func isClause(beside text: LenientIndex.Text, question: Bool) -> Bool {
            let isOwn = own > 0
            let isVerbal = verbs > (isOwn ? Int(text.verbs) : 0)
            let (words, small) = (words - (isOwn ? Int(text.words) : 0), small - (isOwn ? Int(text.small) : 0))
            guard isVerbal, words >= 4, small >= 2, small * 4 >= words else { return false }
            guard question else { return words >= 6 }
            // One word of the question does not make a sentence of a heap.
            return isOwn ? echoes > 0 && echoes * 16 >= words : echoes > 1
        }

        var isForeign: Bool { own == 0 && strays > 0 && strays >= echoes }
        var isBare: Bool { verbs > 0 ? words <= 5 && !beginsSmall : words <= 12 && small * 2 <= words }
    }

    private mutating func close(_ part: inout Part, isLast: Bool = false) {
        if part.words > 0 {
            parts += 1
            if part.echoes * 3 >= part.echoes + part.strays + part.own { mostEchoes = max(mostEchoes, part.echoes) }
            if parts == 1 || part.own > 0, part.isClause(beside: text, question: hasQuestion) { hasClause = true }
            if part.own > 0 { ownParts += 1 }
            if part.isNew { distinctOwnParts += 1 }
            if part.isForeign, part.isBare { bareForeignParts += 1 }
        }
        part = Part()
    }

    // MARK: Grammar

    private mutating func countGrammar(_ response: ResponseIndex) {
        for place in response.words.indices where !isMatched[place] {
            others += 1
            if isGlue(place, response.words) { small += 1 }
            if response.isVerb(place) { verbs += 1 }
        }
        others -= Int(text.small)
        small -= Int(text.small)
        verbs -= Int(text.verbs)
    }

    /// A small word that holds a sentence together, and not a list, and is not a part of a title: `The Show Must Go On`.
    private func isGlue(_ place: Int, _ words: [Word]) -> Bool {
        words[place].has(.stop) && !words[place].has([.alternative, .conjunction])
            && (!words[place].has(.capital) || place == 0 || ResponseSurvey.isApart(place, words))
    }

    /// Whether a small word that is not the text's own stands right before the answer, or a verb right after it.
    private func findJoint(_ response: ResponseIndex) -> Bool {
        let words = response.words
        var place = 0
        while place < words.count {
            guard isMatched[place] else {
                place += 1
                continue
            }
            if isLedTo(place, words) { return true }
            repeat {
                place += 1
            } while place < words.count && isOwn(place, words) && !ResponseSurvey.isApart(place, words)
            guard place < words.count, !ResponseSurvey.isApart(place, words) else { continue }
            if text.verbs == 0, response.isVerb(place), isFinite(place, words) { return true }
        }
        return false
    }

    /// Whether a small word that is not the text's own leads to a matched word.
    private func isLedTo(_ place: Int, _ words: [Word]) -> Bool {
        var first = place
        var leading = Int(text.leadingSmall)
        while leading > 0, first > 0, !ResponseSurvey.isApart(first, words), words[first - 1].has(.stop) {
            first -= 1
            leading -= 1
        }
        let start = first
        while first > 0, !ResponseSurvey.isApart(first, words), isGlue(first - 1, words) { first -= 1 }
        // `of the` in `Cathedral of the Intercession` is the answer's own.
        return first < start && !(first > 0 && isMatched[first - 1])
    }

    private func isOwn(_ place: Int, _ words: [Word]) -> Bool {
        isMatched[place] || ownKeys.contains(words[place].key)
    }

    /// A word that is always a verb, or one in `-ed` that goes on with a small word: `Norway topped the table`.
    private func isFinite(_ place: Int, _ words: [Word]) -> Bool {
        words[place].has(.verb) || place + 1 < words.count && words[place + 1].has(.stop)
    }
}
