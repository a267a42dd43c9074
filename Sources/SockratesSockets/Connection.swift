import NIOCore
import Synchronization

/// A connection for clients and simple programs, used with `await` from any task: TCP, TLS, UDP, a Unix socket, or a program.
///
/// ```swift
/// let connection = try await Connection.connect(toHost: "localhost", port: 1337)
/// try await connection.sendLine("hello", after: "> ")
/// let line = try await connection.receiveLine()
/// await connection.close()
/// ```
///
/// Every call has one deadline for all that it does: its own `timeout`, or else the connection's. When it passes, the call throws
/// a `SocketError` with the code `timedOut`, whose `partial` holds what had come; nothing has been taken of it, and a call that
/// was to send something afterwards has not sent it.
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

    private struct Settings {
        var timeout: Duration?
        var newline: [UInt8] = [0x0A]
        var applicationProtocol: String?
    }

    /// The other end.
    public let peer: SocketAddress
    /// This end.
    public let local: SocketAddress

    let link: Link
    let inbox: NIOLoopBoundBox<Inbox>
    private let settings = Mutex(Settings())

    init(_ link: Link, _ inbox: NIOLoopBoundBox<Inbox>, peer: SocketAddress) {
        self.link = link
        self.inbox = inbox
        self.peer = SocketAddress(link.remoteAddress) ?? peer
        local = SocketAddress(link.input.localAddress) ?? .unix(path: "")
    }

    /// How long a call may take that is not told otherwise; nil, as at first, for as long as it takes.
    public var timeout: Duration? {
        get { settings.withLock { $0.timeout } }
        set { settings.withLock { $0.timeout = newValue } }
    }

    /// What `sendLine` ends a line with: LF at first.
    public var newline: [UInt8] {
        get { settings.withLock { $0.newline } }
        set { settings.withLock { $0.newline = newValue } }
    }

    /// The protocol that TLS has agreed upon (ALPN, RFC 7301); nil without one.
    public internal(set) var applicationProtocol: String? {
        get { settings.withLock { $0.applicationProtocol } }
        set { settings.withLock { $0.applicationProtocol = newValue } }
    }

    /// Shuts one way down, or both.
    ///
    /// - Parameter direction: `.output` tells the peer that no more comes, and leaves its own way open. Datagrams have no end
    ///   that the peer could be told.
    /// - Throws: `SocketError`: closed, reset.
    public func shutdown(_ direction: Direction) async throws(SocketError) {
        let link = link
        let mode: CloseMode =
            switch direction {
            case .input: .input
            case .output: .output
            case .both: .all
            }
        try await outcome(until: nil) { promise in link.shutdown(mode, promise: promise) }
    }

    /// Closes the connection.
    ///
    /// What was sent still arrives, unless the peer's own text lies here unread.
    public func close() async {
        let (link, inbox) = (link, inbox)
        // It fails only where it is closed already.
        try? await link.loop.flatSubmit {
            inbox.value.close()
            return link.close()
        }.get()
    }

    /// Breaks the connection off with a reset: what was sent may be lost, and the peer is told so.
    public func abort() async {
        let (link, inbox) = (link, inbox)
        // It fails only where it is closed already.
        try? await link.loop.flatSubmit {
            inbox.value.close()
            link.input.resetOnClose()
            return link.close()
        }.get()
    }
}

extension Connection {
    /// When a call has to be done that begins now.
    func deadline(_ timeout: Duration?) -> NIODeadline? {
        (timeout ?? self.timeout).map { .now() + .nanoseconds($0.clampedNanoseconds) }
    }

    /// Waits for what a wish finds.
    ///
    /// - Returns: What was found; nil at the end of the input, with nothing left.
    func receive(_ wish: Wish, until deadline: NIODeadline?) async throws(SocketError) -> Wish.Find? {
        let ticket = Inbox.Ticket()
        let loop = link.loop
        let inbox = inbox
        let promise = loop.makePromise(of: Wish.Find?.self)
        loop.execute { inbox.value.receive(wish, ticket, promise, until: deadline) }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                loop.execute { inbox.value.giveUp(ticket, .cancelled, "the task was cancelled") }
            }
        } catch {
            throw SocketError(using: error)
        }
    }

    /// Sends bytes, and waits until the system has taken them.
    func send(_ bytes: [UInt8], until deadline: NIODeadline?) async throws(SocketError) {
        if Task.isCancelled { throw SocketError(.cancelled, "the task was cancelled, and nothing was sent") }
        let (link, inbox) = (link, inbox)
        let buffer = ByteBuffer(bytes: bytes)
        do throws(SocketError) {
            try await outcome(until: deadline) { promise in
                link.loop.execute {
                    inbox.value.recorder?.sent(buffer)
                    link.write(buffer, promise: promise)
                }
            }
        } catch {
            guard error.code == .closed, link.input !== link.output, link.input.isActive else { throw error }
            throw SocketError(.reset, "the program reads no more")
        }
    }

    /// Starts an operation and waits for its end.
    func outcome(
        until deadline: NIODeadline?,
        _ start: @escaping @Sendable (EventLoopPromise<Void>) -> Void
    ) async throws(SocketError) {
        let loop = link.loop
        // The first of the two decides; a promise ignores the second.
        let done = loop.makePromise(of: Void.self)
        let patience = deadline.map { deadline in
            loop.scheduleTask(deadline: deadline) {
                done.fail(SocketError(.timedOut, "the peer did not read in time"))
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
