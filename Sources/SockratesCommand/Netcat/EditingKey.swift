/// A key, as a terminal sends it.
enum EditingKey {
    case character(Character)
    case enter, end
    case left, right, home, lineEnd, up, down
    case backspace, delete, killBefore, killAfter, killWord
    case other

    /// Takes the first key; nil when it has not come whole.
    init?(takingFrom bytes: inout [UInt8]) {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B:
            guard let key = Self.sequence(&bytes) else { return nil }
            self = key
            return
        case 0x01: self = .home
        case 0x02: self = .left
        case 0x04: self = .end
        case 0x05: self = .lineEnd
        case 0x06: self = .right
        case 0x08, 0x7F: self = .backspace
        case 0x0A, 0x0D: self = .enter
        case 0x0B: self = .killAfter
        case 0x0E: self = .down
        case 0x10: self = .up
        case 0x15: self = .killBefore
        case 0x17: self = .killWord
        case 0x00..<0x20: self = .other
        default:
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
            guard bytes.count >= length else { return nil }
            self = String(decoding: bytes.prefix(length), as: UTF8.self).first.map { .character($0) } ?? .other
            bytes.removeFirst(length)
            return
        }
        bytes.removeFirst()
    }

    /// `ESC [ A` and its like.
    private static func sequence(_ bytes: inout [UInt8]) -> EditingKey? {
        guard bytes.count >= 2 else { return nil }
        guard bytes[1] == 0x5B || bytes[1] == 0x4F else {
            bytes.removeFirst(2)
            return .other
        }
        guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let key = bytes[2...end]
        bytes.removeFirst(end + 1)
        switch String(decoding: key, as: UTF8.self) {
        case "A": return .up
        case "B": return .down
        case "C": return .right
        case "D": return .left
        case "H", "1~", "7~": return .home
        case "F", "4~", "8~": return .lineEnd
        case "3~": return .delete
        default: return .other
        }
    }
}
