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

    init(_ bytes: [UInt8]) {
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
            case UInt8(ascii: "}"):
                guard let last = opened.popLast(), !last.hasInner else { continue }
                objects.append(Object(line: last.line, bytes: bytes[last.start...index], isCutOff: false))
            default: break
            }
        }
        if let last = opened.last, !last.hasInner {
            objects.append(Object(line: last.line, bytes: bytes[last.start...], isCutOff: true))
        }
    }
}
