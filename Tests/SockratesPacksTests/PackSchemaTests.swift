import Testing

@testable import SockratesPacks

/// The schema takes its keys from the readers, and its words from the guide.
@Suite struct PackSchemaTests {
    /// A key that a reader learns must come into the schema too.
    @Test(arguments: PackSchema.objects.map(\.name))
    func everyKeyOfTheReaderHasAType(name: String) throws {
        let object = try #require(PackSchema.objects.first { $0.name == name })
        for key in object.keys { #expect(object.types[key] != nil, "\(name): \(key)") }
    }

    /// What the guide does not tell, nobody can write.
    @Test(arguments: PackSchema.objects.filter { !$0.headings.isEmpty }.map(\.name))
    func theGuideTellsOfEveryKey(name: String) throws {
        let object = try #require(PackSchema.objects.first { $0.name == name })
        let guide = GuideKeys()
        for key in object.keys { #expect(guide.words(for: key, below: object.headings) != nil, "\(name): \(key)") }
    }

    /// What the guide tells of, a pack can say.
    @Test func theSchemaHasEveryKeyOfTheGuide() {
        let guide = GuideKeys()
        let headings = Set(PackSchema.objects.flatMap(\.headings))
        #expect(headings.count > 10)
        for heading in headings.sorted() {
            let known = Set(PackSchema.objects.filter { $0.headings.contains(heading) }.flatMap(\.keys))
            // A value of `response`, what stands for an option of a menu, and endings of files are no keys.
            let keys = guide.keys(below: heading).filter {
                !["line", "option"].contains($0) && $0.allSatisfy { $0.isLetter || $0 == "_" }
            }
            for key in keys { #expect(known.contains(key), "\(heading): \(key)") }
        }
    }

    @Test func aRowOfTheGuideIsOneText() {
        let guide = GuideKeys(
            """
            ## The pack
            | key | value | without it |
            |---|---|---|
            | `hint`, `hints` | what [the player](#player) is told, a or `b` | none |
            | `from` | a table | |
            | `{integer: [1, 2], digits: 3}` | a number |

            | key | value | goes with it |
            |---|---|---|
            | `glob` | a pattern | `ignore` |
            """
        )
        func words(_ key: String) -> String? { guide.words(for: key, below: ["Elsewhere", "The pack"]) }
        #expect(words("hints") == "what the player is told, a or `b` (without it: none)")
        #expect(words("from") == "a table")
        #expect(words("glob") == "a pattern (goes with it: `ignore`)")
        #expect(words("digits") == "a number")
        #expect(words("b") == nil)
    }
}
