import Foundation

/// What two names have in common that people take for one another: the skeleton of UTS #39, with a small part of its table.
package enum NameSkeleton {
    /// The skeleton of a name.
    ///
    /// Compatibility forms, case and how many blanks there are is put aside (NFKC and case folding), then letters that look
    /// alike become one.
    package static func of(_ name: String) -> String {
        // By way of the capitals, which ß and SS, ς and σ have in common.
        let folded = name.precomposedStringWithCompatibilityMapping.uppercased().lowercased()
            .precomposedStringWithCompatibilityMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var result = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars { result.append(alike[scalar] ?? scalar) }
        return String(result).replacing("rn", with: "m").replacing("vv", with: "w")
    }

    /// Letters of Cyrillic, Greek, Armenian and IPA, and digits, by the Latin letter that they look like (UTS #39, confusables.txt).
    private static let alike: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs: [(String, Unicode.Scalar)] = [
            ("аɑα", "a"), ("Ьв", "b"), ("сϲ", "c"), ("ԁ", "d"), ("еҽ", "e"), ("ɡց", "g"), ("һհ", "h"),
            ("іıι1lӏ|", "i"), ("јϳ", "j"), ("кκ", "k"), ("м", "m"), ("пո", "n"), ("оοօ0σ", "o"), ("рρ", "p"),
            ("ԛ", "q"),
            ("гᴦ", "r"), ("ѕꜱ", "s"), ("тτ", "t"), ("υս", "u"), ("ѵν", "v"), ("ԝѡω", "w"), ("хχ", "x"), ("уγү", "y"),
            ("ᴢ", "z"),
        ]
        var alike: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (others, letter) in pairs {
            for other in others.unicodeScalars { alike[other] = letter }
        }
        return alike
    }()
}
