import SockratesPatterns
import Testing

@Suite struct RegularExpressionTests {
    private func text(_ match: RegularExpression.Match?, in text: String) -> String? {
        match.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }

    @Test(arguments: [
        ("a+b", "aaab", true), ("a+b", "xaaab", false), ("a|ab", "ab", true), ("", "", true),
        ("(?i)straße", "STRASSE", false),
        ("caf.", "café", true), (#"\p{Greek}+"#, "λόγος", true), ("(?i)é", "É", true), ("^a$", "a", true),
        ("a.b", "a\nb", false),
    ])
    func theWholeTextMustMatch(pattern: String, text: String, isRight: Bool) throws {
        let expression = try RegularExpression(pattern)
        #expect(expression.matchesWhole(Array(text.utf8)) == isRight)
        #expect((expression.wholeMatch(of: Array(text.utf8)) != nil) == isRight)
    }

    @Test func theFirstMatchIsFound() throws {
        let expression = try RegularExpression("[0-9]+")
        let line = "a 12 b 345"
        #expect(text(expression.firstMatch(in: Array(line.utf8)), in: line) == "12")
        #expect(text(expression.firstMatch(in: Array(line.utf8), from: 4), in: line) == "345")
        #expect(expression.firstMatch(in: Array(line.utf8), from: 11) == nil)
        #expect(expression.firstMatch(in: Array(line.utf8), from: -1) == nil)
        #expect(expression.matchesPart(of: Array(line.utf8)))
        #expect(!expression.matchesPart(of: []))
    }

    @Test func whatStandsBeforeTheStartIsLookedAt() throws {
        #expect(try RegularExpression(#"\bb"#).firstMatch(in: Array("ab".utf8), from: 1) == nil)
        #expect(try RegularExpression("^b").firstMatch(in: Array("ab".utf8), from: 1) == nil)
    }

    @Test func groupsHaveNamesAndPlaces() throws {
        let expression = try RegularExpression(#"(?P<name>\pL+)(, (\d+))?(?P<rest>.*)"#)
        #expect(expression.groupNames == ["name", nil, nil, "rest"])
        let match = try #require(expression.wholeMatch(of: Array("Köln".utf8)))
        #expect(match.range == 0..<5)
        #expect(match.groups == [0..<5, 0..<5, nil, nil, 5..<5])
        #expect(match["name"] == 0..<5)
        #expect(match["other"] == nil)
    }

    @Test func ofSeveralMatchesTheLongestIsTakenOnRequest() throws {
        #expect(text(try RegularExpression("a|ab").firstMatch(in: Array("xab".utf8)), in: "xab") == "a")
        let longest = try RegularExpression("a|ab", options: .init(prefersLongest: true))
        #expect(text(longest.firstMatch(in: Array("xab".utf8)), in: "xab") == "ab")
    }

    @Test func textThatIsNotUTF8IsLatin1() throws {
        // "é-zoë!" in Latin-1.
        let text: [UInt8] = [0xE9, 0x2D, 0x7A, 0x6F, 0xEB, 0x21]
        let expression = try RegularExpression("(?P<name>zo(ë|x))!")
        #expect(expression.firstMatch(in: text)?["name"] == 2..<5)
        #expect(expression.firstMatch(in: text, from: 1)?.range == 2..<6)
        #expect(expression.firstMatch(in: text, from: 3) == nil)
        #expect(try RegularExpression("......").matchesWhole(text))
        #expect(try RegularExpression("É-ZOË!", options: .init(ignoresCase: true)).wholeMatch(of: text)?.range == 0..<6)
    }

    @Test func bytesAreMatchedAsBytes() throws {
        let expression = try RegularExpression(
            #"\xff(?P<length>.)\x00"#,
            options: .init(alphabet: .bytes, dotTakesNewlines: true)
        )
        #expect(expression.firstMatch(in: [0x61, 0xFF, 0x0A, 0x00])?["length"] == 2..<3)
        #expect(try RegularExpression("é", options: .init(alphabet: .bytes)).matchesWhole([0xC3, 0xA9]))
    }

    @Test func aBufferIsSearchedWhereItLies() throws {
        let expression = try RegularExpression(#"> $|name\?"#)
        var buffer = Array("Hi! Your na".utf8)
        #expect(expression.firstMatch(in: buffer.span.bytes) == nil)
        buffer += Array("me? more".utf8)
        #expect(expression.firstMatch(in: buffer.span.bytes)?.range == 9..<14)
        #expect(expression.firstMatch(in: buffer.span.bytes, from: 10) == nil)
        #expect(expression.firstMatch(in: buffer.span.bytes, from: 999) == nil)
        let empty: [UInt8] = []
        #expect(try RegularExpression("x*").firstMatch(in: empty.span.bytes)?.groups == [0..<0])
        // The first byte of a character of two.
        let torn: [UInt8] = [0x61, 0xC3]
        #expect(try RegularExpression("a.").firstMatch(in: torn.span.bytes) == nil)
    }

    @Test(arguments: [
        ("a**b**", 2, "bad repetition operator: **"), ("(a(b)", 1, "missing ): (a(b)"),
        ("x(a[(])(b", 8, "missing ): x(a[(])(b"),
        ("ab)c)", 3, "unexpected ): ab)c)"), ("[a", 1, "missing ]: [a"),
        ("é[z-a]", 3, "invalid character class range: z-a"),
        (#"[\8]a\8"#, 2, #"invalid escape sequence: \8"#),
        (#"\("# + "*(", 4, #"missing ): \(*("#), ("a(?=b)", 2, "invalid perl operator: (?="),
        (#"a\"#, 2, #"trailing \"#),
        ("[[:foo:]]", 2, "invalid character class range: [:foo:]"), (#"\Q(\E("#, 6, #"missing ): \Q(\E("#),
    ])
    func mistakesHaveAPlace(pattern: String, column: Int, message: String) {
        #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        do throws(RegularExpressionError) { _ = try RegularExpression(pattern) } catch {
            #expect("\(error)" == "column \(column): \(message)")
        }
    }

    @Test func twoGroupsOfOneNameAreRefused() {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression("(?P<n>b)|(?P<n>c)") }
        #expect(error?.message == "two groups are named \"n\"")
    }

    @Test(arguments: [
        "(a{1000}){1000}", "((a{100}){100}){100}", #"(\pL{100}){9}"#, "x{1001}", String(repeating: "(", count: 4000),
        String(repeating: "a", count: 5000), String(repeating: "(a?){9}", count: 500),
        #"((((\p{L}{30}){5}){5}){5}){5}"#,
        String(repeating: "(", count: 2000) + "a" + String(repeating: ")*", count: 1000),
    ])
    func hostilePatternsAreRefusedSoon(pattern: String) {
        let time = ContinuousClock().measure {
            #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern).size }
        }
        #expect(time < .seconds(1))
    }

    @Test(arguments: [
        "(a*)*b", "(a|a?)+$b", "(x+x+)+y", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^a]", "(?:a?){900}a{900}b",
    ])
    func hostileTextsTakeLittleTime(pattern: String) throws {
        let expression = try RegularExpression(pattern)
        let text = Array(String(repeating: "a", count: 4096).utf8)
        let time = ContinuousClock().measure {
            #expect(!expression.matchesPart(of: text))
            #expect(expression.wholeMatch(of: text) == nil)
        }
        #expect(time < .seconds(1))
    }

    @Test(arguments: [
        (#"\d{4}"#, "0000"), ("cat|dog", "cat"), ("^flag[{]x[}]$", "flag{x}"), ("", ""), ("(?i)paris", "PARIS"),
        ("colou?r", "color"),
    ])
    func anExampleIsFound(pattern: String, example: String) throws {
        #expect(try RegularExpression(pattern).example == example)
    }

    @Test(arguments: [".*", "a*b", "[^a]*z"])
    func whereNoneIsEasilyFoundThereIsNoExample(pattern: String) throws {
        let expression = try RegularExpression(pattern)
        if let example = expression.example { #expect(expression.matchesWhole(Array(example.utf8))) }
    }

    @Test func manyThreadsMatchAtOnce() async throws {
        let expression = try RegularExpression(#"(?P<a>\w+)@(?P<b>\w+)"#)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    (0..<50).allSatisfy { round in
                        expression.wholeMatch(of: Array("user\(number)@host\(round)".utf8))?["b"]?.count
                            == "host\(round)".count
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
