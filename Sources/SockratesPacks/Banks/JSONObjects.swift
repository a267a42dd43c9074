/// The innermost objects of a JSON text, one after the other, each with its line.
///
/// A bank that was cut off, or that has one object in which a quote is missing, still gives its other questions.
struct JSONObjects {
    /// An object's text.
    struct Object {
        let line: Int
        let bytes: ArraySlice<UInt8>
        /// Whether the text ends before it does.
        let isCutOff: Bool
    }

    /// The objects, in order.
    private(set) var objects: [Object] = []

    /// Finds the objects of a text in UTF-8.
    ///
    /// - Throws: ``BankError`` where there are too many, or too many within each other.
    init(_ bytes: [UInt8]) throws(BankError) {
        var opened: [(start: Int, line: Int, hasInner: Bool)] = []
        var line = 1
        var isInString = false
        var isEscape = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                // No string of JSON goes over a line's end: a quote is missing.
                isInString = false
            }
            if isInString {
                if !isEscape, byte == UInt8(ascii: "\"") { isInString = false }
                isEscape = !isEscape && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"):
                if !opened.isEmpty { opened[opened.count - 1].hasInner = true }
                opened.append((index, line, false))
                guard opened.count <= BankLimits.nesting else {
                    throw BankError(line: line, "this is nested more than \(BankLimits.nesting) objects deep")
                }
            case UInt8(ascii: "}"):
                guard let last = opened.popLast(), !last.hasInner else { continue }
                guard objects.count < BankLimits.questions else { throw BankLimits.tooMany(line: last.line) }
                objects.append(Object(line: last.line, bytes: bytes[last.start...index], isCutOff: false))
            default: break
            }
        }
        if let last = opened.last, !last.hasInner {
            objects.append(Object(line: last.line, bytes: bytes[last.start...], isCutOff: true))
        }
    }
}
