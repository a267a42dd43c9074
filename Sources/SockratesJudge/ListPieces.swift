/// A response to a list question, cut where its player may have meant the next item.
///
/// The cuts are commas, semicolons, slashes, bars, newlines, `&`, `+` and the word `and`. A piece has no blanks at its ends, and no
/// piece is empty. Names that hold a cut of their own are put together again by whoever reads the pieces.
struct ListPieces {
    let text: [UInt8]
    private(set) var pieces: [Range<Int>] = []

    init(_ text: [UInt8]) {
        self.text = text
        var start = 0
        var index = 0
        while index < text.count {
            let length = separator(at: index)
            if length > 0 {
                add(start..<index)
                start = index + length
            }
            index += max(1, length)
        }
        add(start..<text.count)
    }

    private func separator(at index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "\n"): return 1
        case UInt8(ascii: "&"), UInt8(ascii: "+"): return 1
        case UInt8(ascii: "a"), UInt8(ascii: "A"):
            guard index > 0, index + 3 < text.count else { return 0 }
            let isAnd = text[index + 1] | 0x20 == UInt8(ascii: "n") && text[index + 2] | 0x20 == UInt8(ascii: "d")
            return isAnd && ASCII.isBlank(text[index - 1]) && ASCII.isBlank(text[index + 3]) ? 3 : 0
        default: return 0
        }
    }

    private mutating func add(_ range: Range<Int>) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, ASCII.isBlank(text[start]) { start += 1 }
        while end > start, ASCII.isBlank(text[end - 1]) { end -= 1 }
        if start < end { pieces.append(start..<end) }
    }
}
