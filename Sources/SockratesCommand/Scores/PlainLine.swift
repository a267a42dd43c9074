/// A text that players typed, as one line of a terminal or a log: nothing in it drives the terminal, ends the line or turns it around.
struct PlainLine: CustomStringConvertible {
    let description: String

    init(_ text: String, longest: Int = 200) {
        var result = ""
        for scalar in text.unicodeScalars.prefix(longest) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        description = text.unicodeScalars.count > longest ? result + "…" : result
    }

    init(_ bytes: [UInt8]) { self.init(String(decoding: bytes, as: UTF8.self)) }
}
