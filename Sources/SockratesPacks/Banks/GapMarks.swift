/// Where gaps begin in a text, and what their marks say: `{1:SHORTANSWER:`, `{{c1::`, `[[1]]`.
///
/// The regular expressions of Swift's library take a millisecond for some hundred of these, and a bank may have millions.
struct GapMarks {
    /// A mark.
    struct Mark {
        /// Where it stands.
        let range: Range<Int>
        /// Its number, in digits.
        let number: String
        /// Its word.
        let word: String
    }

    private let bytes: [UInt8]
    private let opening: [UInt8]
    private let middle: [UInt8]
    private let hasWord: Bool
    private let closing: [UInt8]

    /// Marks of Moodle's Cloze, such as `{1:SHORTANSWER:`.
    static func cloze(_ text: [UInt8]) -> GapMarks { GapMarks(text, "{", ":", hasWord: true, ":") }

    /// Marks of Anki, such as `{{c1::`.
    static func deletions(_ text: [UInt8]) -> GapMarks { GapMarks(text, "{{c", "", hasWord: false, "::") }

    /// Marks of Moodle's words to choose from, such as `[[1]]`.
    static func words(_ text: [UInt8]) -> GapMarks { GapMarks(text, "[[", "", hasWord: false, "]]") }

    private init(_ bytes: [UInt8], _ opening: String, _ middle: String, hasWord: Bool, _ closing: String) {
        self.bytes = bytes
        self.opening = Array(opening.utf8)
        self.middle = Array(middle.utf8)
        self.hasWord = hasWord
        self.closing = Array(closing.utf8)
    }

    /// The first mark from a place on.
    func next(from start: Int) -> Mark? {
        var index = start
        while let place = bytes[index...].firstIndex(of: opening[0]) {
            if let mark = mark(at: place) { return mark }
            index = place + 1
        }
        return nil
    }

    private func mark(at place: Int) -> Mark? {
        var index = place
        guard take(opening, &index) else { return nil }
        let number = bytes[index...].prefix(4).prefix { (0x30...0x39).contains($0) }
        index = number.endIndex
        // Moodle lets the weight of a gap be left out.
        guard hasWord || !number.isEmpty, take(middle, &index) else { return nil }
        let word = hasWord ? bytes[index...].prefix(32).prefix { (0x41...0x5A).contains($0) || $0 == 0x5F } : []
        guard !hasWord || !word.isEmpty else { return nil }
        index += word.count
        guard take(closing, &index) else { return nil }
        return Mark(
            range: place..<index,
            number: String(decoding: number, as: UTF8.self),
            word: String(decoding: word, as: UTF8.self)
        )
    }

    private func take(_ mark: [UInt8], _ index: inout Int) -> Bool {
        guard bytes[index...].starts(with: mark) else { return false }
        index += mark.count
        return true
    }
}
