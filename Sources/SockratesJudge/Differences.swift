/// What may differ between a response and an answer that is otherwise wanted to the letter.
public struct Differences: OptionSet, Sendable, Hashable {
    /// One bit a difference.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `A` and `a`.
    public static let letterCase = Differences(rawValue: 1)
    /// `é` and `e`.
    public static let accents = Differences(rawValue: 2)
    /// Blanks of all kinds, also those within words.
    public static let spaces = Differences(rawValue: 4)
    /// Full stops, commas, dashes, brackets, quotes and their like.
    public static let punctuation = Differences(rawValue: 8)
}

extension Differences {
    /// A text without what these put aside, so that equal texts differ in nothing else.
    func removed(from text: [UInt8]) -> [UInt8] {
        var rest: [UInt8] = []
        rest.reserveCapacity(text.count)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if contains(.spaces), scalar.properties.isWhitespace { continue }
            if contains(.punctuation), Differences.isPunctuation(scalar) { continue }
            append(scalar, to: &rest)
        }
        return rest
    }

    private func append(_ scalar: Unicode.Scalar, to rest: inout [UInt8]) {
        let lowered = contains(.letterCase) ? scalar.properties.lowercaseMapping : String(scalar)
        guard contains(.accents), !scalar.isASCII else {
            rest += lowered.utf8
            return
        }
        // Folding lowers letters too.
        var folded: [UInt8] = []
        Folding.shared.fold(Array(lowered.utf8), into: &folded)
        let isUpper = scalar.properties.isUppercase && !contains(.letterCase)
        rest += isUpper ? Array(String(decoding: folded, as: UTF8.self).uppercased().utf8) : folded
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation: true
        case .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }
}
