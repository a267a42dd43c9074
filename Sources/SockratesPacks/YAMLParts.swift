/// Counts what a YAML text may hold, without reading it: a parser needs some 300 bytes for each key, value and item.
///
/// It counts the marks that stand before them, those in texts too, so that there are never more than it says.
struct YAMLParts {
    /// How many there are at most.
    private(set) var count = 0
    /// The line in which they become more than a limit; `nil` where they don't.
    private(set) var lineOfTooMany: Int?

    /// Counts.
    ///
    /// - Parameters:
    ///   - text: The text, in UTF-8.
    ///   - limit: How many there may be.
    init(_ text: some Sequence<UInt8>, limit: Int = .max) {
        var line = 1
        var previous = UInt8(ascii: "\n")
        for byte in text {
            switch (previous, byte) {
            case (UInt8(ascii: ":"), UInt8(ascii: " ")), (UInt8(ascii: ":"), UInt8(ascii: "\n")): count += 2
            case (UInt8(ascii: "-"), UInt8(ascii: " ")), (UInt8(ascii: "-"), UInt8(ascii: "\n")),
                (_, UInt8(ascii: ",")), (_, UInt8(ascii: "[")), (_, UInt8(ascii: "{")), (_, UInt8(ascii: "?")):
                count += 1
            default: break
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            if count > limit, lineOfTooMany == nil { lineOfTooMany = line }
            previous = byte
        }
    }
}
