import NIOCore

/// The one handler in a connection's channel: tells the connection what happens.
///
/// It is an object of its own because a public class can't conform to a protocol of a module that the public face hides.
final class LineChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: LineConnection

    init(_ connection: LineConnection) { self.connection = connection }

    func handlerAdded(context: ChannelHandlerContext) { connection.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        // A channel that could not be registered tells nothing else.
        connection.becomeInactive()
        connection.context = nil
    }

    func channelActive(context: ChannelHandlerContext) { connection.becomeActive() }
    func channelInactive(context: ChannelHandlerContext) { connection.becomeInactive() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { connection.fail(error) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.receive(unwrapInboundIn(data))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { connection.receiveEnd() }
    }
}
