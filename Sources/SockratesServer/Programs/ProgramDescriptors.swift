#if os(Linux)
    import CProgramHost
    import SockratesSockets

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The descriptors of one program: what it gets, and what is kept of them here.
    struct ProgramDescriptors {
        /// From 0 on; all but borrowed ones are closed when the program has them.
        var given: [CInt] = []
        /// Those of them that are ours to close.
        private var passing: [CInt] = []
        /// What is written here is the program's input; `nil` where it has the socket.
        private(set) var input: CInt?
        /// What the program writes comes out here; `nil` where it has the socket.
        private(set) var output: CInt?
        /// What it writes to its standard error comes out here, where that goes to the log.
        private(set) var errors: CInt?
        /// What the launcher says comes out here, where there is one.
        private(set) var status: CInt?

        /// Makes the descriptors.
        ///
        /// - Parameters:
        ///   - station: What standard input and output are.
        ///   - errorOutput: Where standard error goes.
        ///   - socket: The player's socket, where the program gets that.
        ///   - nothing: Where what goes nowhere goes.
        ///   - launcher: What starts the program; it tells how that went on the descriptor behind standard error.
        /// - Throws: `SocketError` where the process has no descriptor left.
        init(
            _ station: ProgramOptions.Station,
            _ errorOutput: ProgramOptions.ErrorOutput,
            socket: CInt?,
            nothing: CInt,
            launcher: ProgramLauncher? = nil
        ) throws(SocketError) {
            if let socket {
                given = [socket, socket]
            } else {
                let ends = try station == .terminal ? ProgramEnds.terminal() : ProgramEnds.pipes()
                given = [ends.childInput, ends.childOutput]
                passing = given
                input = ends.output
                output = ends.input
                for end in [ends.output, ends.input] { Self.neverBlock(end) }
            }
            switch errorOutput {
            case .client: given.append(given[1])
            case .none: given.append(nothing)
            case .log: errors = try addPipe()
            }
            if launcher != nil { status = try addPipe() }
        }

        /// Gives the program a pipe to write to, as its next descriptor.
        ///
        /// - Returns: Where that comes out.
        private mutating func addPipe() throws(SocketError) -> CInt {
            do throws(SocketError) {
                let pipe = try ProgramEnds.pipe()
                given.append(pipe.writing)
                passing.append(pipe.writing)
                Self.neverBlock(pipe.reading)
                return pipe.reading
            } catch {
                closeAll()
                throw error
            }
        }

        /// Gives the program a file that holds a text, as its next descriptor.
        ///
        /// - Returns: Its number there; `nil` where the system has no room for it.
        mutating func add(file text: String) -> Int? {
            let bytes = Array(text.utf8)
            let file = bytes.withUnsafeBytes { program_host_file($0.baseAddress, $0.count) }
            guard file >= 0 else { return nil }
            given.append(file)
            passing.append(file)
            return given.count - 1
        }

        /// The program has them: closes what was only made for it.
        mutating func handedOver() {
            Self.close(passing)
            passing = []
        }

        /// Closes all that is ours.
        mutating func closeAll() {
            handedOver()
            Self.close([input, output, errors, status].compactMap { $0 })
            (input, output, errors, status) = (nil, nil, nil, nil)
        }

        static func close(_ descriptors: [CInt]) {
            for descriptor in descriptors where descriptor >= 0 { systemClose(descriptor) }
        }

        static func nothing() -> CInt { open("/dev/null", O_RDWR | O_CLOEXEC) }

        private static func neverBlock(_ descriptor: CInt) {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }

    private func systemClose(_ number: CInt) { close(number) }
#endif
