import Foundation

/// What a line of the challenge asks.
struct Level: Decodable {
    let type: String
    /// Text, but for `utf-8`, which is a list of bytes.
    let text: String?
    let bytes: [UInt8]?

    private enum Key: CodingKey { case type, encoded }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        type = try object.decode(String.self, forKey: .type)
        text = try? object.decode(String.self, forKey: .encoded)
        bytes = try? object.decode([UInt8].self, forKey: .encoded)
    }

    /// What it was before it was encoded; nil where that can't be told.
    var plain: String? {
        switch (type, text, bytes) {
        case ("base64", let text?, _): Data(base64Encoded: text).flatMap { String(data: $0, encoding: .utf8) }
        case ("hex", let text?, _): Level.text(ofHex: text)
        case ("bigint", let text?, _): Level.text(ofHex: text.dropFirst("0x".count))
        case ("rot13", let text?, _): String(text.map(Level.rotated))
        case ("utf-8", _, let bytes?): String(validating: bytes, as: UTF8.self)
        default: nil
        }
    }

    private static func text(ofHex digits: some StringProtocol) -> String? {
        var rest = Substring(digits)
        var bytes: [UInt8] = []
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A letter, thirteen places on in the alphabet.
    private static func rotated(_ letter: Character) -> Character {
        guard let code = letter.asciiValue, letter.isLetter else { return letter }
        let first: UInt8 = letter.isUppercase ? 65 : 97
        return Character(UnicodeScalar((code - first + 13) % 26 + first))
    }
}
