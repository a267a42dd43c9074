import NIOCore
import NIOSSL
import NIOTLS

/// Keeps a connection's beginning from its handler until TLS has been agreed upon, and cuts who takes too long for that.
final class TLSGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let patience: Duration
    private let hello: TLSHello
    private var alarm: Scheduled<Void>?
    private var isOpen = false

    private init(_ patience: Duration, _ hello: TLSHello) {
        self.patience = patience
        self.hello = hello
    }

    /// Puts TLS into the pipeline of a channel that has just been accepted.
    ///
    /// - Returns: What stands below TLS.
    static func stand(
        before channel: any Channel,
        of connection: LineConnection,
        _ server: TLSServer
    ) throws -> TLSHello {
        // So that a channel is unwritable as long as anything waits.
        try channel.syncOptions?.setOption(.writeBufferWaterMark, value: .init(low: 1, high: 1))
        // What TLS reads is decrypted into a buffer of its own, and small reads would only cost more of them.
        try channel.syncOptions?.setOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096))
        let hello = TLSHello(server, connection)
        try channel.pipeline.syncOperations.addHandlers([hello, TLSGate(server.handshakeTimeout, hello)])
        return hello
    }

    func channelActive(context: ChannelHandlerContext) {
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(patience.clampedNanoseconds)) {
            guard !self.isOpen else { return }
            // Who waits for a word of the server's speaks no TLS.
            if self.hello.isAwaited { self.hello.refuse() } else { self.hello.cut() }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event, !isOpen {
            isOpen = true
            alarm?.cancel()
            context.fireChannelActive()
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }
}
