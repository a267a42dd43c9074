/// Bytes written as numbers of a base.
struct ByteDigits: Sendable {
    static let hexadecimal = ByteDigits(radix: 16, width: 2, separator: "")
    static let binary = ByteDigits(radix: 2, width: 8, separator: " ")
    static let octal = ByteDigits(radix: 8, width: 3, separator: " ")
    static let decimal = ByteDigits(radix: 10, width: nil, separator: " ")

    let radix: Int
    /// How many digits each byte has; `nil` for as many as it needs.
    let width: Int?
    /// What stands between the bytes where nothing else is wanted.
    let separator: String

    func text(of bytes: [UInt8], separator: String) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: radix)
            return String(repeating: "0", count: max(0, (width ?? 0) - digits.count)) + digits
        }.joined(separator: separator)
    }

    /// The bytes, with anything but digits and letters between them, or nothing where the width is known.
    func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for group in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if let width, group.utf8.count > width {
                guard group.utf8.count.isMultiple(of: width) else { return nil }
                var rest = group
                while !rest.isEmpty {
                    guard let byte = UInt8(rest.prefix(width), radix: radix) else { return nil }
                    bytes.append(byte)
                    rest = rest.dropFirst(width)
                }
            } else {
                guard let byte = UInt8(group, radix: radix) else { return nil }
                bytes.append(byte)
            }
        }
        return bytes
    }
}
