/// Numbers as science writes them: `3.00×10^8`, `3 x 10⁸`, `3*10**8`, `10^-3`.
enum PowerOfTen {
    /// What stands before the power, and the exponent; nil where the text is not written so.
    static func parts(of text: some Collection<UInt8>) -> (mantissa: [UInt8], exponent: [UInt8])? {
        guard text.count <= 128,
            text.contains(where: { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "*") || $0 >= 0x80 })
        else { return nil }
        let plain = Array(plain(String(decoding: text, as: UTF8.self)).utf8)
        guard let mark = plain.lastIndex(of: UInt8(ascii: "^")) else { return nil }
        let exponent = plain[(mark + 1)...].filter { !"(){} ".utf8.contains($0) }
        let sign = exponent.first == UInt8(ascii: "-") || exponent.first == UInt8(ascii: "+") ? 1 : 0
        guard (1...4).contains(exponent.count - sign), exponent.dropFirst(sign).allSatisfy(ASCII.isDigit) else {
            return nil
        }
        var rest = ASCII.trimmed(plain[..<mark])
        guard rest.suffix(2).elementsEqual("10".utf8) else { return nil }
        rest = ASCII.trimmed(rest.dropLast(2))
        guard let last = rest.last else { return ([UInt8(ascii: "1")], exponent) }
        if rest.count == 1, last == UInt8(ascii: "-") || last == UInt8(ascii: "+") {
            return ([last, UInt8(ascii: "1")], exponent)
        }
        guard last == UInt8(ascii: "*") || last | 0x20 == UInt8(ascii: "x") else { return nil }
        let mantissa = ASCII.trimmed(rest.dropLast())
        return mantissa.isEmpty ? nil : (Array(mantissa), exponent)
    }

    /// Raised digits become `^` and digits, the signs of a product `*`, and the minus a hyphen.
    private static func plain(_ text: String) -> String {
        var result = ""
        var isRaised = false
        for scalar in text.replacing("**", with: "^").unicodeScalars {
            if let place = raised.firstIndex(of: scalar) {
                if !isRaised { result += "^" }
                result.unicodeScalars.append(written[place])
                isRaised = true
                continue
            }
            isRaised = false
            switch scalar {
            case "×", "·", "⋅", "∙", "•", "∗", "✕": result += "*"
            case "−", "–", "‐", "‑": result += "-"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺".unicodeScalars)
    private static let written = Array("0123456789-+".unicodeScalars)
}
