/// Cuts a GIFT file into blocks, where its lines are blank.
struct GIFTBlocks {
    /// What was noticed about a block.
    typealias Warning = (line: Int, message: String)

    private let lines: BankLines
    private var start = 0

    /// Takes the lines of a file.
    ///
    /// - Throws: ``BankError`` where it has too many blocks; that is found before any is read.
    init(_ lines: BankLines) throws(BankError) {
        self.lines = lines
        var questions = 0
        var paragraphs = 0
        var isBlank = true
        for number in lines.indices {
            let wasBlank = isBlank
            isBlank = lines.isBlank(number)
            guard wasBlank, !isBlank else { continue }
            paragraphs += 1
            let start = lines.content(number).drop(while: GIFTBlock.isBlank)
            if !start.starts(with: "//".utf8), !start.starts(with: "$CATEGORY:".utf8) { questions += 1 }
            if questions > BankLimits.questions { throw BankLimits.tooMany(line: number + 1) }
            guard paragraphs <= BankLimits.paragraphs else {
                throw BankError(
                    line: number + 1,
                    "a bank may have \(BankLimits.paragraphs) paragraphs, and here begins one more: import it in parts"
                )
            }
        }
    }

    /// The next block, and what was noticed about it; `nil` at the end.
    mutating func next() -> (block: GIFTBlock, warning: Warning?)? {
        guard let first = lines.indices[start...].first(where: { !lines.isBlank($0) }) else { return nil }
        var end = endOfParagraph(from: first)
        var block = GIFTBlock(lines[first..<end], line: first + 1)
        var warning: Warning?
        if let longer = endOfAnswers(block, end) {
            warning = (end + 1, "a blank line stands within the braces; the question is read on past it")
            end = longer
            block = GIFTBlock(lines[first..<end], line: first + 1)
        }
        start = end
        return (block, warning)
    }

    private func endOfParagraph(from start: Int) -> Int {
        lines.indices[start...].first { lines.isBlank($0) } ?? lines.count
    }

    /// How far a block goes whose brace is open at a blank line: up to the block that closes it, unless that one opens braces of
    /// its own first.
    private func endOfAnswers(_ block: GIFTBlock, _ end: Int) -> Int? {
        guard block.openBraces == 1 else { return nil }
        var end = end
        // Feedback of a few paragraphs is likely; a brace that is closed a page later is not.
        for _ in 0..<20 {
            guard let next = lines.indices[end...].first(where: { !lines.isBlank($0) }) else { return nil }
            let nextEnd = endOfParagraph(from: next)
            let following = GIFTBlock(lines[next..<nextEnd], line: next + 1)
            let brace = following.bytes.first { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
            if brace == UInt8(ascii: "}") { return nextEnd }
            if brace != nil || following.bytes.starts(with: "::".utf8)
                || following.bytes.starts(with: "$CATEGORY:".utf8)
            {
                return nil
            }
            end = nextEnd
        }
        return nil
    }
}
