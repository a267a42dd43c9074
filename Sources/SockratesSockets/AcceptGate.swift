import NIOCore
import NIOPosix

/// Stands before a listening channel: hands accepted channels on, and stops accepting while descriptors are short.
///
final class AcceptGate: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private static let pause = TimeAmount.milliseconds(100)
    private static let reportInterval = TimeAmount.seconds(1)

    private let take: @Sendable (any Channel) -> Void
    private let tally: ConnectionTally
    private let report: (@Sendable (SocketError) -> Void)?
    private var lastReport: NIODeadline?
    private var isPaused = false

    init(_ options: ListenerOptions, _ tally: ConnectionTally, take: @escaping @Sendable (any Channel) -> Void) {
        report = options.acceptPaused
        self.tally = tally
        self.take = take
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = unwrapInboundIn(data)
        tally.add()
        if channel.eventLoop.inEventLoop {
            take(channel)
        } else {
            channel.eventLoop.execute { [take] in take(channel) }
        }
        // To the pipeline's end, where the channel is registered. NIO's own accept handler stands between, and is passed by:
        // it would go through a chain of futures to set options that are set already.
        context.channel._channelCore.channelRead0(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let error = SocketError(accepting: error)
        // A peer that left before it was accepted is no reason to stop.
        guard error.code == .outOfResources, !isPaused else { return }
        isPaused = true
        let now = NIODeadline.now()
        if lastReport.map({ now - $0 >= Self.reportInterval }) ?? true {
            lastReport = now
            report?(error)
        }
        // A channel that stays registered for reading would come back with the same error at once, and again.
        setAccepting(false, context)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isPaused = false
            self.setAccepting(true, context)
        }
    }

    private func setAccepting(_ accepts: Bool, _ context: ChannelHandlerContext) {
        // It fails only on a closed channel.
        try? context.channel.syncOptions?.setOption(.autoRead, value: accepts)
    }
}
