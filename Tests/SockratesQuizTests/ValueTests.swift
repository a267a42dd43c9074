import SockratesQuiz
import Testing

/// Values as texts and as JSON.
@Suite struct ValueTests {
    @Test(
        arguments: [
            (.null, ""), (.boolean(true), "true"), (.integer(-7), "-7"), (.number(3), "3"), (.number(0.1), "0.1"),
            (.number(1e300), "1e+300"), (.number(-0.5), "-0.5"), (.text("a b"), "a b"),
            (.bytes([0x61, 0xFF]), "a\u{FFFD}"),
            (.list([.integer(1), .text("b"), .list([.number(2)])]), "1, b, 2"),
            (.map(["b": .null, "a": .integer(1)]), #"{"a":1,"b":null}"#),
        ] as [(Value, String)]
    )
    func valuesReadAsAPlayerExpects(value: Value, text: String) {
        #expect(value.text == text)
    }

    @Test(
        arguments: [
            "null", "true", "0", "-9223372036854775808", "9223372036854775807", "0.1", "3.0", "1e+300",
            #""a\"\\\n\u0001é🙂""#,
            "[]", "[1,[2,[3]]]", #"{"a":1,"b":{"c":[null]},"é":""}"#, #"{"$hex":"ff00"}"#,
        ]
    )
    func jsonComesBackAsItWas(json: String) throws {
        let value = try #require(Value(json: json.utf8))
        #expect(value.json == json)
        #expect(Value(json: value.json.utf8) == value)
    }

    @Test func bytesPassThroughJSON() {
        let value = Value.list([.bytes([0, 255, 128]), .text("$hex")])
        #expect(Value(json: value.json.utf8) == value)
    }

    @Test(arguments: ["", "nul", "[1,]", "{\"a\":1,\"a\":2}", "01", "1 2", "\"\u{1}\"", "{a:1}", "[", "\"\\ud800\""])
    func whatIsNoJSONIsNoValue(text: String) {
        #expect(Value(json: text.utf8) == nil)
    }

    @Test func itemsCountFromOne() {
        let value = Value.map(["list": .list([.integer(1), .integer(2)])])
        #expect(value["list"]?[item: 2] == .integer(2))
        #expect(value["list"]?[item: 0] == nil)
        #expect(value["list"]?[item: 3] == nil)
        #expect(value["other"] == nil)
    }
}
