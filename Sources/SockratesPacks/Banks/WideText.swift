/// Texts whose characters are made of two or of four bytes.
enum WideText {
    /// Decodes UTF-16.
    static func units(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
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

    /// Decodes UTF-32.
    static func scalars(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
        var text = String.UnicodeScalarView()
        var index = bytes.startIndex
        while index + 4 <= bytes.endIndex {
            let value = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index + (isLittleEndian ? 3 - $1 : $1)]) }
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            index += 4
        }
        return String(text)
    }

    /// Whether it is UTF-16 without a mark, and whether the low byte comes first: `nil` where it is not.
    static func zeroBytesTell(_ bytes: [UInt8]) -> Bool? {
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
