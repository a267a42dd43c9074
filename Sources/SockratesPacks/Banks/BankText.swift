/// The text of a bank's file: its lines, and which of them were not written in the encoding that was expected.
struct BankText {
    /// The lines, without what ended them.
    private(set) var lines: [String] = []
    /// What was noticed while decoding.
    private(set) var warnings: [(line: Int, message: String)] = []

    /// The whole text, its lines ended by LF.
    var joined: String { lines.joined(separator: "\n") }

    /// Decodes a file: UTF-8, UTF-16 or UTF-32 by their byte order marks, UTF-16 by its zero bytes, else line by line UTF-8 or,
    /// where a line is not that, Windows-1252.
    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            take(Self.scalars(bytes[4...], width: 4, isLittleEndian: true), "UTF-32")
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            take(Self.scalars(bytes[4...], width: 4, isLittleEndian: false), "UTF-32")
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            take(Self.text16(bytes[2...], isLittleEndian: true), "UTF-16")
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            take(Self.text16(bytes[2...], isLittleEndian: false), "UTF-16")
        } else if let isLittleEndian = Self.zeroBytesTellUTF16(bytes) {
            warnings.append((1, "the file has no byte order mark; every other byte is zero, so it is read as UTF-16"))
            take(Self.text16(bytes[...], isLittleEndian: isLittleEndian), "UTF-16")
        } else {
            takeBytes(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        }
    }

    private mutating func take(_ text: String, _ encoding: String) {
        if text.unicodeScalars.contains("\u{FFFD}") {
            let line = 1 + text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" }
            warnings.append((line, "some of this is not \(encoding); what can't be read is shown as \u{FFFD}"))
        }
        takeBytes(Array(text.utf8)[...])
    }

    private mutating func takeBytes(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == 0x0A || byte == 0x0D else {
                index += 1
                continue
            }
            takeLine(bytes[start..<index])
            index += 1
            if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
            start = index
        }
        if start < bytes.endIndex { takeLine(bytes[start...]) }
    }

    private mutating func takeLine(_ bytes: ArraySlice<UInt8>) {
        let number = lines.count + 1
        var text: String
        if let valid = String(validating: bytes, as: UTF8.self) {
            text = valid
        } else {
            text = String(String.UnicodeScalarView(bytes.map(Windows1252.scalar)))
            warnings.append((number, "this line is not UTF-8; it is read as Windows-1252"))
        }
        if text.unicodeScalars.contains(where: Self.isControl) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isControl($0) }))
            warnings.append((number, "control characters are left out"))
        }
        lines.append(text)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
    }

    private static func text16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (low, high) = isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func scalars(_ bytes: ArraySlice<UInt8>, width: Int, isLittleEndian: Bool) -> String {
        var text = String.UnicodeScalarView()
        var index = bytes.startIndex
        while index + width <= bytes.endIndex {
            let part = bytes[index..<index + width]
            let value = (isLittleEndian ? Array(part.reversed()) : Array(part)).reduce(UInt32(0)) {
                $0 << 8 | UInt32($1)
            }
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            index += width
        }
        return String(text)
    }

    /// Whether it is UTF-16 without a mark, and in which order: `nil` where it is not.
    private static func zeroBytesTellUTF16(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        let half = sample.count / 2
        if zeros[1] * 10 > half * 7, zeros[0] * 10 < half { return true }
        if zeros[0] * 10 > half * 7, zeros[1] * 10 < half { return false }
        return nil
    }
}

/// The encoding of old Windows programs, as browsers read it (WHATWG Encoding, windows-1252).
enum Windows1252 {
    /// What the bytes from 0x80 to 0x9F stand for; elsewhere it is Latin-1.
    private static let upper: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]

    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }
}
