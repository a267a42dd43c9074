/// All addresses that begin with the same bits: `192.0.2.0/24`, `2001:db8::/32` (CIDR, RFC 4632).
public struct IPNetwork: Sendable, Hashable {
    /// The lowest of the addresses.
    public let first: IPAddress
    /// How many bits they have in common: up to 32 for IPv4, up to 128 for IPv6.
    public let length: Int

    /// Makes the network that an address is in.
    ///
    /// - Parameters:
    ///   - address: Any address of the network.
    ///   - length: How many of its bits count; taken as the nearest number that such an address has.
    public init(_ address: IPAddress, length: Int) {
        let length = min(max(0, length), address.width)
        first = IPAddress(isIPv6: address.isIPv6, bits: address.bits & Self.mask(address.isIPv6, length))
        self.length = length
    }

    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or one address alone; nil for everything else.
    ///
    /// - Parameter text: The network; bits behind its length don't count.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        var length = address.width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let given = Int(parts[1]) else {
                return nil
            }
            guard given <= address.width else { return nil }
            length = given
        }
        self.init(address, length: length)
    }

    /// Whether an address is in the network.
    ///
    /// - Parameter address: Any address.
    /// - Returns: No for one of the other family.
    public func contains(_ address: IPAddress) -> Bool {
        address.isIPv6 == first.isIPv6 && address.bits & Self.mask(address.isIPv6, length) == first.bits
    }

    private static func mask(_ isIPv6: Bool, _ length: Int) -> UInt128 {
        let width = isIPv6 ? 128 : 32
        guard length > 0 else { return 0 }
        let all = isIPv6 ? UInt128.max : UInt128(UInt32.max)
        return all & ~(length == width ? 0 : all >> UInt128(length))
    }
}

extension IPNetwork: CustomStringConvertible {
    /// `192.0.2.0/24`; one address alone has no length behind it.
    public var description: String { length == first.width ? "\(first)" : "\(first)/\(length)" }
}
