import Hummingbird
import NIOCore
import SockratesSockets

/// What a request brings along: who asks.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil where it has gone already.
    let peer: SockratesSockets.SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = SockratesSockets.SocketAddress(source.channel.remoteAddress)
    }
}

extension SockratesSockets.SocketAddress {
    /// What NIO says of a channel's end.
    init?(_ address: NIOCore.SocketAddress?) {
        guard let address else { return nil }
        if let path = address.pathname, address.ipAddress == nil {
            self = .unix(path: path)
        } else if let host = address.ipAddress, let port = address.port {
            let mapped = "::ffff:"
            self = .ip(
                host: host.hasPrefix(mapped) && host.contains(".") ? String(host.dropFirst(mapped.count)) : host,
                port: port
            )
        } else {
            return nil
        }
    }
}
