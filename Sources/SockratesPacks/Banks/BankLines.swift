/// The lines of a bank's text, without what ended them: each is made a string when it is asked for.
struct BankLines: RandomAccessCollection {
    private let bytes: [UInt8]
    /// Where the lines begin, and where one behind the last would.
    private let starts: [UInt32]

    /// Takes a text.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8, its lines ended by LF.
    ///   - starts: Where its lines begin, and where one behind the last would.
    init(_ bytes: [UInt8], starts: [UInt32]) {
        self.bytes = bytes
        self.starts = starts
    }

    var startIndex: Int { 0 }
    var endIndex: Int { starts.count - 1 }

    subscript(number: Int) -> String { String(decoding: content(number), as: UTF8.self) }

    /// The line in UTF-8.
    func content(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1]) - 1] }

    /// Whether a line has nothing but white space.
    func isBlank(_ number: Int) -> Bool {
        for byte in content(number) where byte != 0x20 && byte != 0x09 {
            return byte >= 0x80 && self[number].trimmed.isEmpty
        }
        return true
    }

    /// The line's beginning and its end, which tell enough of a very long one.
    func sample(_ number: Int) -> String {
        let content = content(number)
        guard content.count > Self.sampleBytes else { return self[number] }
        return String(decoding: content.prefix(Self.sampleBytes) + content.suffix(Self.sampleBytes), as: UTF8.self)
    }

    private static let sampleBytes = 1000

    /// Refuses a file that has more questions than may be, by the lines that each of them has, before any is read.
    ///
    /// - Throws: ``BankError`` with the line that is one too many.
    func refuseMore(than most: Int, linesThatBeginWith mark: String) throws(BankError) {
        var count = 0
        for number in indices where content(number).starts(with: mark.utf8) {
            count += 1
            if count > most { throw BankLimits.tooMany(line: number + 1) }
        }
    }
}
