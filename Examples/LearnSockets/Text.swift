/// Chapter 5: text becomes bytes, and bytes become text.
func encodedAndDecoded() -> (count: Int, whole: String, half: String, strict: String?) {
    // snippet: text
    let bytes = Array("é".utf8)  // [0xC3, 0xA9]: one character, two bytes
    let whole = String(decoding: bytes, as: UTF8.self)  // "é"
    let half = String(decoding: bytes.prefix(1), as: UTF8.self)  // "\u{FFFD}", the sign for "no such text"
    let strict = String(validating: bytes.prefix(1), as: UTF8.self)  // nil
    // end
    return (bytes.count, whole, half, strict)
}
