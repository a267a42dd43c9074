extension TypoPolicy {
    /// How many slips lie between two words, if they are few enough, and the first letter is right.
    ///
    /// Letters are counted, not bytes. Words of a script whose signs are syllables or words forgive none.
    static func slips(_ typed: ArraySlice<UInt8>, of spelled: ArraySlice<UInt8>) -> Int? {
        let isPlain = !spelled.contains { $0 >= 0x80 } && !typed.contains { $0 >= 0x80 }
        if isPlain {
            guard typed.first == spelled.first else { return nil }
            return EditDistance.within(limit(min(spelled.count, typed.count + 1)), spelled, typed)
                ?? (EditDistance.isShuffled(spelled, typed) ? 1 : nil)
        }
        let (wanted, told) = (letters(spelled), letters(typed))
        guard let first = wanted.first, first == told.first, !wanted.contains(where: isSign) else { return nil }
        return EditDistance.within(limit(min(wanted.count, told.count + 1)), wanted[...], told[...])
    }

    /// Whether a word without digits is another one but for slips, and neither a word of its own nor one that means something else.
    func isSlip(_ typed: [UInt8], of spelled: [UInt8]) -> Bool {
        guard let slips = TypoPolicy.slips(typed[...], of: spelled[...]), slips > 0 else { return false }
        return !TypoPolicy.changesMeaning(spelled[...], typed[...]) && !NearNames.contains(typed[...])
            && known?.contains(typed[...]) != true
    }

    private static func letters(_ word: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    }

    /// Chinese characters, kana and Korean syllables (Unicode's blocks from CJK Radicals to the Hangul syllables, and beyond the BMP).
    private static func isSign(_ letter: Unicode.Scalar) -> Bool {
        (0x2E80...0xD7FF).contains(letter.value) || (0x20000...0x3FFFF).contains(letter.value)
    }
}
