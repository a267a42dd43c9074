/// Cuts a bank's text into lines, and mends what is no text in them.
struct BankTextReader {
    /// The text, each line ended by LF.
    private(set) var bytes: [UInt8] = []
    /// Where its lines begin, and where one behind the last would.
    private(set) var starts: [UInt32] = [0]
    private(set) var warnings: [(line: Int, message: String)] = []

    private let source: ArraySlice<UInt8>
    private var controlCharacters = 0

    /// Takes a text in UTF-8, or in bytes that are not.
    init(_ source: ArraySlice<UInt8>) { self.source = source }

    /// Takes a text that was decoded.
    init(_ text: String, _ encoding: String) {
        source = Array(text.utf8)[...]
        guard text.unicodeScalars.contains("\u{FFFD}") else { return }
        let line = 1 + text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" }
        warn(line, "some of this is not \(encoding); what can't be read is shown as \u{FFFD}")
    }

    mutating func warn(_ line: Int, _ message: String) { warnings.append((line, message)) }

    /// Reads all lines.
    ///
    /// - Throws: ``BankError`` where it is no text, or has too many lines.
    mutating func read() throws(BankError) {
        bytes.reserveCapacity(source.count + 1)
        var start = source.startIndex
        var index = start
        var isPlain = true
        while index < source.endIndex {
            let byte = source[index]
            index += 1
            if byte == 0x0A || byte == 0x0D {
                try take(source[start..<index - 1], isPlain)
                if byte == 0x0D, index < source.endIndex, source[index] == 0x0A { index += 1 }
                start = index
                isPlain = true
            } else if byte >= 0x7F || byte < 0x20 && byte != 0x09 {
                isPlain = false
                if byte < 0x20 { try count(byte) }
            }
        }
        if start < source.endIndex { try take(source[start...], isPlain) }
    }

    /// A few control characters come of terminals and word processors; many are no text at all.
    private mutating func count(_ control: UInt8) throws(BankError) {
        controlCharacters += 1
        guard controlCharacters > Self.mostControlCharacters else { return }
        throw BankError(
            line: starts.count,
            "this is no text: up to here it has \(controlCharacters) control characters, such as the byte \(control)"
        )
    }

    private static let mostControlCharacters = 10_000

    private mutating func take(_ line: ArraySlice<UInt8>, _ isPlain: Bool) throws(BankError) {
        guard starts.count <= BankLimits.lines else {
            throw BankError(line: starts.count, "a bank may have \(BankLimits.lines) lines, and here begins one more")
        }
        if isPlain { bytes += line } else { bytes += mended(line).utf8 }
        bytes.append(0x0A)
        starts.append(UInt32(bytes.count))
    }

    private mutating func mended(_ line: ArraySlice<UInt8>) -> String {
        let number = starts.count
        var text: String
        if let valid = String(validating: line, as: UTF8.self) {
            text = valid
        } else {
            text = String(String.UnicodeScalarView(line.map(Windows1252.scalar)))
            warn(number, "this line is not UTF-8; it is read as Windows-1252")
        }
        if text.unicodeScalars.contains(where: Self.isControl) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isControl($0) }))
            warn(number, "control characters are left out")
        }
        return text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
    }
}
