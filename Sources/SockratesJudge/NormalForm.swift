/// Text with everything put aside that `strict` puts aside: case, accents, punctuation, spacing, a leading article.
///
/// What is left is words of letters, digits and symbols with one space between two of them. `U.S.A.` becomes `usa`,
/// `Bahá'í` `bahai`, `1,234.50` `1234.50`, `rock & roll` `rock and roll`; `C++`, `C#` and `-5` keep their signs.
struct NormalForm: Sendable, Hashable {
    private(set) var bytes: [UInt8] = []

    /// Normalises raw bytes in time linear in their number.
    init(_ raw: [UInt8]) {
        guard raw.contains(where: { $0 >= 0x80 }) else {
            self.init(folded: raw)
            return
        }
        var folded: [UInt8] = []
        folded.reserveCapacity(raw.count + 16)
        Folding.shared.fold(raw, into: &folded)
        self.init(folded: folded)
    }

    private init(folded text: [UInt8]) {
        bytes.reserveCapacity(text.count + 8)
        for index in text.indices { append(text[index], at: index, of: text) }
        if bytes.last == ASCII.space { bytes.removeLast() }
        dropLeadingArticle()
    }

    /// The same letters and digits without the spaces.
    var squashed: [UInt8] { bytes.filter { $0 != ASCII.space } }

    private mutating func append(_ byte: UInt8, at index: Int, of text: [UInt8]) {
        switch ASCII.kind(byte) {
        case .letter: bytes.append(byte | 0x20)
        case .digit, .beyond: bytes.append(byte)
        case .joined: break
        case .space: appendSpace()
        case .sign: appendSign(byte, at: index, of: text)
        }
    }

    private mutating func appendSign(_ byte: UInt8, at index: Int, of text: [UInt8]) {
        let before = index > 0 ? text[index - 1] : ASCII.space
        let after = index + 1 < text.count ? text[index + 1] : ASCII.space
        switch byte {
        case UInt8(ascii: "."):
            let isDecimal = ASCII.isDigit(after) && (ASCII.isDigit(before) || ASCII.kind(before) != .letter)
            if isDecimal { bytes.append(byte) } else if !isInitial(index, of: text) { appendSpace() }
        case UInt8(ascii: ","):
            if !isThousands(index, of: text) { appendSpace() }
        case UInt8(ascii: "&"):
            appendSpace()
            bytes.append(contentsOf: "and".utf8)
            appendSpace()
        case UInt8(ascii: "-"):
            let isMinus = ASCII.isDigit(after) && ASCII.kind(before) == .space
            if isMinus { bytes.append(byte) } else { appendSpace() }
        case UInt8(ascii: "+"), UInt8(ascii: "#"):
            let isPartOfName = ASCII.kind(before) == .letter || before == byte
            if isPartOfName { bytes.append(byte) } else { appendSpace() }
        default: bytes.append(byte)
        }
    }

    /// A point after a single letter: `U.S.A.`, `J. K. Rowling`.
    private func isInitial(_ index: Int, of text: [UInt8]) -> Bool {
        guard index > 0, ASCII.kind(text[index - 1]) == .letter else { return false }
        let isSingle = index < 2 || ASCII.kind(text[index - 2]) != .letter
        return isSingle && index + 1 < text.count && ASCII.kind(text[index + 1]) == .letter
    }

    private func isThousands(_ index: Int, of text: [UInt8]) -> Bool {
        guard index > 0, ASCII.isDigit(text[index - 1]), index + 3 < text.count else { return false }
        let isGroup = (1...3).allSatisfy { ASCII.isDigit(text[index + $0]) }
        return isGroup && (index + 4 == text.count || !ASCII.isDigit(text[index + 4]))
    }

    private mutating func appendSpace() {
        if let last = bytes.last, last != ASCII.space { bytes.append(ASCII.space) }
    }

    private mutating func dropLeadingArticle() {
        for article in ["the ", "a ", "an "] where bytes.starts(with: article.utf8) {
            bytes.removeFirst(article.utf8.count)
            return
        }
    }
}
