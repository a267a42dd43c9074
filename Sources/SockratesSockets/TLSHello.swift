import NIOCore
import NIOSSL
import NIOTLS

/// Stands below TLS, and looks at what a client begins with: keeps the name that it asks for, and tells who speaks no TLS that
/// it is needed.
final class TLSHello: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// What a TLS record with a handshake begins with (RFC 8446, section 5.1).
    private static let handshake: UInt8 = 22

    private let server: TLSServer
    private let connection: LineConnection
    /// Whether nothing has come yet.
    private(set) var isAwaited = true
    /// Whether the peer's side of the connection has ended below TLS: no goodbye of TLS comes any more.
    private(set) var inputHasEnded = false
    private var isRefused = false
    private var context: ChannelHandlerContext?

    init(_ server: TLSServer, _ connection: LineConnection) {
        self.server = server
        self.connection = connection
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isAwaited else {
            if !isRefused { context.fireChannelRead(data) }
            return
        }
        let input = unwrapInboundIn(data)
        isAwaited = false
        guard input.getInteger(at: input.readerIndex) == Self.handshake else { return refuse() }
        let (channel, connection, server) = (context.channel, connection, server)
        let pipeline = context.pipeline.syncOperations
        let reader = ByteToMessageHandler(
            SNIHandler { result in
                if case .hostname(let name) = result { connection.serverName = name }
                return channel.eventLoop.makeCompletedFuture {
                    let place = try pipeline.context(handlerType: ByteToMessageHandler<SNIHandler>.self).handler
                    try pipeline.addHandler(NIOSSLServerHandler(context: server.context), position: .after(place))
                }
            }
        )
        do {
            try pipeline.addHandler(reader, position: .after(self))
            context.fireChannelRead(data)
        } catch {
            channel.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { inputHasEnded = true }
        context.fireUserInboundEventTriggered(event)
    }

    /// Closes the connection without TLS's goodbye, which would be waited for.
    func cut() { context?.close(promise: nil) }

    /// Says in plain words that TLS is spoken here, and closes the connection.
    func refuse() {
        guard let context else { return }
        isRefused = true
        isAwaited = false
        // From here on it goes to the system: there is no TLS before this.
        context.writeAndFlush(NIOAny(context.channel.allocator.buffer(string: server.refusal)), promise: nil)
        context.close(mode: .output, promise: nil)
        // What a client still sends must not reset the connection before it has read this.
        let channel = context.channel
        let linger = TimeAmount.nanoseconds(connection.roll.options.closeLinger.clampedNanoseconds)
        context.eventLoop.assumeIsolated().scheduleTask(in: linger) { channel.close(promise: nil) }
    }
}
