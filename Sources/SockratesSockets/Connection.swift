import NIOCore
import NIOPosix

/// A connection for clients and simple programs, used with `await` from any task.
///
/// ```swift
/// let connection = try await Connection.connect(toHost: "localhost", port: 1337)
/// try await connection.send("hello\n")
/// let line = try await connection.receiveLine()
/// await connection.close()
/// ```
public final class Connection: Sendable {
    /// One or both ways of a connection.
    public enum Direction: Sendable, Hashable {
        /// What comes from the peer.
        case input
        /// What goes to the peer.
        case output
        /// Both.
        case both
    }

    /// The other end.
    public let peer: SocketAddress
    /// This end.
    public let local: SocketAddress

    private let channel: any Channel
    private let inbox: NIOLoopBoundBox<Inbox>

    init(_ channel: any Channel, _ inbox: NIOLoopBoundBox<Inbox>, peer: SocketAddress) {
        self.channel = channel
        self.inbox = inbox
        self.peer = SocketAddress(channel.remoteAddress) ?? peer
        local = SocketAddress(channel.localAddress) ?? .unix(path: "")
    }

    /// Sends bytes, and waits until the system has taken them.
    ///
    /// - Parameters:
    ///   - bytes: What to send.
    ///   - timeout: How long to wait for a peer that does not read; nil for as long as it takes.
    /// - Throws: `SocketError`: reset, timedOut (then a part may have been sent), closed.
    public func send(_ bytes: [UInt8], timeout: Duration? = nil) async throws(SocketError) {
        let channel = channel
        try await outcome(timeout) { promise in
            channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: promise)
        }
    }

    /// Sends text as UTF-8, and waits until the system has taken it.
    ///
    /// - Parameters:
    ///   - text: What to send; nothing is added to it.
    ///   - timeout: How long to wait for a peer that does not read; nil for as long as it takes.
    /// - Throws: `SocketError`: reset, timedOut (then a part may have been sent), closed.
    public func send(_ text: String, timeout: Duration? = nil) async throws(SocketError) {
        try await send(Array(text.utf8), timeout: timeout)
    }

    /// Waits for bytes, as many as have come.
    ///
    /// - Parameters:
    ///   - count: How many bytes at most, 1 or more.
    ///   - timeout: How long to wait; nil for as long as it takes.
    /// - Returns: One byte or more; nil at the end of the input.
    /// - Throws: `SocketError`: reset, timedOut, cancelled, closed.
    public func receive(upTo count: Int = 65_536, timeout: Duration? = nil) async throws(SocketError) -> [UInt8]? {
        try await receive(.some(upTo: max(1, count)), timeout)
    }

    /// Waits for a line.
    ///
    /// - Parameters:
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait; nil for as long as it takes.
    /// - Returns: The line without LF or CR LF; the last one may have had none; nil at the end of the input.
    /// - Throws: `SocketError`: lineTooLong (its bytes can still be received), reset, timedOut, cancelled, closed.
    public func receiveLine(limit: Int = 65_536, timeout: Duration? = nil) async throws(SocketError) -> [UInt8]? {
        try await receive(.line(limit: max(0, limit)), timeout)
    }

    /// Shuts one way down, or both.
    ///
    /// - Parameter direction: `.output` tells the peer that no more comes, and leaves its own way open.
    /// - Throws: `SocketError`: closed, reset.
    public func shutdown(_ direction: Direction) async throws(SocketError) {
        let channel = channel
        let mode: CloseMode =
            switch direction {
            case .input: .input
            case .output: .output
            case .both: .all
            }
        try await outcome(nil) { promise in channel.close(mode: mode, promise: promise) }
    }

    /// Closes the connection.
    ///
    /// What was sent still arrives, unless the peer's own text lies here unread.
    public func close() async {
        let (channel, inbox) = (channel, inbox)
        // It fails only where it is closed already.
        try? await channel.eventLoop.flatSubmit {
            inbox.value.close()
            return channel.close()
        }.get()
    }

    private func receive(_ wish: Inbox.Wish, _ timeout: Duration?) async throws(SocketError) -> [UInt8]? {
        let ticket = Inbox.Ticket()
        let loop = channel.eventLoop
        let inbox = inbox
        let promise = loop.makePromise(of: [UInt8]?.self)
        loop.execute { inbox.value.receive(wish, ticket, promise, within: timeout) }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                loop.execute { inbox.value.giveUp(ticket, SocketError(.cancelled, "the task was cancelled")) }
            }
        } catch {
            throw SocketError(using: error)
        }
    }

    /// Starts an operation and waits for its end.
    private func outcome(
        _ timeout: Duration?,
        _ start: @escaping @Sendable (EventLoopPromise<Void>) -> Void
    ) async throws(SocketError) {
        let loop = channel.eventLoop
        // The first of the two decides; a promise ignores the second.
        let done = loop.makePromise(of: Void.self)
        let patience = timeout.map { timeout in
            loop.scheduleTask(in: .nanoseconds(timeout.clampedNanoseconds)) {
                done.fail(SocketError(.timedOut, "the peer did not read for \(timeout)"))
            }
        }
        defer { patience?.cancel() }
        start(done)
        do {
            try await done.futureResult.get()
        } catch {
            throw SocketError(using: error)
        }
    }
}
