/// Words that mean the same although their letters differ, and words that carry the grammar.
///
/// A table from a word's hash to what it stands for, built once from ``LexiconEntries``.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        var key: UInt64
        var traits: Word.Traits
        var value: Double
    }

    /// The one table.
    static let shared = Lexicon()

    private var hashes: [UInt64]
    private var entries: [Entry]
    private let mask: Int

    /// What a word stands for, by the hash of its lower-case letters.
    func entry(_ hash: UInt64) -> Entry? {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return entries[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// FNV-1a with a last stir, over a word's bytes.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 { hash(bytes, bytes.count, "") }

    /// The hash of a word's first bytes with an ending put on.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ tail: StaticString) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        tail.withUTF8Buffer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
        return stir(hash)
    }

    /// The hash of two words' letters as one word.
    static func hash(_ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in left { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for byte in right { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return stir(hash)
    }

    /// The key of a number.
    static func key(of value: Double) -> UInt64 { stir(value.bitPattern ^ 0x9e37_79b9_7f4a_7c15) }

    private static func stir(_ hash: UInt64) -> UInt64 {
        let hash = (hash ^ hash >> 32) &* 0xd6e8_feb8_6659_fd93
        return (hash ^ hash >> 32) | 1
    }

    private init() {
        let size = 1 << 13
        mask = size - 1
        hashes = Array(repeating: 0, count: size)
        entries = Array(repeating: Entry(key: 0, traits: [], value: 0), count: size)
        for (traits, words) in LexiconEntries.traits {
            for word in words.split(separator: " ") { add(String(word), to: nil, traits, nil) }
        }
        for (value, words) in LexiconEntries.numbers {
            for word in words.split(separator: " ") { add(String(word), to: nil, [.number, .spelled], value) }
        }
        for (value, words) in LexiconEntries.ordinals {
            for word in words.split(separator: " ") {
                add(String(word), to: nil, [.number, .spelled, .ordinal], value)
            }
        }
        for (value, words) in LexiconEntries.scales {
            for word in words.split(separator: " ") { add(String(word), to: nil, [.number, .spelled, .scale], value) }
        }
        for line in LexiconEntries.same.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for word in words.dropFirst() { add(word, to: words[0], [], nil) }
        }
    }

    private static func hash(_ word: String) -> UInt64 { Array(word.utf8).withUnsafeBufferPointer { hash($0) } }

    private mutating func add(_ word: String, to other: String?, _ traits: Word.Traits, _ value: Double?) {
        let hash = Lexicon.hash(word)
        var entry = self.entry(hash) ?? Entry(key: Lexicon.stemKey(word), traits: [], value: 0)
        if let other {
            let target = self.entry(Lexicon.hash(other))
            entry.key = target?.key ?? Lexicon.stemKey(other)
            entry.traits.formUnion(target?.traits ?? [])
        }
        entry.traits.formUnion(traits)
        if let value {
            entry.value = value
            entry.key = Lexicon.key(of: value)
        }
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        hashes[slot] = hash
        entries[slot] = entry
    }

    private static func stemKey(_ word: String) -> UInt64 { Array(word.utf8).withUnsafeBufferPointer { Stem.key($0) } }
}
