/// A name that a player gives.
package struct PlayerName {
    /// The name, without blanks at its ends.
    package let text: String

    /// Reads a name.
    ///
    /// It is `nil` for a name that is empty or longer than 32 characters, that is no UTF-8, or that holds control, format or
    /// unassigned characters, which turn text around or can't be seen.
    ///
    /// - Parameter response: What the player typed.
    package init?(_ response: [UInt8]) {
        guard response.count <= 256, String(validating: response, as: UTF8.self) != nil else { return nil }
        let text = Self.trimmed(response)
        guard (1...32).contains(text.count), text.unicodeScalars.count <= 64 else { return nil }
        guard text.unicodeScalars.allSatisfy(Self.isSeen) else { return nil }
        self.text = text
    }

    /// A text without blanks at its ends.
    static func trimmed(_ response: [UInt8]) -> String {
        String(decoding: response, as: UTF8.self).trimmed
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .unassigned, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: return false
        default: return !properties.isDefaultIgnorableCodePoint
        }
    }
}
