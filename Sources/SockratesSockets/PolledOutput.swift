#if os(Linux)
    import CEpoll

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Writes to a descriptor, and lets a ``PollLoop`` watch it while something waits.
    final class PolledOutput: DescriptorOutput {
        private let descriptor: CInt
        private let loop: PollLoop
        private var token: PollToken?
        /// What the system has not taken yet, and how much of it has left since.
        private var waiting: [UInt8] = []
        private var gone = 0
        private var isFinishing = false
        private var isClosed = false

        init(_ descriptor: CInt, on loop: PollLoop, left: @escaping () -> Void, broke: @escaping () -> Void) {
            self.descriptor = descriptor
            self.loop = loop
            super.init(left: left, broke: broke)
        }

        override func write(_ bytes: [UInt8]) -> Bool {
            guard !isClosed, !isFinishing else { return true }
            guard waiting.isEmpty else {
                waiting += bytes
                return false
            }
            let taken = give(bytes.span)
            guard taken < bytes.count, !isClosed else { return true }
            waiting = Array(bytes[taken...])
            token = loop.add(Target(self), descriptor, events: EPOLLOUT.rawValue)
            if token == nil { fail() }
            return false
        }

        override func finish() {
            isFinishing = true
            if waiting.isEmpty { close() }
        }

        override func close() {
            super.close()
            guard !isClosed else { return }
            isClosed = true
            unwatch()
            systemClose(descriptor)
        }

        private func unwatch() {
            if let token { loop.remove(token, unwatching: descriptor) }
            token = nil
        }

        private func ready() {
            let bytes = waiting
            gone += give(bytes.span.extracting(gone...))
            guard !isClosed, gone == waiting.count else { return }
            waiting = []
            gone = 0
            unwatch()
            if isFinishing { close() } else { left?() }
        }

        /// - Returns: How many bytes the system took.
        private func give(_ bytes: Span<UInt8>) -> Int {
            while true {
                let count = bytes.withUnsafeBufferPointer { systemWrite(descriptor, $0.baseAddress, $0.count) }
                if count >= 0 { return count }
                switch errno {
                case EINTR: continue
                case EAGAIN: return 0
                default:
                    fail()
                    return 0
                }
            }
        }

        /// What the loop tells.
        private final class Target: PollTarget {
            private let output: PolledOutput

            init(_ output: PolledOutput) { self.output = output }

            override func ready(_ events: UInt32) { output.ready() }
            override func loopEnds() { output.close() }
        }
    }

    // Inside the type, its own methods hide the system's functions of the same name.
    private func systemClose(_ number: CInt) { close(number) }
    private func systemWrite(_ number: CInt, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
        write(number, bytes, count)
    }
#endif
