import NIOCore

/// Reads a proxy's header before TLS begins, and keeps the beginning of the connection back until then.
final class ProxyGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: LineConnection
    private let prelude: ProxyPrelude
    private let timeout: Duration
    private var alarm: Scheduled<Void>?

    init(_ connection: LineConnection, _ prelude: ProxyPrelude, _ timeout: Duration) {
        self.connection = connection
        self.prelude = prelude
        self.timeout = timeout
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(timeout.clampedNanoseconds)) {
            if self.connection.prelude != nil { self.refuse("no PROXY header in time", channel) }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard connection.prelude != nil else { return context.fireChannelRead(data) }
        let input = unwrapInboundIn(data)
        switch prelude.take(input.readableBytesUInt8Span) {
        case .nothing, .none:
            break
        case .refused(let why):
            refuse(why, context.channel)
        case .header(let source, let rest):
            alarm?.cancel()
            guard connection.pass(source) else {
                context.channel.resetOnClose()
                return context.close(promise: nil)
            }
            context.fireChannelActive()
            if !rest.isEmpty { context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: rest))) }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

    private func refuse(_ why: String, _ channel: any Channel) {
        connection.refuseProxy(why)
        channel.resetOnClose()
        channel.close(promise: nil)
    }
}
