/// Which peers are proxies whose word on the true address is taken, by the PROXY protocol.
///
/// A trusted peer has to begin with a header. From anybody else a header is refused, and never believed.
public struct ProxyTrust: Sendable {
    /// How long a proxy may take for its header.
    public var timeout: Duration
    /// How long a proxy that speaks for itself (LOCAL) is waited for before it is met as a player is.
    ///
    /// One that only looks whether somebody is there has left by then.
    public var patience = Duration.seconds(1)
    /// Whether a peer is a proxy.
    public var trusts: @Sendable (SocketAddress) -> Bool
    /// Is told of a peer that was broken off, and why.
    public var refused: (@Sendable (SocketAddress, String) -> Void)?

    /// Trusts the peers of some networks, and those that come by a Unix socket.
    ///
    /// - Parameters:
    ///   - networks: Where proxies are.
    ///   - timeout: How long a proxy may take for its header.
    public init(_ networks: IPNetworks, timeout: Duration = .seconds(5)) {
        self.timeout = timeout
        trusts = { peer in peer.host == nil || peer.ipAddress.map(networks.contains) ?? false }
    }
}

/// What is looked for at the beginning of a connection.
final class ProxyPrelude {
    /// Whether a header has to come, or must not.
    let isExpected: Bool
    /// Whether the proxy has said that it speaks for itself, and nothing else.
    private(set) var isOwn = false

    private var bytes: [UInt8] = []

    init(isExpected: Bool) { self.isExpected = isExpected }

    enum Finding {
        /// It can't be told yet.
        case nothing
        /// The header is over.
        case header(source: SocketAddress?, rest: [UInt8])
        /// The proxy speaks for itself, and has said nothing more.
        case own
        /// There is no header, where there must be none.
        case none
        case refused(String)
    }

    func take(_ input: Span<UInt8>) -> Finding {
        // What it says now is no header.
        if isOwn { return .header(source: nil, rest: input.withUnsafeBufferPointer(Array.init)) }
        input.withUnsafeBufferPointer { bytes.append(contentsOf: $0.prefix(ProxyHeader.longestV2 + 16_384)) }
        guard isExpected else {
            return switch ProxyHeader.begins(bytes) {
            case nil: .nothing
            case false?: .none
            case true?: .refused("a PROXY header from an address that is not trusted")
            }
        }
        switch ProxyHeader(bytes) {
        case .incomplete: return .nothing
        case .complete(_, bytes.count) where ProxyHeader.isOwn(bytes):
            isOwn = true
            return .own
        case .complete(let source, let length): return .header(source: source, rest: Array(bytes[length...]))
        case .malformed(let why): return .refused("a malformed PROXY header: \(why)")
        }
    }
}
