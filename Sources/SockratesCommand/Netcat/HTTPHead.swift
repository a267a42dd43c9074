/// The head of an HTTP/1 message: its first line, and its fields (RFC 9112).
struct HTTPHead {
    /// The longest head that is read, in bytes.
    static let longest = 65_536
    /// The longest first line, in bytes.
    static let longestLine = 8192

    /// The request line or the status line.
    let first: String
    /// The fields in their order, folded ones in one line.
    private(set) var fields: [(name: String, value: String)] = []

    /// Reads a head; what is no field is dropped.
    init(_ bytes: [UInt8]) {
        var lines: [String] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if let start = text.first, start == " " || start == "\t", lines.count > 1 {
                lines[lines.count - 1] += " " + text
            } else {
                lines.append(text)
            }
        }
        first = lines.first ?? ""
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            fields.append((String(line[..<colon]), value))
        }
    }

    /// The values of a field, whatever the case of its name.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}
