import NIOCore

/// The peers of one socket of datagrams, each with an inbox of its own; used on the socket's loop only.
final class DatagramDesk: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let mostPeers: Int
    private let arrived: (NIOCore.SocketAddress, Inbox) -> Void
    private var inboxes: [NIOCore.SocketAddress: Inbox] = [:]
    private var isClosing = false
    private var context: ChannelHandlerContext?

    /// - Parameters:
    ///   - mostPeers: With so many peers, the datagrams of others are dropped.
    ///   - arrived: Is told of each new peer.
    init(mostPeers: Int, arrived: @escaping (NIOCore.SocketAddress, Inbox) -> Void) {
        self.mostPeers = mostPeers
        self.arrived = arrived
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        if let inbox = inboxes[envelope.remoteAddress] {
            inbox.take(envelope.data)
        } else if !isClosing, inboxes.count < mostPeers {
            let inbox = Inbox(isDatagram: true)
            inboxes[envelope.remoteAddress] = inbox
            inbox.take(envelope.data)
            arrived(envelope.remoteAddress, inbox)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What one peer could not be sent is no reason to leave the others.
    }

    func channelInactive(context: ChannelHandlerContext) {
        for inbox in inboxes.values { inbox.close() }
        inboxes = [:]
    }

    /// A connection is closed; after the last one of a listener that is closed, the socket is.
    func leave(_ peer: NIOCore.SocketAddress) {
        inboxes[peer] = nil
        if isClosing, inboxes.isEmpty { context?.close(promise: nil) }
    }

    /// Takes no new peers.
    ///
    /// - Returns: Whether the socket is closed, too, because nobody uses it.
    func close() -> Bool {
        isClosing = true
        if inboxes.isEmpty { context?.close(promise: nil) }
        return inboxes.isEmpty
    }
}

/// Unpacks the datagrams of a socket that has one peer.
final class DatagramOpener: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias InboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireChannelRead(wrapInboundOut(unwrapInboundIn(data).data))
    }
}
