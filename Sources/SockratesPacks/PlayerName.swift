import Foundation

/// A name that a player gives.
package struct PlayerName {
    /// What players are told who give something else.
    package static let rule =
        "A name has 1 to \(longest) letters, digits, spaces and signs, nothing that can't be seen, "
        + "and in each word letters of one alphabet."

    private static let longest = 32

    /// The name, without blanks at its ends.
    package let text: String

    /// Reads a name.
    ///
    /// It is `nil` for a name that is empty or longer than 32 characters, that is no UTF-8, that holds control, format or
    /// unassigned characters, which turn text around or can't be seen, or that has a word of letters of several alphabets
    /// which look alike (UTS #39, mixed scripts).
    ///
    /// - Parameter response: What the player typed.
    package init?(_ response: [UInt8]) {
        guard response.count <= 256, String(validating: response, as: UTF8.self) != nil else { return nil }
        let text = Self.trimmed(response)
        guard (1...Self.longest).contains(text.count), text.unicodeScalars.count <= 64 else { return nil }
        guard text.unicodeScalars.allSatisfy(Self.isSeen), !Self.mixesAlphabets(text) else { return nil }
        self.text = text
    }

    /// A text without blanks at its ends.
    package static func trimmed(_ response: [UInt8]) -> String {
        String(decoding: response, as: UTF8.self).trimmed
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .unassigned, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: return false
        // The last is the pattern of Braille without dots.
        default: return !properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
        }
    }

    /// Alphabets in which letters look like those of another.
    private static let alphabets: [[ClosedRange<UInt32>]] = [
        [0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF],  // Latin
        [0x370...0x3FF, 0x1F00...0x1FFF],  // Greek
        [0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F],  // Cyrillic
        [0x531...0x58F],  // Armenian
        [0x13A0...0x13FF, 0xAB70...0xABBF],  // Cherokee
        [0x2C80...0x2CFF],  // Coptic
        [0xA4D0...0xA4FF],  // Lisu
    ]

    private static func mixesAlphabets(_ text: String) -> Bool {
        text.precomposedStringWithCompatibilityMapping.split(whereSeparator: \.isWhitespace).contains { word in
            alphabets.count { ranges in
                word.unicodeScalars.contains { scalar in ranges.contains { $0.contains(scalar.value) } }
            } > 1
        }
    }
}
