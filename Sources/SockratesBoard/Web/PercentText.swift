/// A text with bytes in hexadecimal behind percent signs (RFC 3986, 2.1), as the bytes that it stands for.
///
/// A percent sign without two digits stands for itself. Foundation's way would drop a byte order mark.
struct PercentText {
    /// The bytes.
    let bytes: [UInt8]

    init(_ text: some Collection<UInt8>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        self.bytes = bytes
    }
}
