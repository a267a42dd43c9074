import SockratesJudge
import Testing

struct PatternTests {
    @Test(arguments: [
        ("flag{*}", "flag{abc}", true), ("flag{*}", "flag{abc", false), ("gr[ae]y", "GREY", true),
        ("gr[!a]y", "gray", false), ("caf?", "café", true),
        ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), (#"\*"#, "*", true), (#"\*"#, "a", false),
    ])
    func globs(pattern: String, response: String, isRight: Bool) throws {
        let example = pattern.replacing("[ae]", with: "a").replacing("[!a]", with: "e").replacing("?", with: "e")
            .replacing(#"\"#, with: "")
        let judge = try Judge.pattern(
            PatternRule(.glob(pattern), example: example == "*" ? "*" : example.replacing("*", with: ""))
        )
        #expect((judge.verdict(on: response).outcome == .accept) == isRight)
    }

    @Test func globsOfStarsTakeLittleTime() throws {
        let judge = try Judge.pattern(
            PatternRule(
                .glob(String(repeating: "a*", count: 20) + "b"),
                example: String(repeating: "a", count: 20) + "b"
            )
        )
        #expect(judge.verdict(on: String(repeating: "a", count: 4000)).outcome == .reject)
    }

    @Test func jsonIsEqualByStructure() throws {
        let judge = try Judge.pattern(
            PatternRule(.json(#"{"a": [1, 2.0], "b": "\u00e9"}"#), example: #"{"b":"é","a":[1.0,2]}"#)
        )
        #expect(judge.verdict(on: #"{ "a" : [1,2e0] , "b":"é" }"#).outcome == .accept)
        for wrong in [
            #"{"a":[2,1],"b":"é"}"#, #"{"a":[1,2]}"#, #"{"a":[1,2],"b":"é","b":"é"}"#, "{", "[1,]",
            String(repeating: "[", count: 4000),
        ] {
            #expect(judge.verdict(on: wrong).outcome == .reject, "\(wrong)")
        }
    }

    @Test func digestsHideTheAnswer() throws {
        // printf 'paris' | sha256sum
        let digest = "dd7c03628bcf0cadf1bfbdd8a9a0a23b2e4d5c7e2b5a5d1e2d6b0f0a3a0c7c4b"
        #expect(throws: PatternError.self) { try Judge.pattern(PatternRule(.digest(digest), example: "paris")) }
        let right = "1670f2e42fefa5044d59a65349e47c566009488fc57d7b4376dd5787b59e3c57"
        let judge = try Judge.pattern(PatternRule(.digest(right), example: ""))
        #expect(judge.verdict(on: " Paris ").outcome == .accept)
        #expect(judge.verdict(on: "Lyon").outcome == .reject)
    }

    @Test func editDistancesAreTheAuthors() throws {
        let judge = try Judge.pattern(PatternRule(.editDistance("kitten", atMost: 2), example: "kitten"))
        #expect(judge.verdict(on: "kittne").outcome == .accept)
        #expect(judge.verdict(on: "sitting").outcome == .reject)
    }

    @Test(arguments: [
        PatternRule(.glob("[a"), example: "a"), PatternRule(.glob("a\\"), example: "a"),
        PatternRule(.glob("a"), example: "b"),
        PatternRule(.json("{"), example: "{"), PatternRule(.digest("abc"), example: ""),
    ])
    func patternsThatCannotWorkAreRefused(rule: PatternRule) {
        #expect(throws: PatternError.self) { try Judge.pattern(rule) }
    }
}
