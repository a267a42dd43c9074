import Foundation

/// Mends what is most often broken in XML that people wrote, and refuses what could hurt a parser.
struct BankXMLRepair {
    private let source: [UInt8]
    private var index = 0
    private var line = 1
    private var result = Data()
    private var questions = 0
    private var mends = 0
    private let warn: (Int, String) -> Void

    /// The text with every `&` outside of CDATA that begins no entity of XML written `&amp;`, names of HTML's characters replaced by
    /// them, without its declaration, which may name an encoding that it no longer has, and without embedded files.
    ///
    /// - Parameters:
    ///   - source: A text in UTF-8. Its lines keep their numbers.
    ///   - warn: Gets what was mended.
    /// - Returns: The text in UTF-8.
    /// - Throws: ``BankError`` where it declares entities, has too many questions or a tag of many kilobytes.
    static func mended(_ source: [UInt8], noting warn: @escaping (Int, String) -> Void) throws(BankError) -> Data {
        var repair = BankXMLRepair(source, warn)
        try repair.mend()
        return repair.result
    }

    private init(_ source: [UInt8], _ warn: @escaping (Int, String) -> Void) {
        self.source = source
        self.warn = warn
        result.reserveCapacity(source.count)
    }

    private mutating func mend() throws(BankError) {
        if isHere("<?xml") { leaveOut(to: end(of: "?>")) }
        while index < source.count {
            passText(to: source[index...].firstIndex { $0 == Self.ampersand || $0 == Self.less } ?? source.count)
            guard index < source.count else { return }
            if source[index] == Self.ampersand { mendEntity() } else { try passMarkup() }
            guard mends <= BankLimits.mends else {
                throw BankError(line: line, "more than \(BankLimits.mends) \"&\" stand for themselves; XML wants &amp;")
            }
        }
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")

    private mutating func passMarkup() throws(BankError) {
        if isHere("<![CDATA[") {
            let end = end(of: "]]>")
            passText(to: max(index, end - 3))
            return pass(to: end)
        }
        if isHere("<!--") { return pass(to: end(of: "-->")) }
        if isHere("<!") {
            throw BankError(
                line: line,
                "it declares a document type or entities, which Moodle never writes; take that out"
            )
        }
        let tag = source[index...].prefix(BankLimits.tagBytes).prefix { $0 != Self.greater }
        guard tag.count < BankLimits.tagBytes else {
            throw BankError(line: line, "a tag begins here that is longer than \(BankLimits.tagBytes) bytes")
        }
        if Self.isQuestion(tag) {
            questions += 1
            if questions > BankLimits.questions { throw BankLimits.tooMany(line: line) }
        }
        let isFile = tag.starts(with: "<file".utf8) && tag.last != UInt8(ascii: "/")
        if !tag.dropFirst().contains(Self.less), let mended = Self.quotingAttributes(of: tag) {
            warn(line, "an attribute stands without quotes; they are put around it")
            result += mended
            line += tag.count { $0 == 0x0A }
            index = tag.endIndex
            return pass(to: min(index + 1, source.count))
        }
        // A "<" that begins no tag is for the parser to complain of.
        pass(to: tag.dropFirst().contains(Self.less) ? index + 1 : min(tag.endIndex + 1, source.count))
        if isFile { leaveOut(to: source[index...].firstIndex(of: Self.less) ?? source.count) }
    }

    /// A tag with quotes around the attributes that have none; `nil` where all have them.
    private static func quotingAttributes(of tag: ArraySlice<UInt8>) -> [UInt8]? {
        let mark = UInt8(ascii: "\"")
        var result: [UInt8] = []
        var quote: UInt8?
        var isBare = false
        var isMended = false
        var last: UInt8 = 0
        for byte in tag {
            let isBlank = [0x20, 0x09, 0x0A].contains(byte)
            if isBare, isBlank {
                result.append(mark)
                isBare = false
            } else if !isBare, quote == nil, last == UInt8(ascii: "="), !isBlank, byte != mark,
                byte != UInt8(ascii: "'")
            {
                result.append(mark)
                isBare = true
                isMended = true
            } else if !isBare, byte == mark || byte == UInt8(ascii: "'") {
                quote = quote == nil ? byte : quote == byte ? nil : quote
            }
            result.append(byte)
            last = byte
        }
        if isBare { result.append(mark) }
        return isMended && quote == nil ? result : nil
    }

    /// Whether a tag begins a question, and no category.
    static func isQuestion(_ text: ArraySlice<UInt8>) -> Bool {
        let tag = text.prefix { $0 != greater }
        guard tag.starts(with: "<question".utf8), let next = tag.dropFirst("<question".utf8.count).first else {
            return false
        }
        return [0x20, 0x09, 0x0A].contains(next) && tag.firstRange(of: "category".utf8) == nil
    }

    private mutating func mendEntity() {
        let rest = source[(index + 1)...].prefix(12)
        let name = rest.prefix { ![UInt8(ascii: ";"), Self.ampersand, Self.less, 0x20, 0x09, 0x0A].contains($0) }
        let isEnded = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
        let word = String(decoding: name, as: UTF8.self)
        if isEnded, ["amp", "lt", "gt", "quot", "apos"].contains(word) || word.hasPrefix("#") {
            pass(to: name.endIndex)
        } else if isEnded, let scalar = HTMLEntity.scalar(named: word) {
            mends += 1
            warn(line, "&\(word); is HTML's and not XML's; the character is put there")
            result += String(scalar).utf8
            index = name.endIndex + 1
        } else {
            mends += 1
            warn(line, "\"&\" stands for itself here; XML wants &amp;")
            result += "&amp;".utf8
            index += 1
        }
    }

    private func isHere(_ mark: String) -> Bool { source[index...].starts(with: mark.utf8) }

    /// Where something ends that a mark ends; the text's end without one.
    private func end(of mark: String) -> Int {
        source[index...].firstRange(of: Array(mark.utf8))?.upperBound ?? source.count
    }

    private mutating func pass(to end: Int) {
        result += source[index..<end]
        line += source[index..<end].count { $0 == 0x0A }
        index = end
    }

    /// Takes a text, of a very long one the beginning: its question is refused for that.
    private mutating func passText(to end: Int) {
        guard end - index > 2 * BankLimits.questionBytes else { return pass(to: end) }
        var enough = index + BankLimits.questionBytes + 1
        while source[enough] & 0xC0 == 0x80 { enough += 1 }
        pass(to: enough)
        leaveOut(to: end)
    }

    /// Leaves something out, its line ends kept.
    private mutating func leaveOut(to end: Int) {
        let lines = source[index..<end].count { $0 == 0x0A }
        result += Data(repeating: 0x0A, count: lines)
        line += lines
        index = end
    }
}
