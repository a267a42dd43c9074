/// Names that mean somebody or something else, however near their letters are to an accepted answer: Monet is not Manet.
///
/// Make one for a pack from all its answers and hand it to every judge of the pack; copies share their storage.
public struct KnownNames: Sendable {
    private var hashes: Set<UInt64> = []
    /// Which names hold a word, by the word's key; and each name's whole hash.
    private var holders: [UInt64: [Int32]] = [:]
    private var wholes: [UInt64] = []
    /// The normalised names by their first byte.
    private var spelled: [UInt8: [[UInt8]]] = [:]
    /// Names that it has beside its own.
    private var late: LateNames?

    /// An empty set of names.
    public init() {}

    /// Names that will be known once a whole pack has been read.
    package init(_ late: LateNames) { self.late = late }

    /// The names that lines accept.
    public init(_ lines: some Sequence<AnswerLine>) {
        for line in lines { insert(line) }
    }

    /// The names that judges accept: those of all questions of one kind, such as all capitals.
    public init(answersOf judges: some Sequence<Judge>) {
        for judge in judges {
            switch judge.matcher {
            case .answer(let answer): insert(answer)
            case .list(let list): list.items.forEach { insert($0) }
            case .number, .pattern, .date, .fields, .choice, .pairing, .anything: continue
            }
        }
    }

    private mutating func insert(_ answer: CompiledAnswer) {
        for text in answer.acceptedTexts { insert(text) }
    }

    /// Adds the names that a line accepts.
    public mutating func insert(_ line: AnswerLine) {
        for answer in line.answers where answer.directive == .accept { insert(answer.text) }
    }

    /// Adds one name.
    public mutating func insert(_ name: String) {
        let raw = Array(name.utf8)
        let normal = NormalForm(raw).bytes
        let whole = KnownNames.hash(normal[...])
        // Asked first, so that a shared copy is not copied for a name that it has.
        guard !has(whole) else { return }
        hashes.insert(whole)
        if let first = normal.first { spelled[first, default: []].append(normal) }
        let number = Int32(truncatingIfNeeded: wholes.count)
        wholes.append(whole)
        for key in Set(Wording(raw).words.filter(\.isKey).map(\.key)) { holders[key, default: []].append(number) }
    }

    /// Whether these normalised letters are one of the names.
    func contains(_ letters: ArraySlice<UInt8>) -> Bool { has(KnownNames.hash(letters)) }

    private func has(_ whole: UInt64) -> Bool { hashes.contains(whole) || late?.names?.has(whole) == true }

    /// Whether a response is a slip for one of the names, and nearer to it than to all of the given ones.
    func isSlip(_ typed: [UInt8], nearerThanTo own: [NormalForm]) -> Bool {
        if late?.names?.isSlip(typed, nearerThanTo: own) == true { return true }
        guard let first = typed.first, let names = spelled[first] else { return false }
        let limit = TypoPolicy.limit(typed.count)
        let ownDistance = own.compactMap { EditDistance.within(limit, $0.bytes[...], typed[...]) }.min() ?? limit + 1
        guard ownDistance > 0 else { return false }
        return names.prefix(500).contains { EditDistance.within(ownDistance - 1, $0[...], typed[...]) != nil }
    }

    /// Whether a word is in any of the names.
    func holds(_ key: UInt64) -> Bool { holders[key] != nil || late?.names?.holds(key) == true }

    /// Whether all the words are in a name that is none of the given ones: `Korea` in `North Korea`, beside `South Korea`.
    func holdsElsewhere(_ keys: [UInt64], beside own: [NormalForm]) -> Bool {
        if late?.names?.holdsElsewhere(keys, beside: own) == true { return true }
        guard let first = keys.first, let candidates = holders[first] else { return false }
        let rest = keys.dropFirst().map { Set(holders[$0] ?? []) }
        let own = Set(own.map { KnownNames.hash($0.bytes[...]) })
        return candidates.contains { name in
            rest.allSatisfy { $0.contains(name) } && !own.contains(wholes[Int(name)])
        }
    }

    private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
        letters.withUnsafeBufferPointer { Lexicon.hash($0) }
    }
}
