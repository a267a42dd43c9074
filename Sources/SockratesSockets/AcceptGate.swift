import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Stands before a listening channel: hands accepted channels on, and stops accepting while descriptors are short.
final class AcceptGate: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private static let shortagePause = TimeAmount.milliseconds(100)
    private static let fullPause = TimeAmount.milliseconds(20)
    private static let reportInterval = TimeAmount.seconds(1)

    private static let noDescriptor = SocketError(accepting: IOError(errnoCode: EMFILE, reason: "accept"))

    private let take: @Sendable (any Channel) -> Void
    private let options: ListenerOptions
    private let tally: ConnectionTally
    private var lastReport: NIODeadline?
    private var isPaused = false
    /// Whether it has been told that accepting pauses, and not yet that it goes on.
    private var isShort = false

    private init(_ options: ListenerOptions, _ tally: ConnectionTally, take: @escaping @Sendable (any Channel) -> Void)
    {
        self.options = options
        self.tally = tally
        self.take = take
    }

    /// Lets a listening channel take connections from now on.
    ///
    /// - Parameters:
    ///   - channel: The channel, as `ServerBootstrap.listening` makes it.
    ///   - address: Where it was asked to listen.
    ///   - options: How it listens.
    ///   - tally: Counts its connections.
    ///   - take: Gets those that are accepted.
    /// - Throws: `SocketError` when it can't.
    static func open(
        before channel: any Channel,
        at address: SocketAddress,
        _ options: ListenerOptions,
        _ tally: ConnectionTally,
        take: @escaping @Sendable (any Channel) -> Void
    ) async throws(SocketError) {
        do {
            try await channel.eventLoop.submit {
                let gate = AcceptGate(options, tally, take: take)
                try channel.pipeline.syncOperations.addHandler(gate, position: .first)
                try channel.syncOptions?.setOption(.autoRead, value: true)
            }.get()
        } catch {
            throw SocketError(binding: address, error)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = unwrapInboundIn(data)
        tally.add()
        channel.withDescriptor { DescriptorReserve.note($0) }
        if isShort {
            isShort = false
            options.acceptResumed?()
        }
        if channel.eventLoop.inEventLoop {
            take(channel)
        } else {
            channel.eventLoop.execute { [take] in take(channel) }
        }
        // To the pipeline's end, where the channel is registered. NIO's own accept handler stands between, and is passed by:
        // it would go through a chain of futures to set options that are set already.
        context.channel._channelCore.channelRead0(data)
        if isFull {
            pause(Self.fullPause, context)
        } else if !DescriptorReserve.hasRoom {
            runShort(Self.noDescriptor, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let error = SocketError(accepting: error)
        // A peer that left before it was accepted is no reason to stop.
        guard error.code == .outOfResources, !isPaused else { return }
        runShort(error, context)
    }

    /// Tells that descriptors are short, and waits.
    private func runShort(_ error: SocketError, _ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        if lastReport.map({ now - $0 >= Self.reportInterval }) ?? true {
            lastReport = now
            isShort = true
            options.acceptPaused?(error)
        }
        pause(Self.shortagePause, context)
    }

    /// Leaves connections to wait in the backlog for a while, and longer as long as nobody else is taken.
    private func pause(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        guard !isPaused else { return }
        isPaused = true
        // A channel that stays registered for reading would come back with the same error at once, and again.
        setAccepting(false, context)
        context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.isPaused = false
            if self.isFull { return self.pause(Self.fullPause, context) }
            guard DescriptorReserve.hasRoom else { return self.runShort(Self.noDescriptor, context) }
            self.setAccepting(true, context)
        }
    }

    private var isFull: Bool { options.isFull.map { $0(tally.count) } ?? false }

    private func setAccepting(_ accepts: Bool, _ context: ChannelHandlerContext) {
        // It fails only on a closed channel.
        try? context.channel.syncOptions?.setOption(.autoRead, value: accepts)
    }
}
