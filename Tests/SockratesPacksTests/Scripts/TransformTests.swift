import Foundation
import SockratesJudge
import SockratesQuiz
import Testing

@testable import SockratesPacks

/// The functions of expressions against Python's standard library, published vectors, and each other.
@Suite struct TransformTests {
    private static let script = PackScript()

    private static func call(_ name: String, _ arguments: [Value]) throws -> Value {
        let names = (0..<arguments.count).map { "argument\($0)" }
        let place = ScriptPlace(file: "test", line: 1)
        let expression = try PackExpression("\(name)(\(names.joined(separator: ", ")))", of: Self.script, at: place)
        var random = SeededRandom(seed: 1)
        return try expression.value(random: &random) { name in names.firstIndex(of: name).map { arguments[$0] } }
    }

    private static func bytes(_ value: Value) -> [UInt8] {
        if case .bytes(let bytes) = value { return bytes }
        return Array(value.text.utf8)
    }

    // MARK: Against Python

    /// What Python makes of calls.
    private static func python(_ calls: [(name: String, arguments: [Value])]) throws -> [[UInt8]] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "transforms.py")
        process.arguments = ["python3", script.path]
        let lines = calls.map { call in
            let arguments = call.arguments.map { argument in
                if case .integer = argument { return argument }
                return Value.text(
                    bytes(argument).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                )
            }
            return Value.map(["function": .text(call.name), "arguments": .list(arguments)]).json + "\n"
        }
        let input = FileManager.default.temporaryDirectory.appending(path: "sockrates-transforms-\(UUID().uuidString)")
        try Data(lines.joined().utf8).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try String(decoding: written, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
            .map { try #require(ByteDigits.hexadecimal.bytes(of: String($0))) }
    }

    private struct Samples {
        var random = SeededRandom(seed: 20)

        mutating func text(_ alphabet: String = "ABCxyz 0123.,-_~%+/éß日🙂\n") -> Value {
            let characters = Array(alphabet)
            let count = random.below(40)
            return .text(String((0..<count).map { _ in characters[random.below(characters.count)] }))
        }

        mutating func bytes() -> Value {
            Value(utf8: (0..<random.below(200)).map { _ in UInt8(random.below(256)) })
        }

        mutating func key(_ alphabet: String = "KEYlemon") -> Value {
            let characters = Array(alphabet)
            return .text(String((0...random.below(8)).map { _ in characters[random.below(characters.count)] }))
        }
    }

    @Test func theyGiveWhatPythonGives() throws {
        var samples = Samples()
        var calls: [(name: String, arguments: [Value])] = []
        for _ in 0..<25 {
            for name in [
                "base64", "base32", "hex", "binary", "octal", "ascii", "url", "md5", "sha1", "sha256", "sha512",
                "crc32",
            ] {
                calls.append((name, [samples.bytes()]))
                calls.append((name, [samples.text()]))
            }
            for name in ["rot13", "atbash", "upper", "lower", "reverse", "trim"] {
                calls.append((name, [samples.text()]))
            }
            calls.append(("caesar", [samples.text(), .integer(samples.random.integer(in: -100...100))]))
            calls.append(("vigenere", [samples.text(), samples.key()]))
            calls.append(("from_vigenere", [samples.text(), .text("a-" + samples.key("B c").text)]))
            calls.append(("xor", [samples.bytes(), samples.key()]))
            calls.append(("hmac_sha256", [samples.bytes(), samples.key()]))
            calls.append(("columnar", [samples.text("ABCDEFGHIJ é"), samples.key()]))
            calls.append(("rail_fence", [samples.text("ABCDEFGHIJ é"), .integer(samples.random.integer(in: 1...9))]))
            calls.append(("substitute", [samples.text(), .text("ABéx "), .text("xyz日_")]))
            calls.append(("roman", [.integer(samples.random.integer(in: 1...3999))]))
            for base: Int64 in [2, 8, 10, 16] {
                let number = Value.integer(samples.random.integer(in: 0...Int64.max))
                calls.append(("to_base", [number, .integer(base), .integer(samples.random.integer(in: 1...70))]))
            }
        }
        let expected = try Self.python(calls)
        try #require(expected.count == calls.count)
        for (call, bytes) in zip(calls, expected) {
            #expect(Self.bytes(try Self.call(call.name, call.arguments)) == bytes, "\(call)")
        }
    }

    // MARK: Inverses

    @Test(arguments: ["base64", "base32", "hex", "binary", "octal", "ascii", "url"])
    func whatIsEncodedIsDecoded(name: String) throws {
        var samples = Samples()
        for _ in 0..<50 {
            let sample = samples.bytes()
            #expect(try Self.call("from_\(name)", [Self.call(name, [sample])]) == sample)
        }
    }

    @Test func whatIsHiddenIsFound() throws {
        var samples = Samples()
        for _ in 0..<50 {
            let (text, key) = (samples.text(), samples.key())
            let rails = Value.integer(samples.random.integer(in: 1...9))
            #expect(try Self.call("from_vigenere", [Self.call("vigenere", [text, key]), key]) == text)
            #expect(try Self.call("from_columnar", [Self.call("columnar", [text, key]), key]) == text)
            #expect(try Self.call("from_rail_fence", [Self.call("rail_fence", [text, rails]), rails]) == text)
            #expect(try Self.call("xor", [Self.call("xor", [text, key]), key]) == text)
            #expect(try Self.call("from_json", [Self.call("json", [text])]) == text)
        }
        for number in Int64(1)...3999 {
            #expect(try Self.call("from_roman", [Self.call("roman", [.integer(number)])]) == .integer(number))
        }
    }

    // MARK: Published vectors

    @Test(
        arguments: [
            // RFC 4648, section 10.
            ("base64", "foobar", "Zm9vYmFy"), ("base64", "foob", "Zm9vYg=="), ("base32", "", ""),
            ("base32", "f", "MY======"),
            ("base32", "fo", "MZXQ===="), ("base32", "foo", "MZXW6==="), ("base32", "foob", "MZXW6YQ="),
            ("base32", "fooba", "MZXW6YTB"), ("base32", "foobar", "MZXW6YTBOI======"),
            // RFC 1321, A.5, and FIPS 180-4's example "abc".
            ("md5", "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            ("sha1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            // ITU-R M.1677-1, 1.1: the letters of PARIS, by which speed is measured, and figures.
            ("morse", "Paris", ".--. .- .-. .. ..."), ("morse", "0 9", "----- / ----."),
            ("morse", "a@b.c?", ".- .--.-. -... .-.-.- -.-. ..--.."),
        ]
    )
    func theyGiveThePublishedVectors(name: String, text: String, expected: String) throws {
        #expect(try Self.call(name, [.text(text)]) == .text(expected))
    }

    @Test func morseComesBackInCapitals() throws {
        let text = "THE 5 BOXING WIZARDS JUMP, QUICKLY? 12346/7890 (=+-:'\"@.!&;_$)"
        #expect(try Self.call("from_morse", [Self.call("morse", [.text(text.lowercased())])]) == .text(text))
    }

    /// The judge reads number words by rules of its own.
    @Test func theJudgeReadsNumbersThatAreSpelled() throws {
        var samples = Samples()
        for digits in 1...15 {
            for _ in 0..<20 {
                let most = (0..<digits).reduce(Int64(1)) { product, _ in product * 10 } - 1
                let number = samples.random.integer(in: 0...most)
                let words = try Self.call("spell", [.integer(number)]).text
                let judge = Judge.number(NumberRule(Double(number), tolerance: .none))
                #expect(judge.verdict(on: words).outcome == .accept, "\(number): \(words)")
            }
        }
    }

    @Test(arguments: [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
        (112, "112th"), (-1, "-1st"),
    ])
    func ordinalsEndAsTheyAreSpoken(number: Int64, expected: String) throws {
        #expect(try Self.call("ordinal", [.integer(number)]) == .text(expected))
    }

    @Test func aBooksWordsTakeTurns() throws {
        let book = Value.text("“Tell Ada,” the old apple-tree said: ‘eat 3 apples too.’")
        let numbers = try Self.call("book", [.text("Tea, tat!"), book])
        #expect(numbers == .text("1 7 2 3 5 9"))
        #expect(try Self.call("from_book", [numbers, book]) == .text("teatat"))
    }

    // MARK: Lists and texts

    @Test(
        arguments: [
            ("title", "the o'neill isles, été", "The O'neill Isles, Été"), ("trim", "\n a b \t", "a b"),
            ("words", " a  b\tc ", "a, b, c"), ("letters", "ab", "a, b"), ("lines", "a\r\n\nb\n", "a, , b"),
        ]
    )
    func textsAreTakenApart(name: String, text: String, expected: String) throws {
        #expect(try Self.call(name, [.text(text)]).text == expected)
    }

    // MARK: What can't be done

    @Test(
        arguments: [
            ("from_base64('a')", "from_base64: this is no Base64"),
            ("from_base32('A')", "from_base32: this is no Base32"),
            ("from_base32('MZ')", "from_base32: this is no Base32"),
            ("from_hex('abc')", "from_hex: these are no bytes in hexadecimal digits"),
            ("from_binary('2')", "from_binary: these are no bytes in binary digits"),
            ("from_ascii('256')", "from_ascii: these are no bytes in decimal digits"),
            ("from_url('%G1')", "from_url: a % is not followed by two hexadecimal digits"),
            ("morse('日')", "morse: Morse code has no \"日\""),
            ("from_morse('.......')", "from_morse: this is no Morse code"),
            ("from_json('{')", "from_json: this is no JSON"),
            ("vigenere('a', '1')", "vigenere: the key has no letters from A to Z"),
            ("xor('a', '')", "xor: the key is empty"), ("columnar('a', '')", "columnar: the key is empty"),
            ("rail_fence('a', 0)", "rail_fence: argument 2 is a whole number from 1 to 1000, not 0"),
            ("roman(0)", "roman: argument 1 is a whole number from 1 to 3999, not 0"),
            ("from_roman('IIII')", "from_roman: \"IIII\" are no Roman numerals"),
            ("to_base(1, 37)", "to_base: argument 2 is a whole number from 2 to 36, not 37"),
            ("from_base('zz', 10)", "from_base: \"zz\" is no whole number in base 10"),
            ("choice({})", "choice: the list is empty"), ("sample({1}, 2)", "sample: 2 of 1 items are wanted"),
            ("upper({})", "upper: argument 1 is a text, not a list"),
            ("upper(xor('a', '\\xff'))", "upper: argument 1 is a text in UTF-8, not other bytes"),
            ("sorted({{}})", "sorted: a list has no place in an order"),
            ("split('a', '')", "split: the separator is empty; letters() gives single letters"),
            ("book('x', 'no such')", "book: no word of the book begins with \"x\""),
            ("from_book('9', 'no such')", "from_book: these are no numbers of the book's words"),
            (
                "substitute('a', 'aa', 'bc')",
                "substitute: arguments 2 and 3 have as many characters, and no character is twice in argument 2"
            ),
        ]
    )
    func whatCanNotBeDoneIsTold(source: String, message: String) {
        let place = ScriptPlace(file: "test", line: 1)
        let failure = #expect(throws: ScriptFailure.self) {
            var random = SeededRandom(seed: 1)
            _ = try PackExpression(source, of: Self.script, at: place).value(random: &random) { _ in nil }
        }
        #expect(failure?.message == message)
    }

    // MARK: The guide

    @Test(arguments: ScriptFunction.all.compactMap(\.example).map { ($0.call, $0.result) })
    func everyExampleIsTrue(call: String, result: String) throws {
        var random = SeededRandom(seed: 1)
        let expression = try PackExpression(call, of: Self.script, at: ScriptPlace(file: "test", line: 1))
        #expect(try expression.value(random: &random) { _ in nil }.text == result)
    }

    @Test func theGuideHasEveryFunction() throws {
        var table = ""
        for family in ScriptFunction.families {
            table += "### \(family.title)\n\n| function | gives | example |\n|---|---|---|\n"
            for function in family.functions {
                let example = function.example.map { "`\($0.call)` is `\($0.result)`" } ?? ""
                table += "| `\(function.call)` | \(function.summary) | \(example) |\n"
            }
            table += "\n"
        }
        let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/scripting.md").standardized
        let text = try String(contentsOf: guide, encoding: .utf8)
        #expect(text.contains(table), "docs/scripting.md should hold these tables:\n\n\(table)")
    }
}
