/// Ciphers that turn the letters A to Z, keep their case, and leave everything else as it is.
enum LetterCipher {
    /// A letter's place in the alphabet, from 0; `nil` for anything else.
    static func place(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61
        default: nil
        }
    }

    static func caesar(_ text: [UInt8], by shift: Int) -> [UInt8] {
        text.map { turned($0, by: shift) }
    }

    static func atbash(_ text: [UInt8]) -> [UInt8] {
        text.map { byte in place(byte).map { turned(byte, by: 25 - 2 * $0) } ?? byte }
    }

    /// Turns each letter by the next of the shifts, at least one, which begin again after the last.
    static func vigenere(_ text: [UInt8], by shifts: [Int]) -> [UInt8] {
        var letters = 0
        return text.map { byte in
            guard place(byte) != nil else { return byte }
            defer { letters += 1 }
            return turned(byte, by: shifts[letters % shifts.count])
        }
    }

    private static func turned(_ byte: UInt8, by shift: Int) -> UInt8 {
        guard let place = place(byte) else { return byte }
        let turned = ((place + shift) % 26 + 26) % 26
        return UInt8(turned + (byte < 0x61 ? 0x41 : 0x61))
    }
}
