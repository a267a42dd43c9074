import NIOCore
import NIOTLS

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the channel tells the inbox.
extension Inbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { take(unwrapInboundIn(data)) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: finish(.input)
        case ChannelEvent.outputClosed: outputIsShutDown = true
        case TLSUserEvent.handshakeCompleted(let agreed):
            secured?.succeed(agreed)
            secured = nil
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A terminal whose program has ended says so in this way.
        let isEnd = (error as? IOError)?.errnoCode == EIO
        finish(isEnd ? .input : .failure(SocketError(using: error)))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // After our own end the peer's closes the channel at once. Before it, only a failed write closes without a word.
        finish(outputIsShutDown ? .input : .failure(SocketError(.reset, "the peer reset the connection")))
    }
}
