/// How text is written as bytes.
///
/// Nothing is ever replaced in silence: what does not fit is an error.
public enum TextEncoding: Sendable, Hashable {
    /// UTF-8 (RFC 3629).
    case utf8
    /// Latin-1 (ISO/IEC 8859-1): every byte is a character, U+0000 to U+00FF.
    case latin1
    /// ASCII: bytes below 128.
    case ascii

    /// Text as bytes.
    ///
    /// - Parameter text: The text.
    /// - Returns: Its bytes.
    /// - Throws: `SocketError`: encoding, where the encoding lacks a character.
    public func encode(_ text: String) throws(SocketError) -> [UInt8] {
        guard self != .utf8 else { return Array(text.utf8) }
        let highest: UInt32 = self == .ascii ? 0x7F : 0xFF
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard scalar.value <= highest else {
                throw SocketError(
                    .encoding,
                    "\(self) has no \"\(scalar)\": send the text as another encoding, such as UTF-8"
                )
            }
            bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        }
        return bytes
    }

    /// Bytes as text.
    ///
    /// - Parameter bytes: The bytes.
    /// - Returns: Their text.
    /// - Throws: `SocketError`: encoding, where they are no text of this encoding; they are its `partial`.
    public func decode(_ bytes: [UInt8]) throws(SocketError) -> String {
        switch self {
        case .utf8:
            if let text = String(validating: bytes, as: UTF8.self) { return text }
        case .latin1:
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .ascii:
            if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        }
        throw SocketError(
            .encoding,
            "the peer sent bytes that are not \(self): take them as bytes, or as Latin-1",
            partial: bytes
        )
    }
}

extension TextEncoding: CustomStringConvertible {
    /// The encoding's usual name.
    public var description: String {
        switch self {
        case .utf8: "UTF-8"
        case .latin1: "Latin-1"
        case .ascii: "ASCII"
        }
    }
}
