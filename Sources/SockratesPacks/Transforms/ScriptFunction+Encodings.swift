import Foundation
import SockratesQuiz

extension ScriptFunction {
    static let encodings = [
        ScriptFunction("base64", "text", "Base64 (RFC 4648, section 4)", example: ("base64('hello')", "aGVsbG8=")) {
            arguments throws(ScriptArguments.Mistake) in
            .text(Data(try arguments.bytes(0)).base64EncodedString())
        },
        ScriptFunction("from_base64", "text", "the text of Base64", example: ("from_base64('aGVsbG8=')", "hello")) {
            arguments throws(ScriptArguments.Mistake) in
            guard let data = Data(base64Encoded: try arguments.text(0)) else {
                throw arguments.mistake("this is no Base64")
            }
            return Value(utf8: data)
        },
        ScriptFunction("base32", "text", "Base32 (RFC 4648, section 6)", example: ("base32('hello')", "NBSWY3DP")) {
            arguments throws(ScriptArguments.Mistake) in
            .text(Base32.text(of: try arguments.bytes(0)))
        },
        ScriptFunction("from_base32", "text", "the text of Base32", example: ("from_base32('NBSWY3DP')", "hello")) {
            arguments throws(ScriptArguments.Mistake) in
            guard let bytes = Base32.bytes(of: try arguments.text(0)) else {
                throw arguments.mistake("this is no Base32")
            }
            return Value(utf8: bytes)
        },
        coding("hex", "hexadecimal", .hexadecimal, example: ("hex('hello')", "68656c6c6f")),
        decoding("hex", "hexadecimal", .hexadecimal, example: ("from_hex('68656c6c6f')", "hello")),
        coding("binary", "binary", .binary, example: ("binary('hi')", "01101000 01101001")),
        decoding("binary", "binary", .binary, example: ("from_binary('01101000 01101001')", "hi")),
        coding("octal", "octal", .octal, example: ("octal('hi')", "150 151")),
        decoding("octal", "octal", .octal, example: ("from_octal('150 151')", "hi")),
        coding("ascii", "decimal", .decimal, example: ("ascii('hi')", "104 105")),
        decoding("ascii", "decimal", .decimal, example: ("from_ascii('104 105')", "hi")),
        ScriptFunction(
            "url",
            "text",
            "percent-encoding of all but letters, digits and `-._~` (RFC 3986, section 2.1)",
            example: ("url('1 + 1')", "1%20%2B%201")
        ) { arguments throws(ScriptArguments.Mistake) in
            .text(PercentEncoding.text(of: try arguments.bytes(0)))
        },
        ScriptFunction(
            "from_url",
            "text",
            "the text of percent-encoding",
            example: ("from_url('1%20%2B%201')", "1 + 1")
        ) { arguments throws(ScriptArguments.Mistake) in
            guard let bytes = PercentEncoding.bytes(of: try arguments.bytes(0)) else {
                throw arguments.mistake("a % is not followed by two hexadecimal digits")
            }
            return Value(utf8: bytes)
        },
        ScriptFunction(
            "morse",
            "text",
            "Morse code (ITU-R M.1677-1), words with ` / ` between them",
            example: ("morse('SOS now')", "... --- ... / -. --- .--")
        ) { arguments throws(ScriptArguments.Mistake) in
            let text = try arguments.text(0)
            do throws(MorseCode.UnknownCharacter) {
                return .text(try MorseCode.code(of: text))
            } catch {
                throw arguments.mistake("Morse code has no \"\(error.character)\"")
            }
        },
        ScriptFunction(
            "from_morse",
            "code",
            "the text of Morse code, in capitals",
            example: ("from_morse('... --- ... / -. --- .--')", "SOS NOW")
        ) { arguments throws(ScriptArguments.Mistake) in
            guard let text = MorseCode.text(of: try arguments.text(0)) else {
                throw arguments.mistake("this is no Morse code")
            }
            return .text(text)
        },
        ScriptFunction(
            "json",
            "value",
            "JSON on one line, names in order",
            example: ("json({b = {1, 2}, a = null})", #"{"a":null,"b":[1,2]}"#)
        ) { arguments throws(ScriptArguments.Mistake) in
            .text((arguments.values.first ?? .null).json)
        },
        ScriptFunction(
            "from_json",
            "text",
            "the value of JSON; `null` within lists and maps is the global `null`",
            example: ("from_json('[1, {\"a\": 2}]')[2].a", "2")
        ) { arguments throws(ScriptArguments.Mistake) in
            guard let value = Value(json: try arguments.bytes(0)) else { throw arguments.mistake("this is no JSON") }
            return value
        },
    ]

    private static func coding(
        _ name: String,
        _ kind: String,
        _ digits: ByteDigits,
        example: (call: String, result: String)
    ) -> ScriptFunction {
        let separator = digits.separator.isEmpty ? "nothing" : "a blank"
        return ScriptFunction(
            name,
            "text, separator",
            "each byte in \(kind) digits, with the separator between them (\(separator) if left out)",
            example: example
        ) { arguments throws(ScriptArguments.Mistake) in
            let separator = try arguments.text(1, default: digits.separator)
            return .text(digits.text(of: try arguments.bytes(0), separator: separator))
        }
    }

    private static func decoding(
        _ name: String,
        _ kind: String,
        _ digits: ByteDigits,
        example: (call: String, result: String)
    ) -> ScriptFunction {
        ScriptFunction("from_\(name)", "digits", "the text of bytes in \(kind) digits", example: example) {
            arguments throws(ScriptArguments.Mistake) in
            guard let bytes = digits.bytes(of: try arguments.text(0)) else {
                throw arguments.mistake("these are no bytes in \(kind) digits")
            }
            return Value(utf8: bytes)
        }
    }
}
