import NIOCore
import NIOSSL

/// Carries a line connection on a channel: the one handler in the channel's pipeline.
final class LineChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: LineConnection
    /// What stands below TLS, where TLS is between this and the kernel.
    private let hello: TLSHello?
    private var context: ChannelHandlerContext?
    /// Whether output waits that TLS has taken already.
    private var waitsBehindTLS = false

    init(_ connection: LineConnection, behind hello: TLSHello?) {
        self.connection = connection
        self.hello = hello
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connection.carrier = self
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        // A channel that could not be registered tells nothing else.
        connection.becomeInactive()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) { connection.becomeActive() }
    func channelInactive(context: ChannelHandlerContext) { connection.becomeInactive() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Who ends TCP without TLS's goodbye sends no more, and may still read: that is told next.
        if hello?.inputHasEnded == true, case .uncleanShutdown? = error as? NIOSSLError { return }
        connection.fail(error)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let input = unwrapInboundIn(data)
        connection.receive(input.readableBytesUInt8Span)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { connection.receiveEnd() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard waitsBehindTLS, context.channel.isWritable else { return }
        waitsBehindTLS = false
        connection.outputHasLeft()
    }
}

extension LineChannelHandler: LineCarrier {
    var localAddress: SocketAddress? { SocketAddress(context?.localAddress) }

    func write(_ bytes: Span<UInt8>) -> Bool {
        guard let context else { return true }
        var leaving = context.channel.allocator.buffer(capacity: bytes.count)
        bytes.withUnsafeBufferPointer { _ = leaving.writeBytes($0) }
        if hello != nil {
            // Behind TLS's gate a channel is unwritable as long as anything waits.
            context.writeAndFlush(NIOAny(leaving), promise: nil)
            waitsBehindTLS = !context.channel.isWritable
            return !waitsBehindTLS
        }
        // A channel holds on to the storage of what it could not write; then `clear` has to take fresh storage. That shows for
        // nothing what NIO tells else only through a promise for each write or a query through several dynamic casts.
        let storage = leaving.withVeryUnsafeBytes { $0.baseAddress }
        context.writeAndFlush(NIOAny(leaving), promise: nil)
        leaving.clear()
        if storage == leaving.withVeryUnsafeBytes({ $0.baseAddress }) { return true }
        let left = context.eventLoop.makePromise(of: Void.self)
        left.futureResult.assumeIsolated().whenSuccess { self.connection.outputHasLeft() }
        context.writeAndFlush(NIOAny(ByteBuffer()), promise: left)
        return false
    }

    func setReading(_ reads: Bool) {
        // It fails only on a closed channel.
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }

    func shutdownOutput() { context?.close(mode: .output, promise: nil) }

    func close() {
        context?.close(promise: nil)
        // TLS has said goodbye by now, and would wait for the peer's.
        if let hello, hello.inputHasEnded || connection.phase == .lingering { hello.cut() }
    }

    func reset() {
        context?.channel.resetOnClose()
        if let hello { hello.cut() } else { close() }
    }

    func input(
        of descriptor: Int32,
        isOwned: Bool,
        received: @escaping DescriptorInput.Received,
        ended: @escaping () -> Void
    ) -> DescriptorInput? {
        context.map {
            ChannelInput(descriptor, isOwned: isOwned, on: $0.eventLoop, received: received, ended: ended)
        }
    }

    func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput? {
        context.map { ChannelOutput(descriptor, on: $0.eventLoop, left: left, broke: broke) }
    }

    func lend() -> Int32? { nil }

    func remote(of connection: LineConnection) -> RemoteConnection {
        guard let loop = context?.eventLoop else { return RemoteConnection(nil) }
        return RemoteConnection(WayToChannel(loop: loop, connection: NIOLoopBoundBox(connection, eventLoop: loop)))
    }
}

private struct WayToChannel: WayToConnection {
    let loop: any EventLoop
    let connection: NIOLoopBoundBox<LineConnection>

    func execute(_ body: @escaping RemoteConnection.Body) { loop.execute { connection.value.perform(body) } }
}
