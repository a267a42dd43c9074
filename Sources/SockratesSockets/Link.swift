import NIOCore

/// What carries a connection's bytes: a channel for both ways, one for each way, or a share in a socket of datagrams.
struct Link: Sendable {
    /// The channel that bytes come from.
    let input: any Channel
    /// The channel that bytes go to.
    let output: any Channel
    /// Whether bytes travel in datagrams.
    let isDatagram: Bool
    /// The peer's place on the desk of a socket that several peers share.
    private let share: (desk: NIOLoopBoundBox<DatagramDesk>, peer: NIOCore.SocketAddress)?

    init(_ channel: any Channel, isDatagram: Bool = false) {
        self.init(input: channel, output: channel, isDatagram: isDatagram)
    }

    /// Both channels are on one loop.
    init(input: any Channel, output: any Channel, isDatagram: Bool = false) {
        self.input = input
        self.output = output
        self.isDatagram = isDatagram
        share = nil
    }

    init(_ desk: NIOLoopBoundBox<DatagramDesk>, of channel: any Channel, peer: NIOCore.SocketAddress) {
        input = channel
        output = channel
        isDatagram = true
        share = (desk, peer)
    }

    var loop: any EventLoop { input.eventLoop }

    var remoteAddress: NIOCore.SocketAddress? { share?.peer ?? input.remoteAddress }

    func write(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        if let share {
            output.writeAndFlush(AddressedEnvelope(remoteAddress: share.peer, data: bytes), promise: promise)
        } else {
            output.writeAndFlush(bytes, promise: promise)
        }
    }

    func shutdown(_ mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .all {
            close().cascade(to: promise)
        } else if isDatagram {
            // Datagrams have no end that could be sent.
            promise?.succeed()
        } else if input !== output {
            (mode == .output ? output : input).close(mode: .all, promise: promise)
        } else {
            input.close(mode: mode, promise: promise)
        }
    }

    func close() -> EventLoopFuture<Void> {
        if let share {
            return loop.submit { share.desk.value.leave(share.peer) }
        }
        guard input !== output else { return input.close() }
        // Each fails only where it is closed already.
        return output.close().flatMapError { _ in loop.makeSucceededVoidFuture() }.flatMap { input.close() }
    }
}
