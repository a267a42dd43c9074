/// What stands in braces in a GIFT block, braces within braces belonging to the outer ones.
struct GIFTBraces {
    /// One pair of braces.
    struct Group {
        /// Where the opening brace stands, and what follows the closing one.
        let start: Int
        let end: Int
        /// What stands between them, without blanks at its ends.
        let content: ArraySlice<UInt8>

        /// Whether it begins as answers do: `=`, `~`, `#`, a weight, or a truth value; or is empty, as an essay's.
        var isLikeAnswers: Bool {
            guard let first = content.first else { return true }
            if [UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "#")].contains(first) { return true }
            if GIFTWeight(content) != nil { return true }
            return truth != nil
        }

        /// What a question of true or false says, and whether it is in capital letters as Moodle wants it.
        var truth: (value: Bool, isStrict: Bool)? {
            let word = GIFTBlock.text(content.prefix { $0 != UInt8(ascii: "#") }).trimmed
            let value: Bool? =
                switch word.uppercased() {
                case "T", "TRUE": true
                case "F", "FALSE": false
                default: nil
                }
            return value.map { ($0, word == word.uppercased()) }
        }
    }

    /// The pairs, in order.
    let groups: [Group]
    /// Whether there are braces that belong to no pair, or to one within another.
    let hasStrayBraces: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        var groups: [Group] = []
        var opened: [Int] = []
        var hasStrayBraces = false
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if !opened.isEmpty { hasStrayBraces = true }
                opened.append(index)
            case UInt8(ascii: "}"):
                guard let start = opened.popLast() else {
                    hasStrayBraces = true
                    continue
                }
                if opened.isEmpty { groups.append(Self.group(bytes, start, index)) }
            default: break
            }
        }
        if let first = opened.first {
            hasStrayBraces = true
            // As Moodle does: up to the first closing brace.
            let rest = bytes[first...]
            if let close = rest.firstIndex(of: UInt8(ascii: "}")) { groups.append(Self.group(bytes, first, close)) }
        }
        self.groups = groups
        self.hasStrayBraces = hasStrayBraces
    }

    private static func group(_ bytes: ArraySlice<UInt8>, _ open: Int, _ close: Int) -> Group {
        Group(start: open, end: close + 1, content: trimmed(bytes[(open + 1)..<close]))
    }

    /// Without blanks at its ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, GIFTBlock.isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, GIFTBlock.isBlank(last) { bytes.removeLast() }
        return bytes
    }
}

/// How much an answer is worth, as in `%50%`.
struct GIFTWeight {
    /// In hundredths; may be negative.
    let percent: Double
    /// What follows it.
    let rest: ArraySlice<UInt8>

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.first == UInt8(ascii: "%"),
            let end = bytes.dropFirst().prefix(24).firstIndex(of: UInt8(ascii: "%")),
            let percent = Double(String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)), percent.isFinite
        else { return nil }
        self.percent = percent
        rest = bytes[(end + 1)...]
    }
}
