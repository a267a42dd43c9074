/// The accepted texts of an answer, cut into words once: each distinct word is looked for once in a response.
struct LenientIndex: Sendable {
    /// A distinct word of the accepted texts.
    struct Term: Sendable {
        var key: UInt64
        var root: UInt64
        /// The hash of its letters alone.
        var letters: UInt64
        var value: Double
        var start: Int32
        var end: Int32
        var traits: Word.Traits
        var weight: Float
        var inQuestion: Bool
    }

    /// One accepted text, or what it stands for.
    struct Text: Sendable {
        /// Which form of the answer it comes from.
        var form: Int32
        /// Where its terms stand in `members`.
        var first: Int32
        var end: Int32
        var total: Float
        var ownTotal: Float
        /// How many words it has, how many carry grammar before its last word that counts, how many of those come first, and
        /// how many words are verbs.
        var words: Int16
        var small: Int16
        var leadingSmall: Int16
        var verbs: Int16
        /// How many parts its commas and the like make of it.
        var parts: Int16
        /// How many of its terms are names.
        var names: Int16
        /// Each word that counts is required.
        var needsAll: Bool
        /// It holds the marked parts of an answer only.
        var isMarked: Bool
        /// It names several things, all of which are wanted.
        var isList: Bool
        /// Whether all its words carry grammar only, so that all of them count.
        var isPlain: Bool
        /// It has two numbers, from which to which: `10–12 years`.
        var isRange: Bool
        /// It says itself what something is not.
        var isNegative: Bool
        /// It has a number, which initials leave out.
        var hasNumber: Bool
        /// The hash of its words' initials, with and without the small words.
        var initials: UInt64
        var shortInitials: UInt64
        /// The hash of the initials of all words of a name but the last.
        var givenInitials: UInt64
        /// The hash of its only word, when it looks like an acronym.
        var acronym: UInt64
        /// What a response must hold to the letter.
        var codes: [[UInt8]]
        /// The options of a command in it.
        var options: Set<[UInt8]>
        /// Which of its terms are numerals of a name: `Apollo 11`, `Louis XIV`.
        var numerals: [UInt16]
        /// The words of it that exclude others, each by its group and side.
        var sides: [Alternatives.Side]
    }

    private(set) var letters: [UInt8] = []
    private(set) var terms: [Term] = []
    private(set) var members: [UInt16] = []
    private(set) var texts: [Text] = []
    /// The first letters of a word stand for it: `spec` for `spectroscopy`.
    let allowsClipping: Bool
    /// A part of an accepted answer gets a prompt.
    let promptsOnPartial: Bool
    let question: QuestionWords
    /// A response that names the answer among others is refused.
    let refusesSeveralAnswers: Bool
    /// The months that accepted texts name, and the days in them.
    private(set) var dates: [(month: UInt64, day: Double?)] = []
    /// The groups of ``Alternatives`` of which one accepted text has two sides.
    private(set) var doubleSides: Set<Int> = []
    /// The small words before a name in accepted texts, which some write with a capital letter: `Vincent van Gogh`, `Van Gogh`.
    private(set) var particles: Set<UInt64> = []
    /// The accepted texts that are judged in order and in full.
    private(set) var sequences: [(form: Int32, sequence: AnswerSequence)] = []
    /// The most words that one accepted text has.
    private(set) var longest = 0

    /// - Parameters:
    ///   - forms: The accepted, prompted and rejected texts.
    ///   - context: The question, and what a part of an answer gets.
    ///   - promptsOnPartial: A part of an accepted answer gets a prompt.
    init(_ forms: [CompiledAnswer.Form], _ context: JudgeContext, promptsOnPartial: Bool) {
        allowsClipping = context.partialAnswers == .quizbowl
        question = QuestionWords(context.question)
        refusesSeveralAnswers = context.refusesSeveralAnswers
        self.promptsOnPartial = promptsOnPartial
        for (index, form) in forms.enumerated() where form.written.directive != .reject {
            let isStrict = !form.written.required.isEmpty || form.written.directive == .prompt || promptsOnPartial
            let needsAll = isStrict || context.partialAnswers == .quizbowl
            // A whole answer that has marked parts is compared by them.
            if !form.written.required.isEmpty, !form.isMarked { continue }
            if form.written.anyPart, form.written.required.count <= 1 {
                for word in form.written.text.split(separator: " ") {
                    add(Array(word.utf8), form: index, needsAll: true, isMarked: true)
                }
            }
            if let sequence = form.sequence {
                sequences.append((Int32(truncatingIfNeeded: index), sequence))
                continue
            }
            let text = String(decoding: form.raw, as: UTF8.self)
            for variant in form.written.isLiteral ? [text] : ProseReference.variants(text) {
                add(Array(variant.utf8), form: index, needsAll: needsAll, isMarked: form.isMarked)
            }
        }
    }

    /// Whether a word of a response is one of the small words before a name, written with a capital letter.
    func isParticle(_ word: Word) -> Bool { word.has(.foreignStop) && particles.contains(word.key) }

    private func hasDigit(_ wording: Wording) -> Bool { wording.text.contains(where: ASCII.isDigit) }

    private mutating func add(_ raw: [UInt8], form: Int, needsAll: Bool, isMarked: Bool) {
        let wording = Wording(raw)
        guard terms.count < 4000, members.count < 30_000, !wording.words.isEmpty else { return }
        let words = wording.words
        let counts = words.contains { weight($0) > 0 && !$0.has(.approximate) }
        let isRough = words.contains { $0.has(.approximate) }
        let first = members.count
        var text = Text(
            form: Int32(truncatingIfNeeded: form),
            first: Int32(truncatingIfNeeded: first),
            end: 0,
            total: 0,
            ownTotal: 0,
            words: Int16(truncatingIfNeeded: words.count),
            small: Int16(
                truncatingIfNeeded: words.prefix(through: words.lastIndex(where: \.isKey) ?? words.count - 1).count {
                    $0.has(.stop)
                }
            ),
            leadingSmall: Int16(truncatingIfNeeded: words.prefix { $0.has(.stop) }.count),
            verbs: Int16(truncatingIfNeeded: words.indices.count { wording.isVerb($0) }),
            parts: Int16(truncatingIfNeeded: 1 + words.indices.dropFirst().count { ResponseSurvey.isCut($0, words) }),
            names: 0,
            needsAll: needsAll,
            isMarked: isMarked,
            isList: LenientIndex.isList(words),
            isPlain: !counts,
            isRange: LenientIndex.isRange(words),
            isNegative: words.contains { $0.has(.negation) },
            hasNumber: words.contains { $0.has(.number) },
            initials: 0,
            shortInitials: 0,
            givenInitials: 0,
            acronym: 0,
            codes: hasDigit(wording) ? AnswerCodes.codes(in: raw) : [],
            options: CommandOptions.options(in: raw),
            numerals: [],
            sides: words.compactMap { Alternatives.side(of: wording.letters($0)) }
        )
        for (place, word) in words.enumerated()
        where counts ? weight(word) > 0 : !word.has(.approximate) || words.count == 1 {
            let index = term(for: word, in: wording)
            if LenientIndex.isNumeral(place, words) { text.numerals.append(index) }
            if isRough, word.has(.number) { terms[Int(index)].traits.insert(.approximate) }
            if members[first...].contains(index) { continue }
            members.append(index)
            let weight = counts ? terms[Int(index)].weight : 1
            text.total += weight
            if !terms[Int(index)].inQuestion { text.ownTotal += weight }
            if word.has(.capital), !word.has(.number) { text.names += 1 }
        }
        text.end = Int32(truncatingIfNeeded: members.count)
        if words.count > 1 {
            let named = words.filter { !$0.has(.number) }
            if words.count >= 3, words.allSatisfy({ $0.has(.capital) && !$0.has([.number, .generic]) }) {
                let given = words.dropLast().filter { !$0.has(.title) }
                text.givenInitials = LenientIndex.hash(given.compactMap { wording.letters($0).first })
            }
            text.initials = LenientIndex.hash(named.compactMap { wording.letters($0).first })
            text.shortInitials = LenientIndex.hash(
                named.filter { !$0.has(.stop) }.compactMap { wording.letters($0).first }
            )
        } else if let word = words.first, word.has(.capital), 2...6 ~= word.end - word.start {
            text.acronym = LenientIndex.hash(Array(wording.letters(word)))
        }
        if text.hasNumber { dates += LenientIndex.dates(in: words) }
        longest = max(longest, words.count)
        // `van der Weyden` has two.
        var isBeforeName = false
        for word in words.reversed() {
            let isParticle = word.has(.foreignStop) && word.has(.stop)
            if isParticle, isBeforeName { particles.insert(word.key) }
            isBeforeName = word.has(.capital) || isParticle && isBeforeName
        }
        for side in text.sides where text.sides.contains(where: { $0.group == side.group && $0 != side }) {
            doubleSides.insert(side.group)
        }
        texts.append(text)
    }

    private mutating func term(for word: Word, in wording: Wording) -> UInt16 {
        if let index = terms.firstIndex(where: {
            $0.key == word.key && $0.traits.contains(.capital) == word.has(.capital)
        }) {
            return UInt16(truncatingIfNeeded: index)
        }
        let spelled = wording.letters(word)
        let start = Int32(truncatingIfNeeded: letters.count)
        letters.append(contentsOf: spelled)
        let (root, hash) = spelled.withUnsafeBufferPointer { (WordForms.root($0), Lexicon.hash($0)) }
        terms.append(
            Term(
                key: word.key,
                root: root,
                letters: hash,
                value: word.value,
                start: start,
                end: Int32(truncatingIfNeeded: letters.count),
                traits: word.traits,
                weight: weight(word),
                inQuestion: question.keys.contains(word.key)
            )
        )
        return UInt16(truncatingIfNeeded: terms.count - 1)
    }

    /// How much a word tells one answer from another.
    private func weight(_ word: Word) -> Float {
        let inQuestion = question.keys.contains(word.key)
        if word.has(.number) { return inQuestion ? 0.3 : 1.2 }
        if word.has(.stop) { return 0 }
        if inQuestion || word.has([.title, .approximate, .suffix]) { return 0.2 }
        return word.has([.generic, .unit]) ? 0.4 : 1
    }

    /// The months that words name, each with the day beside it.
    static func dates(in words: [Word]) -> [(month: UInt64, day: Double?)] {
        words.indices.filter { words[$0].has(.month) }.map { place in
            let day = [place + 1, place - 1].first {
                words.indices.contains($0) && words[$0].has(.number) && words[$0].value <= 31
            }
            return (words[place].key, day.map { words[$0].value })
        }
    }

    /// A number in digits or Roman letters right after a name that it tells from others of this name.
    private static func isNumeral(_ place: Int, _ words: [Word]) -> Bool {
        guard place > 0, words[place].has(.number), !words[place].has([.year, .decade, .spelled]) else { return false }
        let name = words[place - 1]
        return name.has(.capital) && !name.has([.month, .number, .stop])
            && words[place].gap.subtracting(.hyphen).isEmpty
    }

    /// Two numbers and a dash or `to` between them, the smaller one first.
    private static func isRange(_ words: [Word]) -> Bool {
        let numbers = words.indices.filter { words[$0].has(.number) }
        guard numbers.count == 2, let low = numbers.first, let high = numbers.last else { return false }
        guard words[low].value < words[high].value, !words[low].has([.ordinal, .year]),
            !words[high].has([.ordinal, .year])
        else { return false }
        return high == low + 1 && words[high].gap == .hyphen
            || high == low + 2 && words[low + 1].has(.stop) && !words[low + 1].has(.conjunction)
    }

    /// `Brazil, Colombia and Ecuador`: two commas, or names on both sides of an `and`.
    private static func isList(_ words: [Word]) -> Bool {
        let commas = words.count { $0.gap.contains(.comma) }
        let joined = words.indices.contains { index in
            index > 0 && index + 1 < words.count && words[index].has(.conjunction) && words[index - 1].has([.capital])
                && words[index + 1].has(.capital)
        }
        return commas >= 2 || joined
    }

    private static func hash(_ letters: [UInt8]) -> UInt64 {
        letters.count > 1 ? letters.withUnsafeBufferPointer { Lexicon.hash($0) } : 0
    }
}
