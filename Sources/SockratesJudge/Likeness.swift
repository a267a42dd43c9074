/// How one accepted text and one response are alike, in figures.
struct Likeness {
    /// The part of the text's weight that the response holds, 0…1.
    private(set) var coverage: Float = 0
    /// The same, of the words that the question does not hold.
    private(set) var ownCoverage: Float = 0
    /// How many words that count the response has beside the text's and the question's.
    private(set) var strays = 0
    /// How many words that count the text has and the response lacks.
    private(set) var lacking = 0
    /// Where the first match stands, and how many of the matches are slips of the keyboard.
    private(set) var position = Int.max
    private(set) var typos = 0
    /// The response has another number of the same kind, or another month.
    private(set) var numberConflict = false
    /// The text has a numeral of a name, and the response has not: `Apollo` for `Apollo 11`.
    private(set) var lacksNumeral = false
    /// The text or the response has a sign that makes another name, and the other one has not: `C` and `C++`.
    private(set) var signConflict = false
    /// Somebody else of the same first name or surname.
    private(set) var nameConflict = false
    /// A negation stands just before the match.
    private(set) var isNegated = false
    /// A word that is a name, and not only its kind, is held.
    private(set) var holdsName = false
    private(set) var firstHeld = false
    private(set) var lastHeld = false

    init(_ text: LenientIndex.Text, _ index: LenientIndex, _ response: ResponseIndex, _ matches: [TermMatches.Match]) {
        let members = index.members[Int(text.first)..<Int(text.end)]
        var held: Float = 0
        var ownHeld: Float = 0
        var hasNumber = false
        var hasMonth = false
        // Whether the term before is in the response.
        var isHeld = false
        let given = givenInitials(text, index, response)
        let within = placeWithin(text, members, index, response)
        for (place, member) in members.enumerated() {
            let term = index.terms[Int(member)]
            var match = matches[Int(member)]
            if match.kind == .none, let given, place < members.count - 1 {
                match = TermMatches.Match(position: given, kind: .form)
            }
            if match.kind == .none, let within, term.traits.contains(.number) {
                match = TermMatches.Match(position: within, kind: .near)
            }
            let weight = text.isPlain ? 1 : term.weight
            if term.traits.contains(.number) { hasNumber = true }
            if term.traits.contains(.month) { hasMonth = true }
            guard match.kind != .none else {
                if weight >= 0.4 { lacking += 1 }
                if match.isOther { nameConflict = true }
                if text.numerals.contains(member), !term.inQuestion, isHeld { lacksNumeral = true }
                // The `Part` of `Part 2` is no name.
                if !term.traits.contains(.generic) { isHeld = false }
                if Likeness.isSign(term.start, term.end, term.key) { signConflict = true }
                continue
            }
            isHeld = true
            held += weight * match.share
            if !term.inQuestion { ownHeld += weight * match.share }
            if weight >= 0.9 || (term.inQuestion && term.traits.isDisjoint(with: [.generic, .title])) {
                holdsName = true
            }
            if match.kind == .typo { typos += 1 }
            if weight >= 0.4 { position = min(position, Int(match.position)) }
            if place == 0 { firstHeld = true }
            if place == members.count - 1 { lastHeld = true }
        }
        guard held > 0 else { return }
        coverage = held / text.total
        ownCoverage = text.ownTotal > 0 ? ownHeld / text.ownTotal : coverage
        if position == Int.max { position = 0 }
        findStrays(
            members,
            index,
            response,
            matches,
            within: within.map(Int.init),
            hasNumber: hasNumber,
            hasMonth: hasMonth
        )
        if !text.isNegative { findNegation(response) }
        if members.count >= 2, members.count <= 3 ? text.names > 0 : Int(text.names) == members.count,
            firstHeld != lastHeld
        {
            findOtherName(members, index, response, matches)
        }
    }

    /// Where the response says the initials of a name instead of its first names: `B. N. Rau` for `Benegal Narsing Rau`.
    private func givenInitials(_ text: LenientIndex.Text, _ index: LenientIndex, _ response: ResponseIndex) -> Int32? {
        guard text.givenInitials != 0, let place = response.letters.firstIndex(of: text.givenInitials) else {
            return nil
        }
        return response.words[place].has(.upper) || response.isLower ? Int32(truncatingIfNeeded: place) : nil
    }

    /// Where the only number of the response stands, when the text is a range and the number is in it.
    private func placeWithin(
        _ text: LenientIndex.Text,
        _ members: ArraySlice<UInt16>,
        _ index: LenientIndex,
        _ response: ResponseIndex
    ) -> Int32? {
        guard text.isRange else { return nil }
        let bounds = members.map { index.terms[Int($0)] }.filter { $0.traits.contains(.number) }.map(\.value)
        let numbers = response.words.indices.filter { response.words[$0].has(.number) }
        guard let low = bounds.min(), let high = bounds.max(), numbers.count == 1, let place = numbers.first,
            low...high ~= response.words[place].value
        else { return nil }
        return Int32(truncatingIfNeeded: place)
    }

    private mutating func findStrays(
        _ members: ArraySlice<UInt16>,
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match],
        within: Int?,
        hasNumber: Bool,
        hasMonth: Bool
    ) {
        for (place, word) in response.words.enumerated() where word.isKey && !response.isEcho[place] && place != within
        {
            let isHeld = members.contains { member in
                let match = matches[Int(member)]
                return match.kind != .none && (Int(match.position) == place || index.terms[Int(member)].key == word.key)
            }
            if isHeld || index.isParticle(word) { continue }
            strays += 1
            if Likeness.isSign(word.start, word.end, word.key), place > 0,
                members.contains(where: { Int(matches[Int($0)].position) == place - 1 })
            {
                signConflict = true
            }
            if hasNumber, word.has(.number), isSameKind(word, members, index) { numberConflict = true }
            if hasMonth, word.has(.month) { numberConflict = true }
        }
    }

    /// The `+` or `#` of a name.
    private static func isSign(_ start: Int32, _ end: Int32, _ key: UInt64) -> Bool {
        start == end && (key == plus || key == sharp)
    }

    private static let plus = key("plus")
    private static let sharp = key("sharp")

    private static func key(_ word: StaticString) -> UInt64 {
        word.withUTF8Buffer { letters in
            let hash = Lexicon.hash(letters)
            return Lexicon.shared.entry(hash)?.key ?? hash
        }
    }

    /// A year conflicts with a year, another number with another number.
    private func isSameKind(_ word: Word, _ members: ArraySlice<UInt16>, _ index: LenientIndex) -> Bool {
        members.contains { member in
            let traits = index.terms[Int(member)].traits
            return traits.contains(.number) && traits.contains(.year) == word.has(.year)
        }
    }

    private mutating func findNegation(_ response: ResponseIndex) {
        for place in max(0, position - 3)..<position where response.words[place].has(.negation) { isNegated = true }
    }

    /// Another name stands where the text's first name or surname should.
    private mutating func findOtherName(
        _ members: ArraySlice<UInt16>,
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ matches: [TermMatches.Match]
    ) {
        let words = response.words
        // `phosphorus trioxide` for `Phosphorus pentoxide`.
        let isKind =
            members.count == 2 && firstHeld
            && !(members.last.map { index.terms[Int($0)].traits.contains(.capital) } ?? true)
        func isOther(_ place: Int) -> Bool {
            (words[place].has(.capital) || response.isLower || isKind && words.count <= 3)
                && !words[place].has([.stop, .title, .number])
                && !response.isEcho[place]
                && !index.isParticle(words[place])
                && !members.contains { Int(matches[Int($0)].position) == place }
        }
        if lastHeld, let last = members.last {
            let place = Int(matches[Int(last)].position)
            if place > 0, words[place].gap.isEmpty, isOther(place - 1),
                !isOtherBeginning(members.first, index, response.wording.letters(words[place - 1]))
            {
                nameConflict = true
            }
        }
        if firstHeld, let first = members.first {
            let place = Int(matches[Int(first)].position) + 1
            if place < words.count, words[place].gap.isEmpty, isOther(place) { nameConflict = true }
        }
    }

    /// One letter more or less at the start of a first name, as other alphabets are spelled: `Yevgenia` and `Evgenia`.
    private func isOtherBeginning(_ member: UInt16?, _ index: LenientIndex, _ typed: ArraySlice<UInt8>) -> Bool {
        guard let term = member.map({ index.terms[Int($0)] }) else { return false }
        let spelled = index.letters[Int(term.start)..<Int(term.end)]
        guard min(spelled.count, typed.count) >= 5 else { return false }
        return typed.dropFirst().elementsEqual(spelled) || spelled.dropFirst().elementsEqual(typed)
    }
}
