import NIOCore

/// One connection of a line server.
///
/// It belongs to its event loop: use it inside the calls of its `LineHandler`, and from elsewhere through `remote`.
public final class LineConnection {
    /// The other end; behind a trusted proxy, the address that it tells.
    public internal(set) var peer: SocketAddress
    /// The name of the server that the peer asked for in its TLS handshake (SNI, RFC 6066); nil for none.
    public internal(set) var serverName: String?
    /// What handles the lines; nil once the connection is closed.
    public internal(set) var handler: (any LineHandler)?

    let desk: LoopDesk
    let roll: ConnectionRoll
    let openedAt: NIODeadline
    /// What carries the bytes, from when it is known until the end.
    var carrier: (any LineCarrier)?
    var framer: LineFramer

    var phase = Phase.new
    /// When it was closed here; what came after that was waiting for the peer.
    var closedAt: NIODeadline?
    var inputHasEnded = false
    var inputEndIsTold = false
    var outputShutdown = Shutdown.none
    var cause: CloseCause?

    /// Output that came while other output waited.
    var held: [UInt8] = []
    /// Whether output waits in the carrier, and nothing is read meanwhile.
    var isWaiting = false
    /// Whether the handler takes no more lines for now.
    var inputIsPaused = false
    /// Input that came while output waited or the input was paused, and how much of it has been used since.
    var unread: [UInt8] = []
    var unreadUsed = 0
    /// What the lingering close has thrown away.
    var drained = 0

    var deadline = NIODeadline.distantFuture
    var outputDeadline = NIODeadline.distantFuture
    /// When the line came whose reply is timed; distant where none is.
    var lineCame = NIODeadline.distantFuture
    /// What the options' deadlines are counted from.
    var times = PeerTimes()
    var deadlinesAreHeld = false
    /// What is looked for at the beginning, where proxies are trusted.
    var prelude: ProxyPrelude?
    var alarmPlace: Int?
    /// What is to be done when the connection is no more.
    var farewell: (() -> Void)?
    var rollPlace = 0
    /// Whether lines are being cut, further down on the stack.
    var isCutting = false
    /// How many events run, one within the other.
    var running = 0

    enum Phase: UInt8 {
        /// It was accepted, and is not registered with its loop yet.
        case new
        /// Lines come in, output goes out.
        case open
        /// Nothing more is sent or told; what was sent is leaving.
        case closing
        /// All has been sent, and the peer told so; its own end is awaited.
        case lingering
        case closed
    }

    enum Shutdown: UInt8 { case none, asked, done }

    init(peer: SocketAddress, desk: LoopDesk, roll: ConnectionRoll) {
        self.peer = peer
        self.desk = desk
        self.roll = roll
        openedAt = .now()
        framer = LineFramer(options: roll.options)
    }

    /// Hears what is received and sent from now on, for a record of it.
    public var tap: (any ConnectionTap)?

    /// This end.
    public var local: SocketAddress { carrier?.localAddress ?? roll.localAddress }

    /// How long the connection has been there, on a clock that nobody sets.
    ///
    /// It stands still during one call of the handler.
    public var age: Duration { .nanoseconds((desk.now - openedAt).nanoseconds) }

    /// Whether bytes and times of the connection are counted with those of the others.
    public var isCounted = true

    /// How long the peer may take for what it does.
    public var deadlines: LineDeadlines { roll.options.deadlines }

    /// A handle for other threads and tasks.
    public var remote: RemoteConnection { carrier?.remote(of: self) ?? RemoteConnection(nil) }

    /// Has something done once, on the connection's loop, when the connection is no more and its descriptor is closed.
    ///
    /// - Parameter body: What to do, instead of what was asked for before.
    public func whenClosed(_ body: @escaping () -> Void) { farewell = body }

    /// Gives the connection to another handler, to which it is opened; what has not been cut into lines yet belongs to that one.
    ///
    /// - Parameters:
    ///   - handler: Who hears of everything from now on; the one before hears nothing more.
    ///   - framing: What a line is from now on.
    public func handOver(to handler: any LineHandler, framing: LineOptions.Framing) {
        guard phase == .open else { return }
        setFraming(framing)
        self.handler = handler
        setDeadline(nil)
        event {
            deadlinesAreHeld = false
            beginDeadlines()
            handler.opened(self)
        }
    }

    /// Sends bytes.
    ///
    /// What is sent during one call of the handler leaves together. Nothing is sent after `close` or `shutdownOutput`. A peer that does not read is not read from either, and is cut when
    /// more output waits, or longer, than the options allow.
    ///
    /// - Parameter bytes: What to send, newlines and all.
    public func send(_ bytes: [UInt8]) {
        guard phase == .open, outputShutdown == .none, !bytes.isEmpty else { return }
        tap?.sent(bytes.span)
        emit(bytes)
    }

    /// Sends a text as UTF-8, as `send(_:)` does bytes.
    ///
    /// - Parameter text: What to send, newlines and all.
    public func send(_ text: String) {
        guard phase == .open, outputShutdown == .none, !text.isEmpty else { return }
        if let tap {
            let bytes = Array(text.utf8)
            tap.sent(bytes.span)
        }
        if desk.writer === self, !isWaiting { desk.collect(text) } else { emit(Array(text.utf8)) }
    }

    /// Sends bytes, as `send(_:)` does an array of them.
    ///
    /// - Parameter bytes: What to send.
    public func send(_ bytes: Span<UInt8>) {
        guard phase == .open, outputShutdown == .none, !bytes.isEmpty else { return }
        tap?.sent(bytes)
        if desk.writer === self, !isWaiting {
            desk.collect(bytes)
        } else {
            emit(bytes.withUnsafeBufferPointer(Array.init))
        }
    }

    /// Cuts the input in another way from now on.
    ///
    /// Called when a line is told, the bytes behind its newline are cut in the new way; called at another time, so is the part of
    /// a line that has come.
    ///
    /// - Parameter framing: What a line is now.
    public func setFraming(_ framing: LineOptions.Framing) {
        guard phase == .open || phase == .new else { return }
        let begun = framer.taken()
        var options = roll.options
        options.framing = framing
        framer = LineFramer(options: options)
        guard !begun.isEmpty else { return }
        unread.replaceSubrange(..<unreadUsed, with: begun)
        unreadUsed = 0
        remote.execute { connection in
            if !connection.isWaiting { connection.resume() }
        }
    }

    /// Sets when `deadlinePassed` is called, whether the peer is silent or not, instead of what was set before.
    ///
    /// - Parameter age: The connection's age; nil for never. An age that is past already counts as now.
    public func setDeadline(_ age: Duration?) {
        guard phase == .open else { return }
        deadline = age.map { openedAt + .nanoseconds($0.clampedNanoseconds) } ?? .distantFuture
        arm()
    }

    /// Whether output waits for a peer that does not read; `outputLeft` tells when it has left.
    public var outputIsWaiting: Bool { isWaiting }

    /// Takes no more lines from the peer until `resumeInput`; what it sends waits here and in the kernel, and then with the peer.
    ///
    /// While the input is paused, its end is not told either.
    public func pauseInput() {
        guard phase == .open, !inputIsPaused else { return }
        inputIsPaused = true
        setReading(false)
    }

    /// Takes lines again, soon: not before the running call of the handler has returned.
    public func resumeInput() {
        guard phase == .open, inputIsPaused else { return }
        inputIsPaused = false
        remote.execute { connection in
            // It may have been paused again meanwhile.
            guard !connection.inputIsPaused else { return }
            connection.resume()
            if !connection.isWaiting, !connection.inputIsPaused { connection.setReading(true) }
        }
    }

    /// Tells the peer, after what was sent, that no more comes.
    ///
    /// Its input is still read.
    public func shutdownOutput() {
        guard phase == .open, outputShutdown == .none else { return }
        event { outputShutdown = .asked }
    }

    /// Closes the connection after what was sent has left.
    ///
    /// The handler hears of nothing but the end from now on. The peer is told that no more comes, and what it still sends is
    /// thrown away until it ends its side too, or `closeLinger` has passed: input that lies unread makes a system reset a
    /// connection, and the last text would be lost with it.
    public func close() {
        guard phase == .open else { return }
        event {
            phase = .closing
            closedAt = desk.now
            if cause == nil { cause = inputHasEnded ? .peerClosed : .closed }
            if inputIsPaused {
                // The peer's end is awaited now.
                inputIsPaused = false
                if !isWaiting { setReading(true) }
            }
        }
    }

    /// Breaks the connection off at once; what was sent may be lost.
    public func abort() { abort(cause ?? .closed) }
}
