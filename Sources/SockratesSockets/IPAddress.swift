#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address as a number, to be compared, counted and masked.
///
/// ```swift
/// IPAddress("192.0.2.1")          // printed 192.0.2.1
/// IPAddress("::ffff:192.0.2.1")   // the same address
/// IPAddress("2001:db8::1")        // printed 2001:db8::1
/// ```
public struct IPAddress: Sendable, Hashable {
    /// Whether it is an IPv6 address that stands for no IPv4 address.
    public let isIPv6: Bool
    /// The address in network order; the 32 bits of IPv4 stand at the lower end.
    let bits: UInt128

    init(isIPv6: Bool, bits: UInt128) {
        self.isIPv6 = isIPv6
        self.bits = bits
    }

    /// Reads numbers such as `192.0.2.1` and `2001:db8::1`; nil for everything else, names and zones too.
    ///
    /// - Parameter text: The address; an IPv4 address in IPv6's clothes (`::ffff:192.0.2.1`) is the IPv4 address.
    public init?(_ text: String) {
        // As bytes: which module has `in_addr` depends on how the build is made.
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(bytes: bytes.prefix(4))
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    /// Takes the address's bytes; nil unless they are 4 or 16.
    ///
    /// - Parameter bytes: The address in network order.
    public init?(bytes: some Collection<UInt8>) {
        let bits = bytes.reduce(into: UInt128(0)) { $0 = $0 << 8 | UInt128($1) }
        switch bytes.count {
        case 4: self.init(isIPv6: false, bits: bits)
        case 16 where bits >> 32 == 0xFFFF: self.init(isIPv6: false, bits: bits & 0xFFFF_FFFF)
        case 16: self.init(isIPv6: true, bits: bits)
        default: return nil
        }
    }

    /// How many bits such an address has: 32 or 128.
    public var width: Int { isIPv6 ? 128 : 32 }

    /// The address's bytes in network order: 4 or 16.
    public var bytes: [UInt8] {
        (1...width / 8).map { UInt8(truncatingIfNeeded: bits >> UInt128(width - 8 * $0)) }
    }
}

extension IPAddress: CustomStringConvertible {
    /// `192.0.2.1` or `2001:db8::1`.
    public var description: String {
        let bytes = bytes
        guard isIPv6 else { return bytes.map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension SocketAddress {
    /// The IP address as a number; nil for a Unix socket, and for a host that is no address in numbers.
    public var ipAddress: IPAddress? { host.flatMap(IPAddress.init) }
}
