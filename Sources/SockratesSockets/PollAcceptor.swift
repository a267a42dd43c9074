#if os(Linux)
    import CEpoll
    import NIOCore

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Takes connections from a listening socket and gives them to the loops in turns; pauses while descriptors are short.
    final class PollAcceptor: PollTarget {
        private static let shortagePause = TimeAmount.milliseconds(100)
        private static let fullPause = TimeAmount.milliseconds(20)
        private static let reportInterval = TimeAmount.seconds(1)
        /// How many connections are taken at once, before others get their turn.
        private static let mostAtOnce = 16

        let listener: PollListener
        private let loop: PollLoop
        private var token: PollToken?
        private var turn = 0
        private var lastReport: NIODeadline?
        /// Whether it has been told that accepting pauses, and not yet that it goes on.
        private var isShort = false

        /// Begins to take connections, on the first of the listener's loops.
        static func begin(_ listener: PollListener, on loop: PollLoop) {
            let acceptor = PollAcceptor(listener, loop)
            acceptor.token = loop.add(acceptor, listener.socket.descriptor.number, events: EPOLLIN.rawValue)
            if acceptor.token == nil { listener.socket.close() }
        }

        private init(_ listener: PollListener, _ loop: PollLoop) {
            self.listener = listener
            self.loop = loop
        }

        override func ready(_ events: UInt32) {
            for _ in 0..<Self.mostAtOnce {
                if listener.reception.isFull { return pause(Self.fullPause) }
                guard DescriptorReserve.hasRoom else { return pauseAccepting(EMFILE) }
                var name = sockaddr_storage()
                var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
                let descriptor = cepoll_accept(listener.socket.descriptor.number, &name, &size)
                if descriptor >= 0 {
                    DescriptorReserve.note(descriptor)
                    if isShort {
                        isShort = false
                        listener.reception.options.acceptResumed?()
                    }
                    take(SocketDescriptor(number: descriptor), name, size)
                } else if errno == EAGAIN {
                    return
                } else if errno != EINTR, errno != ECONNABORTED {
                    return pauseAccepting(errno)
                }
            }
        }

        /// Closes the listening socket.
        override func loopEnds() {
            guard let token else { return }
            self.token = nil
            loop.remove(token)
            listener.socket.close()
        }

        private func take(_ descriptor: SocketDescriptor, _ name: sockaddr_storage, _ size: socklen_t) {
            // Without an address the peer has gone already.
            guard let peer = SocketAddress(name, size) else {
                descriptor.close()
                return
            }
            let listener = listener
            listener.reception.tally.add()
            turn = (turn + 1) % listener.pollers.count
            let poller = listener.pollers[turn]
            if poller === loop.poller { return SocketCarrier.carry(descriptor, from: peer, of: listener, on: loop) }
            let isComing = poller.execute { SocketCarrier.carry(descriptor, from: peer, of: listener, on: $0) }
            if !isComing {
                descriptor.close()
                listener.reception.tally.remove()
            }
        }

        private func pauseAccepting(_ number: CInt) {
            let error = SocketError(accepting: IOError(errnoCode: number, reason: "accept"))
            // Another error belongs to one connection only.
            guard error.code == .outOfResources else { return }
            let now = NIODeadline.now()
            if lastReport.map({ now - $0 >= Self.reportInterval }) ?? true {
                lastReport = now
                isShort = true
                listener.reception.options.acceptPaused?(error)
            }
            pause(Self.shortagePause)
        }

        /// Leaves connections to wait in the backlog for a while.
        private func pause(_ time: TimeAmount) {
            guard let token else { return }
            // The kernel would report the waiting connections again at once, and again.
            loop.change(token, listener.socket.descriptor.number, events: 0)
            loop.after(time) { [self] loop in
                guard let token = self.token else { return }
                loop.change(token, listener.socket.descriptor.number, events: EPOLLIN.rawValue)
            }
        }
    }
#endif
