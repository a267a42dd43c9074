/// A set of networks that an address is looked up in, however many there are.
public struct IPNetworks: Sendable, Hashable {
    private struct Kind: Hashable {
        let isIPv6: Bool
        let length: Int
    }

    /// The networks by their length, of which there are few.
    private var networks: [Kind: Set<IPNetwork>] = [:]

    /// Makes a set.
    ///
    /// - Parameter networks: What is in it.
    public init(_ networks: some Sequence<IPNetwork> = []) {
        for network in networks { insert(network) }
    }

    /// Whether nothing is in it.
    public var isEmpty: Bool { networks.isEmpty }

    /// How many networks are in it.
    public var count: Int { networks.values.reduce(0) { $0 + $1.count } }

    /// Puts a network in.
    ///
    /// - Parameter network: Which.
    public mutating func insert(_ network: IPNetwork) {
        networks[Kind(isIPv6: network.first.isIPv6, length: network.length), default: []].insert(network)
    }

    /// Whether an address is in one of the networks.
    ///
    /// - Parameter address: Any address.
    /// - Returns: The cost is that of one look-up for each length that networks have.
    public func contains(_ address: IPAddress) -> Bool {
        networks.contains { kind, set in
            kind.isIPv6 == address.isIPv6 && set.contains(IPNetwork(address, length: kind.length))
        }
    }
}
