import CTerminalWidth
import Foundation

extension Collection<Character> {
    /// How many columns of a terminal they take.
    var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Character {
    /// How many columns of a terminal it takes: 0 for what stands on the letter before, 2 for emoji and the wide letters of East Asia.
    ///
    /// wcwidth(3) tells what a scalar takes; scalars that make a flag or an emoji together take two.
    fileprivate var columns: Int {
        guard !isASCII, Self.hasUnicodeLocale else { return 1 }
        if unicodeScalars.contains(where: { $0 == "\u{FE0F}" || ("\u{1F1E6}"..."\u{1F1FF}").contains($0) }) { return 2 }
        return unicodeScalars.map { max(0, Int(cterminal_width($0.value))) }.max() ?? 0
    }

    /// Whether the C library knows Unicode's columns now: what the program reads and writes is UTF-8 in every locale.
    private static let hasUnicodeLocale = ["C.UTF-8", "en_US.UTF-8", "UTF-8"].contains { (name: String) in
        setlocale(LC_CTYPE, name) != nil
    }
}
