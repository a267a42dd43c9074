import Foundation
import Testing

@testable import SockratesPacks

/// The names that players may give themselves.
@Suite struct PlayerNameTests {
    @Test(arguments: ["Ada", "  Ada  ", "Æthelred II.", "李小龍", "Zoë", "Нина", "Νίκη", "Team Спартак", "日本 Team"])
    func whatCanBeSeenIsAName(text: String) {
        #expect(PlayerName(Array(text.utf8))?.text == text.trimmingCharacters(in: .whitespaces))
    }

    @Test(arguments: [
        "", "   ", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\u{FEFF}b", "a\u{1B}[31mb", "a\nb", "a\u{E000}b",
        "a\u{AD}b",
        "a\u{2028}b", String(repeating: "a", count: 33), "a" + String(repeating: "\u{301}", count: 64),
    ])
    func whatTurnsTextAroundOrCannotBeSeenIsNone(text: String) {
        #expect(PlayerName(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["НORSE", "ΕAGLE", "ΒEARS", "ΥAK", "pаypal", "\u{2800}", "x\u{2800}"])
    func lettersOfTwoAlphabetsInAWordAndBlanksThatLookLikeNothingAreNone(text: String) {
        #expect(PlayerName(Array(text.utf8)) == nil)
    }

    @Test func bytesThatAreNoTextAreNoName() { #expect(PlayerName([0x41, 0xFF]) == nil) }
}
