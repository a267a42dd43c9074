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
            PatternRule(
                .glob(pattern),
                example: example == "*" ? "*" : example.replacing("*", with: ""),
                ignoresCase: response == "GREY"
            )
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

    @Test(arguments: [
        (#"\d{4}"#, false, "1969", true), (#"\d{4}"#, false, " 1969\t", true), (#"\d{4}"#, false, "in 1969", false),
        (#"\d{4}"#, true, "in 1969", true), (#"\d{4}"#, true, "in 69", false), ("[a-z]+[0-9]", false, "Ab1", false),
        ("(?i)[a-z]+[0-9]", false, "Ab1", true), (".", false, "", false),
    ])
    func regularExpressions(pattern: String, inPart: Bool, response: String, isRight: Bool) throws {
        let example = pattern.hasSuffix("}") ? "2024" : "a1"
        let judge = try Judge.pattern(
            PatternRule(.regularExpression(pattern, inPart: inPart), example: pattern == "." ? "x" : example)
        )
        #expect((judge.verdict(on: response).outcome == .accept) == isRight)
    }

    @Test func aRegularExpressionCanIgnoreCase() throws {
        let rule = PatternRule(.regularExpression("gr[ae]y"), example: "grey", ignoresCase: true)
        #expect(try Judge.pattern(rule).verdict(on: "GRAY").outcome == .accept)
    }

    @Test func whatGroupsTookIsKnown() throws {
        let judge = try Judge.pattern(
            PatternRule(.regularExpression(#"(?P<name>\pL+),? (?P<year>\d{4})(?P<note>!)?"#), example: "Noël 1969")
        )
        #expect(judge.captures(in: Array(" Zoë, 1970".utf8)) == ["name": "Zoë", "year": "1970"])
        // The same in Latin-1.
        #expect(judge.captures(in: [0x5A, 0x6F, 0xEB] + Array(" 1970".utf8)) == ["name": "Zoë", "year": "1970"])
        #expect(judge.captures(in: Array("nobody".utf8)) == [:])
        #expect(
            Judge.fields([FieldRule(judge), FieldRule(judge)], separators: [";"]).captures(
                in: Array("A 1111; B 2222".utf8)
            )["name"] == "A"
        )
    }

    @Test func aWrongRegularExpressionIsShownWhere() {
        let error = #expect(throws: PatternError.self) { try Judge.pattern(PatternRule(.regularExpression("ab)"))) }
        #expect(error?.message == "the regular expression, column 3: unexpected ): ab)")
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
        let judge = try Judge.pattern(PatternRule(.digest(right)))
        #expect(judge.verdict(on: " Paris ").outcome == .accept)
        #expect(judge.verdict(on: "Lyon").outcome == .reject)
        #expect(judge.modelAnswer == "")
        #expect(Judge.digest(of: " The Páris! ") == right)
    }

    @Test func digestsOfTheVeryBytes() throws {
        // printf 'CTF{Ab}' | sha256sum
        let right = "edbc2477ddb0157439ca4eecd694c9bf2470cc7b3d50be2200830a67fa1f9322"
        #expect(Judge.digest(of: "CTF{Ab}", isExact: true) == right)
        let judge = try Judge.pattern(PatternRule(.digest(right, isExact: true), example: "CTF{Ab}"))
        #expect(judge.verdict(on: " CTF{Ab} ").outcome == .accept)
        #expect(judge.verdict(on: "ctf{ab}").outcome == .reject)
    }

    @Test(arguments: [
        (PatternRule.Kind.glob("flag{*}"), "flag{}"), (.glob("gr[ae]y?[!0]"), "grayx1"), (.glob(#"\*"#), "*"),
        (.regularExpression(#"[A-Z]{2}\d"#), "AA0"), (.regularExpression("b.*", inPart: true), "b"),
        (.json("[1, 2]"), "[1, 2]"), (.glob("*"), ""),
    ])
    func withoutAnExampleThePatternIsAskedForOne(kind: PatternRule.Kind, example: String) throws {
        #expect(try Judge.pattern(PatternRule(kind)).modelAnswer == example)
    }

    @Test(arguments: [
        PatternRule(.glob("[a"), example: "a"), PatternRule(.glob("a\\"), example: "a"),
        PatternRule(.glob("a"), example: "b"),
        PatternRule(.regularExpression("a("), example: "a"), PatternRule(.regularExpression("a"), example: "b"),
        PatternRule(.regularExpression("(a{1000}){1000}"), example: "a"), PatternRule(.json("{"), example: "{"),
        PatternRule(.digest("abc")),
    ])
    func patternsThatCannotWorkAreRefused(rule: PatternRule) {
        #expect(throws: PatternError.self) { try Judge.pattern(rule) }
    }
}
