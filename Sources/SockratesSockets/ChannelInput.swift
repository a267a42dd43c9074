import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a descriptor by a channel of NIO's.
final class ChannelInput: DescriptorInput {
    private var channel: (any Channel)?
    private var reads = true
    private var isClosed = false
    /// What NIO read although it should not: at a pipe's end it reads all that is left.
    private var kept: [ByteBuffer] = []
    private var hasEnded = false

    /// Begins to read.
    init(
        _ descriptor: CInt,
        isOwned: Bool,
        on loop: any EventLoop,
        received: @escaping Received,
        ended: @escaping () -> Void
    ) {
        super.init(received: received, ended: ended)
        let bound = NIOLoopBoundBox(self, eventLoop: loop)
        // A channel closes what it has.
        let own = isOwned ? descriptor : fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        NIOPipeBootstrap(group: loop)
            // An end that closes the channel would take with it what has not been read.
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(bound.value))
                }
            }
            .takingOwnershipOfDescriptor(input: own)
            .assumeIsolated()
            .whenComplete { result in bound.value.opened(try? result.get()) }
    }

    private func opened(_ channel: (any Channel)?) {
        guard let channel, !isClosed else {
            channel?.close(promise: nil)
            return end()
        }
        self.channel = channel
        if !reads { setReading(false) }
    }

    override func setReading(_ reads: Bool) {
        self.reads = reads
        // It fails only on a closed channel.
        try? channel?.syncOptions?.setOption(.autoRead, value: reads)
        tell()
    }

    /// Tells what was kept, and the end after it, as long as it is wanted.
    private func tell() {
        while reads, !kept.isEmpty {
            let bytes = kept.removeFirst()
            received?(bytes.readableBytesUInt8Span)
        }
        if hasEnded, kept.isEmpty { end() }
    }

    private func read(_ bytes: ByteBuffer) {
        guard reads, kept.isEmpty else { return kept.append(bytes) }
        received?(bytes.readableBytesUInt8Span)
    }

    private func readEnd() {
        hasEnded = true
        tell()
    }

    override func close() {
        super.close()
        isClosed = true
        kept = []
        channel?.close(promise: nil)
        channel = nil
    }

    /// What the channel tells.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let input: ChannelInput

        init(_ input: ChannelInput) { self.input = input }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            input.read(unwrapInboundIn(data))
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let event = event as? ChannelEvent, event == .inputClosed { input.readEnd() }
        }

        // A terminal whose last program has gone fails with EIO.
        func errorCaught(context: ChannelHandlerContext, error: any Error) { input.readEnd() }
        func channelInactive(context: ChannelHandlerContext) { input.readEnd() }
    }
}
