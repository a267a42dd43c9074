/// The PROXY protocol, versions 1 and 2: what a proxy says at the beginning of a connection about whom it carries.
///
/// Source: the specification that comes with HAProxy (`doc/proxy-protocol.txt`). It is read strictly: a header that is nearly
/// right is as wrong as any other.
public enum ProxyHeader: Sendable, Hashable {
    /// More has to come before it can be told.
    case incomplete
    /// A header of so many bytes. The source is nil where the proxy speaks for itself (LOCAL), or doesn't know.
    case complete(source: SocketAddress?, length: Int)
    /// Something else, and what is wrong with it.
    case malformed(String)

    /// The longest header of version 1, with its newline.
    static let longestV1 = 107
    /// The longest header of version 2 that is read; more than addresses and the usual TLVs need.
    static let longestV2 = 4096

    private static let signatureV1 = Array("PROXY ".utf8)
    private static let signatureV2: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]

    /// Reads a header from the beginning of what has come.
    ///
    /// - Parameter bytes: All that has come so far.
    public init(_ bytes: [UInt8]) {
        if Self.agree(bytes, Self.signatureV2) {
            self = bytes.count < 16 ? .incomplete : Self.v2(bytes)
        } else if Self.agree(bytes, Self.signatureV1) {
            self = Self.v1(bytes)
        } else {
            self = .malformed("no header")
        }
    }

    /// Whether bytes begin as a header does; nil where too few have come to tell.
    static func begins(_ bytes: [UInt8]) -> Bool? {
        if agree(bytes, signatureV2) { return bytes.count >= signatureV2.count ? true : nil }
        for kind in ["PROXY TCP4 ", "PROXY TCP6 ", "PROXY UNKNOWN"] where agree(bytes, Array(kind.utf8)) {
            return bytes.count >= kind.utf8.count ? true : nil
        }
        return false
    }

    /// Whether a header is of a proxy that speaks for itself, to see whether somebody is there (LOCAL).
    static func isOwn(_ bytes: [UInt8]) -> Bool { bytes.count > 12 && agree(bytes, signatureV2) && bytes[12] == 0x20 }

    /// Whether the one begins with the other, as far as both go.
    private static func agree(_ bytes: [UInt8], _ signature: [UInt8]) -> Bool {
        zip(bytes, signature).allSatisfy { $0 == $1 }
    }

    private static func v1(_ bytes: [UInt8]) -> ProxyHeader {
        guard let newline = bytes.prefix(longestV1).firstIndex(of: 0x0A) else {
            return bytes.count >= longestV1 ? .malformed("longer than \(longestV1) bytes") : .incomplete
        }
        guard newline > 0, bytes[newline - 1] == 0x0D else {
            return .malformed("no carriage return before the newline")
        }
        let line = String(decoding: bytes[..<(newline - 1)], as: UTF8.self)
        if line == "PROXY UNKNOWN" || line.hasPrefix("PROXY UNKNOWN ") {
            return .complete(source: nil, length: newline + 1)
        }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 6, let family = ["TCP4": false, "TCP6": true][words[1]] else {
            return .malformed("not PROXY TCP4|TCP6 SOURCE DESTINATION PORT PORT")
        }
        guard let source = address(words[2], isIPv6: family), address(words[3], isIPv6: family) != nil else {
            return .malformed("an address that is none of \(words[1])")
        }
        guard let port = port(words[4]), Self.port(words[5]) != nil else { return .malformed("a port that is none") }
        return .complete(source: .ip(host: "\(source)", port: port), length: newline + 1)
    }

    private static func address(_ text: String, isIPv6: Bool) -> IPAddress? {
        text.contains(":") == isIPv6 ? IPAddress(text) : nil
    }

    private static func port(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || !text.hasPrefix("0") else {
            return nil
        }
        return Int(text).flatMap { $0 <= 65535 ? $0 : nil }
    }

    private static func v2(_ bytes: [UInt8]) -> ProxyHeader {
        let (command, family) = (bytes[12], bytes[13])
        let length = Int(bytes[14]) << 8 | Int(bytes[15])
        guard command == 0x20 || command == 0x21 else { return .malformed("neither LOCAL nor PROXY of version 2") }
        guard 16 + length <= longestV2 else { return .malformed("longer than \(longestV2) bytes") }
        guard bytes.count >= 16 + length else { return .incomplete }
        let content = bytes[16..<(16 + length)]
        // What stands in a LOCAL one is to be passed over.
        if command == 0x20 || family == 0x00 { return .complete(source: nil, length: 16 + length) }
        // The high half is the family, the low half 1 for a stream: two addresses and two ports, or two paths.
        let size: Int
        switch family {
        case 0x11: size = 4
        case 0x21: size = 16
        case 0x31: size = 108
        default: return .malformed("no address of a stream")
        }
        let used = family == 0x31 ? 2 * size : 2 * size + 4
        guard content.count >= used, areTLVs(content.dropFirst(used)) else {
            return .malformed("its length does not fit its content")
        }
        guard family != 0x31 else { return .complete(source: .unix(path: ""), length: 16 + length) }
        guard let address = IPAddress(bytes: content.prefix(size)) else { return .malformed("no address") }
        let ports = content.dropFirst(2 * size)
        let port = Int(ports[ports.startIndex]) << 8 | Int(ports[ports.startIndex + 1])
        return .complete(source: .ip(host: "\(address)", port: port), length: 16 + length)
    }

    /// Whether bytes are nothing but types, lengths and values.
    private static func areTLVs(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            guard rest.count >= 3 else { return false }
            let length = Int(rest[rest.startIndex + 1]) << 8 | Int(rest[rest.startIndex + 2])
            guard rest.count >= 3 + length else { return false }
            rest = rest.dropFirst(3 + length)
        }
        return true
    }
}
