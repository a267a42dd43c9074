/// Where each term of an answer stands in a response.
struct TermMatches {
    enum Kind: UInt8 { case none, same, joined, form, near, typo }

    struct Match {
        var position: Int32 = -1
        var kind: Kind = .none
        /// A word of the response is near in its letters and names something else.
        var isOther = false
        var share: Float {
            switch kind {
            case .none: 0
            case .same, .joined: 1
            case .near, .typo: 0.9
            case .form: 0.8
            }
        }
    }

    private(set) var matches: [Match]
    private(set) var any = false
    /// How many words may still be compared letter by letter.
    private var budget = 200

    init(_ index: LenientIndex, _ response: ResponseIndex, _ policy: TypoPolicy) {
        matches = Array(repeating: Match(), count: index.terms.count)
        for (number, term) in index.terms.enumerated() {
            let match = find(term, index, response, policy)
            matches[number] = match
            if match.kind != .none { any = true }
        }
    }

    private mutating func find(
        _ term: LenientIndex.Term,
        _ index: LenientIndex,
        _ response: ResponseIndex,
        _ policy: TypoPolicy
    ) -> Match {
        let words = response.words
        if response.keyBits & 1 << (term.key >> 58) != 0, let place = words.firstIndex(where: { $0.key == term.key }) {
            return Match(position: Int32(truncatingIfNeeded: place), kind: .same)
        }
        if term.traits.contains(.number) {
            for (place, word) in words.enumerated() where Rounding.isRounded(word, term) {
                return Match(position: Int32(truncatingIfNeeded: place), kind: .near)
            }
            return Match()
        }
        guard !term.traits.contains(.stop) else { return Match() }
        if let place = initials(term, index, response) {
            return Match(position: Int32(truncatingIfNeeded: place), kind: .form)
        }
        let isLong = term.end - term.start >= 5
        for place in words.indices {
            if response.pairs[place] == term.letters {
                return Match(position: Int32(truncatingIfNeeded: place), kind: .joined)
            }
        }
        if isLong {
            for place in words.indices where response.roots[place] == term.root && !policy.isOther(response, place) {
                return Match(position: Int32(truncatingIfNeeded: place), kind: .form)
            }
        }
        let spelled = index.letters[Int(term.start)..<Int(term.end)]
        if index.allowsClipping,
            let place = words.firstIndex(where: { word in
                let length = Int(word.end - word.start)
                return length >= 4 && length * 3 <= spelled.count * 2
                    && spelled.starts(with: response.wording.letters(word))
            })
        {
            return Match(position: Int32(truncatingIfNeeded: place), kind: .form)
        }
        guard TypoPolicy.limit(spelled.count) > 0 else { return Match() }
        var isOther = false
        for (place, word) in words.enumerated() where policy.mayBeTypo(word, of: spelled, in: response) {
            budget -= 1
            if budget < 0 { return Match() }
            switch policy.judge(place, of: spelled, in: response) {
            case .slip: return Match(position: Int32(truncatingIfNeeded: place), kind: .typo)
            case .other: isOther = true
            case .unlike: continue
            }
        }
        return Match(isOther: isOther)
    }

    /// Where the names stand whose initials the term is: `B. R. Ambedkar` and `Bhimrao Ramji Ambedkar`.
    private func initials(_ term: LenientIndex.Term, _ index: LenientIndex, _ response: ResponseIndex) -> Int? {
        let count = Int(term.end - term.start)
        guard term.traits.contains(.upper), 2...6 ~= count, response.words.count >= count else { return nil }
        let letters = index.letters[Int(term.start)..<Int(term.end)]
        let words = response.words
        func first(_ place: Int) -> UInt8? { response.wording.letters(words[place]).first }
        return words.indices.prefix(64).first { start in
            var place = start
            for letter in letters {
                // `Department of Motor Vehicles`
                if place > start, place < words.count, words[place].has(.stop), count > 2, first(place) != letter {
                    place += 1
                }
                guard place < words.count, words[place].end - words[place].start > 1,
                    first(place) == letter,
                    place == start || words[place].gap.subtracting(.hyphen).isEmpty
                else { return false }
                place += 1
            }
            return true
        }
    }
}
