/// What an accepted answer that is written in prose stands for.
///
/// References are often written for people: `total cost (TC)`, `PIGEONS or DOVES`, `Richard Flanagan, Australia`.
enum ProseReference {
    /// The text itself; without its brackets; an acronym in brackets; each side of an `or`; what stands before a comma.
    static func variants(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") })
        else { return [text] }
        var variants = [bytes]
        if let open = bytes.firstIndex(of: UInt8(ascii: "(")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ")"))
        {
            let outside = withoutBrackets(bytes)
            let inside = Array(bytes[(open + 1)..<close])
            if outside.contains(where: ASCII.isSolid) {
                variants.append(outside)
            }
            if !inside.isEmpty, inside.allSatisfy({ $0 &- 0x41 < 26 }) { variants.append(inside) }
            if inside.starts(with: "accept ".utf8) { variants.append(Array(inside[7...])) }
        }
        for candidate in variants {
            guard let place = firstOr(candidate) else { continue }
            variants.append(Array(candidate[..<place]))
            variants.append(Array(candidate[(place + 4)...]))
        }
        if let head = beforeComma(bytes) { variants.append(head) }
        return variants.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func withoutBrackets(_ bytes: [UInt8]) -> [UInt8] {
        var depth = 0
        return bytes.filter { byte in
            if byte == UInt8(ascii: "(") { depth += 1 }
            defer { if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) } }
            return depth == 0 && byte != UInt8(ascii: ")")
        }
    }

    private static func firstOr(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 4 else { return nil }
        return (1..<(bytes.count - 4)).first { start in
            bytes[start] == ASCII.space && bytes[start + 1] | 0x20 == UInt8(ascii: "o")
                && bytes[start + 2] | 0x20 == UInt8(ascii: "r")
                && bytes[start + 3] == ASCII.space
        }
    }

    /// `Bodega Bay` of `Bodega Bay, California`; not of a list, and not `Ford` of `Ford, Harrison`.
    private static func beforeComma(_ bytes: [UInt8]) -> [UInt8]? {
        guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")), bytes.count(where: { $0 == UInt8(ascii: ",") }) <= 2
        else { return nil }
        let head = Array(bytes[..<comma])
        let tail = bytes[(comma + 1)...].drop { $0 == ASCII.space || $0 == 0xC2 || $0 == 0xA0 }
        guard head.contains(where: ASCII.isLetter), let next = tail.first, !ASCII.isDigit(next) else { return nil }
        let isList = bytes[comma...].split(separator: ASCII.space).contains {
            $0.elementsEqual("and".utf8) || $0.elementsEqual("or".utf8)
        }
        return isList ? nil : head
    }
}
