/// Names that mean somebody or something else, however near their letters are to an accepted answer: Monet is not Manet.
///
/// Make one for a pack from all its answers and hand it to every judge of the pack; copies share their storage.
public struct KnownNames: Sendable {
    private var hashes: Set<UInt64> = []

    /// An empty set of names.
    public init() {}

    /// The names that lines accept.
    public init(_ lines: some Sequence<AnswerLine>) {
        for line in lines { insert(line) }
    }

    /// Adds the names that a line accepts.
    public mutating func insert(_ line: AnswerLine) {
        for answer in line.answers where answer.directive == .accept { insert(answer.text) }
    }

    /// Adds one name.
    public mutating func insert(_ name: String) {
        hashes.insert(KnownNames.hash(NormalForm(Array(name.utf8)).bytes[...]))
    }

    /// Whether these normalised letters are one of the names.
    func contains(_ letters: ArraySlice<UInt8>) -> Bool { hashes.contains(KnownNames.hash(letters)) }

    private static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
        letters.withUnsafeBufferPointer { Lexicon.hash($0) }
    }
}
