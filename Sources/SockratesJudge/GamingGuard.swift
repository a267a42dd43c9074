/// Refuses responses that name the answer among others in the hope that one of them is right.
///
/// A sentence may say more than the answer; a bare list of names may not.
struct GamingGuard {
    /// The words that belong to no accepted text, not to the question, and not to the grammar.
    private(set) var strays = 0
    private(set) var strayNumbers = 0
    /// The parts between separators that hold such words only.
    private(set) var foreignParts = 0
    private var hasAlternatives = false
    private var isHedged = false

    init(_ index: LenientIndex, _ response: ResponseIndex, _ matches: [TermMatches.Match]) {
        var partHasOwn = false
        var partHasStray = false
        var claimed = Set<Int32>()
        for match in matches where match.kind != .none { claimed.insert(match.position) }
        for (place, word) in response.words.enumerated() {
            let slash = word.gap.contains(.slash) || word.gap.contains(.semicolon) || word.gap.contains(.newline)
            if place > 0, slash || word.has(.alternative) { hasAlternatives = true }
            if word.has(.hedge) { isHedged = true }
            let separators: Word.Gap = [.comma, .semicolon, .slash, .newline, .stop, .colon]
            if !word.gap.isDisjoint(with: separators) || word.has(.conjunction) {
                if partHasStray, !partHasOwn { foreignParts += 1 }
                (partHasOwn, partHasStray) = (false, false)
            }
            guard word.isKey else { continue }
            let isOwn =
                claimed.contains(Int32(truncatingIfNeeded: place)) || response.isEcho[place]
                || index.terms.contains { $0.key == word.key }
            if isOwn {
                partHasOwn = true
            } else {
                partHasStray = true
                strays += 1
                if word.has(.number) { strayNumbers += 1 }
            }
        }
        if partHasStray, !partHasOwn { foreignParts += 1 }
    }

    /// Whether the response looks like a try at everything.
    func refuses(_ response: ResponseIndex, longest: Int) -> Bool {
        if response.isSentence { return false }
        if foreignParts >= 2 { return true }
        if foreignParts == 1, hasAlternatives || isHedged { return true }
        if strayNumbers > 2 { return true }
        return strays > max(2, longest / 2)
    }
}
