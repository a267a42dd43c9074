import Synchronization
public import SockratesSockets

/// The addresses from which the server itself is about to play its challenge, to see whether it is well.
///
/// Who plays from one of them is no player: the session is in no score and in no count of players.
public final class SelfCheckRegister: Sendable {
    private let addresses = Mutex<Set<SocketAddress>>([])
    /// Read for every connection, and nearly always zero.
    private let count = Atomic<Int>(0)

    init() {}

    /// Expects the server itself from an address, until it is forgotten.
    ///
    /// - Parameter address: What the connection will be bound to before it is made.
    public func expect(_ address: SocketAddress) {
        addresses.withLock { addresses in
            addresses.insert(address.unmapped)
            count.store(addresses.count, ordering: .releasing)
        }
    }

    /// Expects nobody from the address any more.
    public func forget(_ address: SocketAddress) {
        addresses.withLock { addresses in
            addresses.remove(address.unmapped)
            count.store(addresses.count, ordering: .releasing)
        }
    }

    /// Whether a peer is the server itself.
    public func holds(_ peer: SocketAddress) -> Bool {
        guard count.load(ordering: .acquiring) > 0 else { return false }
        return addresses.withLock { $0.contains(peer.unmapped) }
    }
}

extension SocketAddress {
    /// An IPv4 address as itself, where a socket that takes both kinds shows it as one of IPv6.
    fileprivate var unmapped: SocketAddress {
        guard case .ip(let host, let port) = self, host.lowercased().hasPrefix("::ffff:") else { return self }
        return .ip(host: String(host.dropFirst(7)), port: port)
    }
}
