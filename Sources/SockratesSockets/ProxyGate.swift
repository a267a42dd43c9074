import NIOCore

/// Reads a proxy's header before TLS begins, and keeps the beginning of the connection back until then.
final class ProxyGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: LineConnection
    private let prelude: ProxyPrelude
    private let trust: ProxyTrust
    private var alarm: Scheduled<Void>?

    init(_ connection: LineConnection, _ prelude: ProxyPrelude, _ trust: ProxyTrust) {
        self.connection = connection
        self.prelude = prelude
        self.trust = trust
    }

    func channelActive(context: ChannelHandlerContext) {
        setAlarm(after: trust.timeout, context)
    }

    private func setAlarm(after time: Duration, _ context: ChannelHandlerContext) {
        alarm?.cancel()
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(time.clampedNanoseconds)) {
            guard let prelude = self.connection.prelude else { return }
            if prelude.isOwn {
                self.goOn(from: nil, context)
            } else {
                self.refuse("no PROXY header in time", context.channel)
            }
        }
    }

    /// The header is over: what stands behind this begins.
    ///
    /// - Returns: Whether the connection is let in.
    @discardableResult private func goOn(from source: SocketAddress?, _ context: ChannelHandlerContext) -> Bool {
        alarm?.cancel()
        guard connection.pass(source) else {
            context.channel.resetOnClose()
            context.close(promise: nil)
            return false
        }
        context.fireChannelActive()
        return true
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A proxy that speaks for itself has seen that somebody is there.
        if connection.prelude?.isOwn == true, case .inputClosed? = event as? ChannelEvent {
            return context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard connection.prelude != nil else { return context.fireChannelRead(data) }
        let input = unwrapInboundIn(data)
        switch prelude.take(input.readableBytesUInt8Span) {
        case .nothing, .none:
            break
        case .refused(let why):
            refuse(why, context.channel)
        case .own:
            setAlarm(after: trust.patience, context)
        case .header(let source, let rest):
            if goOn(from: source, context), !rest.isEmpty {
                context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: rest)))
            }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

    private func refuse(_ why: String, _ channel: any Channel) {
        connection.refuseProxy(why)
        channel.resetOnClose()
        channel.close(promise: nil)
    }
}
