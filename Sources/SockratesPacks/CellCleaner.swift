/// Tidies up the white space of single cells.
struct CellCleaner {
    private let trims: Bool
    private let collapses: Bool

    init(_ cleaning: Set<Cleaning>) {
        trims = cleaning.contains(.trim)
        collapses = cleaning.contains(.collapseSpaces)
    }

    /// The cell, tidied up.
    ///
    /// - Parameter cell: UTF-8.
    /// - Returns: The new text; `nil` where nothing is to be done, which is the rule.
    func cleaned(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
        guard trims || collapses, isSuspicious(cell) else { return nil }
        var text = String(decoding: cell, as: UTF8.self)
        if collapses { text = Self.collapsed(text) }
        if trims { text = text.trimmed }
        return Array(text.utf8)
    }

    /// Whether there may be something to do; only texts are looked at that have white space beside single blanks.
    private func isSuspicious(_ cell: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = trims ? 0x20 : 0
        for byte in cell {
            if byte < 0x20 || byte == 0x20 && previous == 0x20 || Self.leads.contains(byte) { return true }
            previous = byte
        }
        return trims && previous == 0x20
    }

    /// The first bytes of white space beyond ASCII: U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
    private static let leads: [UInt8] = [0xC2, 0xE1, 0xE2, 0xE3]

    private static func collapsed(_ text: String) -> String {
        var result = ""
        var isInSpace = false
        for character in text {
            if !character.isWhitespace { result.append(character) } else if !isInSpace { result.append(" ") }
            isInSpace = character.isWhitespace
        }
        return result
    }
}
