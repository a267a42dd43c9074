#if os(Linux)
    import CEpoll

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Reads a descriptor that a ``PollLoop`` watches.
    final class PolledInput: DescriptorInput {
        private let descriptor: CInt
        private let isOwned: Bool
        private let loop: PollLoop
        /// There only while it reads: a hang-up would be told again and again otherwise.
        private var token: PollToken?
        private var isClosed = false

        /// Begins to read.
        init(
            _ descriptor: CInt,
            isOwned: Bool,
            on loop: PollLoop,
            received: @escaping Received,
            ended: @escaping () -> Void
        ) {
            self.descriptor = descriptor
            self.isOwned = isOwned
            self.loop = loop
            super.init(received: received, ended: ended)
            setReading(true)
        }

        override func setReading(_ reads: Bool) {
            guard !isClosed, reads != (token != nil) else { return }
            if reads {
                token = loop.add(Target(self), descriptor, events: EPOLLIN.rawValue)
                if token == nil { end() }
            } else {
                unwatch()
            }
        }

        override func close() {
            super.close()
            guard !isClosed else { return }
            isClosed = true
            unwatch()
            if isOwned { systemClose(descriptor) }
        }

        private func unwatch() {
            if let token { loop.remove(token, unwatching: descriptor) }
            token = nil
        }

        private func ready() {
            let count = read(descriptor, loop.input.baseAddress, loop.input.count)
            if count > 0 {
                received?(Span(_unsafeElements: loop.input[..<count].assumingMemoryBound(to: UInt8.self)))
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                // A terminal whose last program has gone fails with EIO.
                end()
            }
        }

        /// What the loop tells.
        private final class Target: PollTarget {
            private let input: PolledInput

            init(_ input: PolledInput) { self.input = input }

            override func ready(_ events: UInt32) { input.ready() }
            override func loopEnds() { input.close() }
        }
    }

    // Inside the type, its own method hides the system's function of the same name.
    private func systemClose(_ number: CInt) { close(number) }
#endif
