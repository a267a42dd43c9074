import NIOCore
import NIOSSL
import NIOTLS

/// Keeps a connection's beginning from its handler until TLS has been agreed upon, and cuts who takes too long for that.
final class TLSGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let patience: Duration
    private var alarm: Scheduled<Void>?
    private var isOpen = false

    private init(_ patience: Duration) { self.patience = patience }

    /// Puts TLS into the pipeline of a channel that has just been accepted.
    static func stand(before channel: any Channel, _ server: TLSServer) throws {
        // So that a channel is unwritable as long as anything waits.
        try channel.syncOptions?.setOption(.writeBufferWaterMark, value: .init(low: 1, high: 1))
        // What TLS reads is decrypted into a buffer of its own, and small reads would only cost more of them.
        try channel.syncOptions?.setOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096))
        let handler = NIOSSLServerHandler(context: server.context)
        try channel.pipeline.syncOperations.addHandlers([handler, TLSGate(server.handshakeTimeout)])
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(patience.clampedNanoseconds)) {
            if !self.isOpen { channel.close(promise: nil) }
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
