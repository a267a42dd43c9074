/// Bytes taken for Latin-1 (ISO/IEC 8859-1), each its own character, and the same text in UTF-8.
struct Latin1Text {
    let utf8: [UInt8]
    private let text: [UInt8]

    init(_ text: [UInt8]) {
        self.text = text
        var utf8: [UInt8] = []
        utf8.reserveCapacity(text.count * 2)
        for byte in text {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                utf8.append(0xC0 | byte >> 6)
                utf8.append(0x80 | byte & 0x3F)
            }
        }
        self.utf8 = utf8
    }

    /// Where a byte of the text lies in the UTF-8.
    func place(inUTF8 place: Int) -> Int { place + text.prefix(place).count { $0 >= 0x80 } }

    /// Ranges of the UTF-8 as ranges of the text.
    func ranges(_ ranges: [Range<Int>?]) -> [Range<Int>?] {
        // How many characters begin before each byte.
        var places: [Int] = []
        places.reserveCapacity(utf8.count + 1)
        var count = 0
        for byte in utf8 {
            places.append(count)
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        places.append(count)
        return ranges.map { range in
            range.map { places[$0.lowerBound]..<max(places[$0.lowerBound], places[$0.upperBound]) }
        }
    }
}
