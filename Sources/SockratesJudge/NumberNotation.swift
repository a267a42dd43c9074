/// How a number's digits are written: what parts thousands, and what parts the fraction.
///
/// What `1.234` means is never guessed: the author declares it. Styles and names are those of Numbas.
public enum NumberNotation: String, Sendable, CaseIterable {
    /// English: `1,234.5`, and words (`twelve`, `2 million`, `three quarters`).
    case english = "en"
    /// English of the SI: `1 234.5`.
    case siEnglish = "si-en"
    /// Continental: `1.234,5`.
    case european = "eu"
    /// French of the SI: `1 234,5`.
    case siFrench = "si-fr"
    /// Swiss: `1'234.5`.
    case swiss = "ch"
    /// Indian: `12,34,567.8`.
    case indian = "in"
    /// Nothing parts thousands: `1234.5`.
    case plain
    /// A power of ten may follow: `1.234e+6`.
    case scientific

    /// Reads a number that is the whole text.
    ///
    /// - Parameter text: The text, as UTF-8.
    /// - Returns: The value, or nil when the text is no number in this notation.
    public func value(of text: some Collection<UInt8>) -> Double? {
        DigitNumeral(self).value(of: text)
    }

    /// What parts the fraction from the whole.
    var point: UInt8 { self == .european || self == .siFrench ? UInt8(ascii: ",") : UInt8(ascii: ".") }

    /// What parts thousands, if anything does.
    var separator: UInt8? {
        switch self {
        case .english, .indian: UInt8(ascii: ",")
        case .siEnglish, .siFrench, .scientific: UInt8(ascii: " ")
        case .european: UInt8(ascii: ".")
        case .swiss: UInt8(ascii: "'")
        case .plain: nil
        }
    }
}
