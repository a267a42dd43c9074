/// A number that a text decides, the same on every machine and in every version.
enum StableHash {
    /// FNV-1a over the text's UTF-8 (Fowler, Noll and Vo), 64 bits.
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
