/// Reads a number that is written in digits.
enum Numeral {
    /// The value of a whole text: a sign, digits with commas between groups of three, a fraction, an exponent.
    static func value(of text: ArraySlice<UInt8>) -> Double? {
        guard text.count <= 64 else { return nil }
        var plain: [UInt8] = []
        var group: Int?
        for byte in text {
            switch byte {
            case UInt8(ascii: ","):
                guard (group ?? 3) == 3, plain.contains(where: ASCII.isDigit), !plain.contains(UInt8(ascii: ".")) else {
                    return nil
                }
                group = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                plain.append(byte)
                if let count = group { group = count + 1 }
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
                if let count = group, count != 3 { return nil }
                group = nil
                plain.append(byte)
            default: return nil
            }
        }
        if let count = group, count != 3 { return nil }
        guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }
}
