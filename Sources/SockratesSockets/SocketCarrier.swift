#if os(Linux)
    import CEpoll
    import NIOCore

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Carries a line connection on a socket of its own.
    final class SocketCarrier: PollTarget {
        private let descriptor: SocketDescriptor
        private let loop: PollLoop
        private var token: PollToken?
        /// The connection; nil when it is closed.
        private(set) var connection: LineConnection?

        /// Output that the system has not taken yet, and how much of it has left since.
        private var waiting: [UInt8] = []
        private var left = 0
        private var reads = true
        private var inputHasEnded = false
        private var outputIsShutDown = false
        private var watched = EPOLLIN.rawValue
        /// Whether the system has no memory for this socket, and nothing is tried for a moment.
        private var isShort = false

        private static let shortagePause = TimeAmount.milliseconds(100)

        /// Takes charge of an accepted socket, on its loop, and begins to carry.
        static func carry(
            _ descriptor: SocketDescriptor,
            from peer: SocketAddress,
            of listener: PollListener,
            on loop: PollLoop
        ) {
            let roll = loop.roll(of: listener)
            let connection = LineConnection(peer: peer, desk: loop.desk, roll: roll)
            roll.add(connection)
            let carrier = SocketCarrier(descriptor, connection, loop)
            connection.carrier = carrier
            guard connection.begin() else { return carrier.reset() }
            carrier.token = loop.add(carrier, descriptor.number, events: carrier.watched)
            guard carrier.token != nil else { return carrier.close() }
            connection.becomeActive()
        }

        private init(_ descriptor: SocketDescriptor, _ connection: LineConnection, _ loop: PollLoop) {
            self.descriptor = descriptor
            self.connection = connection
            self.loop = loop
        }

        override func ready(_ events: UInt32) {
            guard !isShort else { return }
            if events & EPOLLOUT.rawValue != 0 { writeOn() }
            guard connection != nil else { return }
            let isBroken = events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
            if reads, !inputHasEnded {
                if isBroken || events & EPOLLIN.rawValue != 0 { read() }
            } else if isBroken {
                // Nothing is wanted of the socket that would meet the error.
                let error = descriptor.pendingError
                fail(error == 0 ? ECONNRESET : error)
            }
        }

        override func loopEnds() { close() }
    }

    extension SocketCarrier {
        private func read() {
            guard let connection else { return }
            let count = receive(for: connection)
            if count > 0 {
                connection.receive(Span(_unsafeElements: loop.input[..<count].assumingMemoryBound(to: UInt8.self)))
            } else if count == 0 {
                inputHasEnded = true
                if outputIsShutDown { return close() }
                connection.receiveEnd()
                // Else the end would be reported again and again.
                watch()
            } else if errno == ENOBUFS || errno == ENOMEM {
                pauseForShortage()
            } else if errno != EAGAIN, errno != EINTR {
                fail(errno)
            }
        }

        /// Takes input, no more of it than the connection may have.
        private func receive(for connection: LineConnection) -> Int {
            guard connection.leavesInput else { return descriptor.receive(into: loop.input) }
            // Only whoever reads a proxy's header knows where it ends.
            guard connection.prelude == nil else {
                return descriptor.receive(into: UnsafeMutableRawBufferPointer(rebasing: loop.input[..<1]))
            }
            return descriptor.receiveLine(into: loop.input)
        }

        /// Writes what waits.
        private func writeOn() {
            guard connection != nil, left < waiting.count else { return }
            let bytes = waiting
            left += send(bytes.span.extracting(left...))
            guard left == waiting.count, let connection else { return }
            waiting = []
            left = 0
            watch()
            connection.outputHasLeft()
        }

        /// Gives bytes to the system.
        ///
        /// - Returns: How many it took; all of them where the connection is broken, for then nothing waits any more.
        private func send(_ bytes: Span<UInt8>) -> Int {
            while true {
                let count = descriptor.send(bytes)
                if count >= 0 { return count }
                switch errno {
                case EINTR: continue
                case EAGAIN: return 0
                case ENOBUFS, ENOMEM:
                    pauseForShortage()
                    return 0
                default:
                    fail(errno)
                    return bytes.count
                }
            }
        }

        /// Tries again in a moment: the system says so of itself, not of the connection, and would say it again at once.
        private func pauseForShortage() {
            guard !isShort, let token else { return }
            isShort = true
            watch()
            loop.after(Self.shortagePause) { loop in
                guard let carrier = loop.target(token) as? SocketCarrier else { return }
                carrier.isShort = false
                carrier.watch()
            }
        }

        private func fail(_ error: CInt) {
            connection?.fail(IOError(errnoCode: error, reason: "socket"))
        }

        /// Tells the loop what to watch for, where that has changed.
        private func watch() {
            guard connection != nil, let token else { return }
            var wanted: UInt32 = 0
            if isShort { return change(to: wanted, token) }
            if reads, !inputHasEnded { wanted |= EPOLLIN.rawValue }
            if left < waiting.count { wanted |= EPOLLOUT.rawValue }
            change(to: wanted, token)
        }

        private func change(to wanted: UInt32, _ token: PollToken) {
            guard wanted != watched else { return }
            watched = wanted
            loop.change(token, descriptor.number, events: wanted)
        }
    }

    extension SocketCarrier: LineCarrier {
        var localAddress: SocketAddress? {
            connection == nil ? nil : descriptor.localAddress
        }

        func write(_ bytes: Span<UInt8>) -> Bool {
            guard connection != nil else { return true }
            let sent = send(bytes)
            guard sent < bytes.count else { return true }
            bytes.extracting(sent...).withUnsafeBufferPointer { waiting.append(contentsOf: $0) }
            watch()
            return false
        }

        func setReading(_ reads: Bool) {
            self.reads = reads
            watch()
        }

        func shutdownOutput() {
            guard connection != nil else { return }
            outputIsShutDown = true
            descriptor.shutdownOutput()
            if inputHasEnded { close() }
        }

        func close() {
            guard let connection else { return }
            self.connection = nil
            if let token { loop.remove(token) }
            descriptor.close()
            connection.becomeInactive()
        }

        func reset() {
            guard connection != nil else { return }
            descriptor.resetOnClose()
            close()
        }

        func input(
            of descriptor: Int32,
            isOwned: Bool,
            received: @escaping DescriptorInput.Received,
            ended: @escaping () -> Void
        ) -> DescriptorInput? {
            PolledInput(descriptor, isOwned: isOwned, on: loop, received: received, ended: ended)
        }

        func output(to descriptor: Int32, left: @escaping () -> Void, broke: @escaping () -> Void) -> DescriptorOutput?
        {
            PolledOutput(descriptor, on: loop, left: left, broke: broke)
        }

        func lend() -> Int32? {
            guard connection != nil else { return nil }
            descriptor.block()
            return descriptor.number
        }

        func remote(of connection: LineConnection) -> RemoteConnection {
            RemoteConnection(token.map { WayToSocket(poller: loop.poller, token: $0) })
        }
    }

    private struct WayToSocket: WayToConnection {
        let poller: Poller
        let token: PollToken

        func execute(_ body: @escaping RemoteConnection.Body) { poller.execute(job(body)) }

        func errand(_ body: @escaping RemoteConnection.Body) -> @Sendable () -> Void {
            let job = job(body)
            return { [poller] in poller.execute(job) }
        }

        private func job(_ body: @escaping RemoteConnection.Body) -> Poller.Job {
            { [token] loop in (loop.target(token) as? SocketCarrier)?.connection?.perform(body) }
        }
    }
#endif
