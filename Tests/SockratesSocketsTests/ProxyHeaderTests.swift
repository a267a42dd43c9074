import Testing

@testable import SockratesSockets

/// What is read of a PROXY header, and what is refused.
struct ProxyHeaderTests {
    private static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10] + Array("QUIT\n".utf8)
    private static let v4: [UInt8] = [192, 0, 2, 1, 10, 0, 0, 1, 0xC3, 0x50, 0x05, 0x39]

    private static func v2(_ command: UInt8, _ family: UInt8, _ content: [UInt8], length: Int? = nil) -> [UInt8] {
        let length = length ?? content.count
        return signature + [command, family, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    private static func isMalformed(_ bytes: [UInt8]) -> Bool {
        if case .malformed = ProxyHeader(bytes) { true } else { false }
    }

    @Test func versionOne() {
        let four = Array("PROXY TCP4 192.0.2.1 10.0.0.1 50000 1337\r\n".utf8)
        #expect(
            ProxyHeader(four + [0x41]) == .complete(source: .ip(host: "192.0.2.1", port: 50_000), length: four.count)
        )
        let six = Array("PROXY TCP6 2001:db8::1 ::1 1 65535\r\n".utf8)
        #expect(ProxyHeader(six) == .complete(source: .ip(host: "2001:db8::1", port: 1), length: six.count))
        for line in ["PROXY UNKNOWN\r\n", "PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n"] {
            #expect(ProxyHeader(Array(line.utf8)) == .complete(source: nil, length: line.utf8.count))
        }
        for length in 0..<four.count { #expect(ProxyHeader(Array(four.prefix(length))) == .incomplete) }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n", "PROXY TCP4 192.0.2.1 10.0.0.1 50000 1337\n", "PROXY TCP4 192.0.2.1 10.0.0.1 50000\r\n",
        "PROXY  TCP4 192.0.2.1 10.0.0.1 50000 1337\r\n", "PROXY TCP4 2001:db8::1 10.0.0.1 50000 1337\r\n",
        "PROXY TCP4 192.0.2.1 10.0.0.1 50000 65536\r\n", "PROXY TCP4 192.0.2.1 10.0.0.1 050000 1337\r\n",
        "PROXY TCP4 192.0.2.256 10.0.0.1 50000 1337\r\n", "PROXY UDP4 192.0.2.1 10.0.0.1 50000 1337\r\n",
        "PROXY TCP4 192.0.2.1 10.0.0.1 -1 1337\r\n", "PROXY TCP4 192.0.2.1 10.0.0.1 50000 1337 \r\n", "PROXY \r\n",
        "proxy TCP4 192.0.2.1 10.0.0.1 50000 1337\r\n",
    ])
    func whatIsNotVersionOne(line: String) { #expect(Self.isMalformed(Array(line.utf8))) }

    @Test func versionOneEndsWithinItsLength() {
        let start = "PROXY UNKNOWN "
        let full = start + String(repeating: "x", count: 105 - start.utf8.count)
        #expect(ProxyHeader(Array((full + "\r\n").utf8)) == .complete(source: nil, length: 107))
        #expect(Self.isMalformed(Array((full + "x\r\n").utf8)))
        #expect(ProxyHeader(Array(full.utf8)) == .incomplete)
        #expect(Self.isMalformed(Array((full + "xx").utf8)))
    }

    @Test func versionTwo() {
        let four = Self.v2(0x21, 0x11, Self.v4)
        #expect(ProxyHeader(four + [0x41]) == .complete(source: .ip(host: "192.0.2.1", port: 50_000), length: 28))
        for length in 0..<four.count { #expect(ProxyHeader(Array(four.prefix(length))) == .incomplete) }
        let address: [UInt8] = [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]
        let six = Self.v2(0x21, 0x21, address + address + [0, 7, 0, 8])
        #expect(ProxyHeader(six) == .complete(source: .ip(host: "2001:db8::1", port: 7), length: 52))
        let tlvs: [UInt8] = [0x02, 0, 3, 0x61, 0x62, 0x63, 0x04, 0, 0]
        #expect(
            ProxyHeader(Self.v2(0x21, 0x11, Self.v4 + tlvs))
                == .complete(source: .ip(host: "192.0.2.1", port: 50_000), length: 37)
        )
        // A proxy that looks whether the server is there speaks for itself, whatever else it says.
        #expect(ProxyHeader(Self.v2(0x20, 0x00, [])) == .complete(source: nil, length: 16))
        #expect(ProxyHeader(Self.v2(0x20, 0x11, Self.v4)) == .complete(source: nil, length: 28))
        #expect(ProxyHeader(Self.v2(0x21, 0x00, [1, 2, 3])) == .complete(source: nil, length: 19))
    }

    @Test func whatIsNotVersionTwo() {
        #expect(Self.isMalformed(Self.v2(0x11, 0x11, Self.v4)))
        #expect(Self.isMalformed(Self.v2(0x22, 0x11, Self.v4)))
        #expect(Self.isMalformed(Self.v2(0x21, 0x12, Self.v4)))
        #expect(Self.isMalformed(Self.v2(0x21, 0x21, Self.v4)))
        #expect(Self.isMalformed(Self.v2(0x21, 0x11, Array(Self.v4.dropLast()))))
        #expect(Self.isMalformed(Self.v2(0x21, 0x11, Self.v4 + [2, 0])))
        #expect(Self.isMalformed(Self.v2(0x21, 0x11, Self.v4 + [2, 0, 9, 1])))
        #expect(Self.isMalformed(Self.v2(0x21, 0x11, [], length: 60_000)))
    }
}
