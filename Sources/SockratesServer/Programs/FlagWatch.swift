/// Looks for a flag in what a program sends, however that is cut into pieces (by the automaton of Knuth, Morris and Pratt).
struct FlagWatch {
    private let flag: [UInt8]
    /// For each length of a part that fits, the longest shorter one that then fits too.
    private let shorter: [Int]
    private var matched = 0

    /// Makes a watch; `nil` for an empty flag, which no program sends.
    init?(_ flag: String) {
        guard !flag.isEmpty else { return nil }
        let flag = Array(flag.utf8)
        var shorter = [0, 0]
        var length = 0
        for byte in flag.dropFirst() {
            while length > 0, flag[length] != byte { length = shorter[length] }
            if flag[length] == byte { length += 1 }
            shorter.append(length)
        }
        self.flag = flag
        self.shorter = shorter
    }

    /// How many bytes at the end of what was looked at are to be held back.
    ///
    /// They are more than half of a flag. Less tells nothing, and may be the end of a prompt.
    var withheld: Int { matched > flag.count / 2 ? matched : 0 }

    /// Looks at the bytes that come next.
    ///
    /// - Returns: Whether a flag is complete in them; then the watch is over.
    mutating func look(at bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            while matched > 0, flag[matched] != byte { matched = shorter[matched] }
            if flag[matched] == byte { matched += 1 }
            if matched == flag.count { return true }
        }
        return false
    }
}
