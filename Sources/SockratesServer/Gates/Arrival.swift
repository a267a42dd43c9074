public import SockratesSockets

/// Somebody who comes to the gates.
public struct Arrival: Sendable {
    /// Where they come from; behind a trusted proxy, the address that it tells.
    public let peer: SocketAddress
    /// Who is counted as one: the IPv4 address, or the IPv6 address's /64; nil for a Unix socket.
    public let source: IPNetwork?
    /// When they came, on a clock that nobody sets, since an arbitrary moment.
    public let time: Duration
    /// Whether they are on the exemption list.
    public let isExempt: Bool
    /// How many are inside, this one not counted.
    public let inside: Int

    /// How much of an IPv6 address is counted as one: what a household or a machine gets.
    static let lengthOfIPv6 = 64

    /// Describes somebody.
    ///
    /// - Parameters:
    ///   - peer: Where they come from.
    ///   - time: When they came.
    ///   - isExempt: Whether they are on the exemption list.
    ///   - inside: How many are inside already.
    public init(from peer: SocketAddress, at time: Duration, isExempt: Bool = false, inside: Int = 0) {
        self.init(from: peer, peer.ipAddress, at: time, isExempt: isExempt, inside: inside)
    }

    init(from peer: SocketAddress, _ address: IPAddress?, at time: Duration, isExempt: Bool, inside: Int) {
        self.peer = peer
        source = address.map { IPNetwork($0, length: $0.isIPv6 ? Self.lengthOfIPv6 : $0.width) }
        self.time = time
        self.isExempt = isExempt
        self.inside = inside
    }

    /// The source in words: "your address (192.0.2.1)".
    var sourceInWords: String { source.map { "your address (\($0))" } ?? "you" }
}
