#if os(Linux)
    import CProgramHost
    import Synchronization

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The fork server of this process, and supervisors of programs, which serve one session after another.
    final class ProgramSupervisors: Sendable {
        private struct State {
            /// The fork server, and the socket to it.
            var server: (process: pid_t, socket: CInt)
            /// Sockets to supervisors without a program.
            var idle: [CInt] = []
        }

        /// How many supervisors wait for the next sessions.
        private static let mostIdle = 64

        private let state: Mutex<State>

        /// Starts the fork server, best while the process is still small.
        ///
        /// - Throws: ``SystemError`` where the system has no room for it.
        init() throws(SystemError) {
            state = Mutex(State(server: try Self.startServer()))
        }

        deinit {
            state.withLock { state in
                for socket in state.idle { close(socket) }
                Self.end(state.server)
            }
        }

        /// A supervisor without a program, by the socket to it; it is the caller's.
        ///
        /// - Throws: ``SystemError`` where the system has no room for one.
        func take() throws(SystemError) -> CInt {
            try state.withLock { state throws(SystemError) in
                if let socket = state.idle.popLast() { return socket }
                let socket = program_host_supervisor(state.server.socket)
                if socket >= 0 { return socket }
                // Somebody has killed the fork server; its supervisors go on without it.
                guard errno == EPIPE || errno == ECONNRESET else { throw SystemError(errno) }
                let started = try Self.startServer()
                Self.end(state.server)
                state.server = started
                let other = program_host_supervisor(state.server.socket)
                guard other >= 0 else { throw SystemError(errno) }
                return other
            }
        }

        /// Takes back a supervisor whose program has gone, with all its descendants.
        func giveBack(_ socket: CInt) {
            let isKept = state.withLock { state in
                guard state.idle.count < Self.mostIdle else { return false }
                state.idle.append(socket)
                return true
            }
            if !isKept { close(socket) }
        }

        /// Ends a fork server, with all that is below it.
        private static func end(_ server: (process: pid_t, socket: CInt)) {
            close(server.socket)
            while waitpid(server.process, nil, 0) < 0, errno == EINTR {}
        }

        private static func startServer() throws(SystemError) -> (process: pid_t, socket: CInt) {
            var process = pid_t()
            let socket = program_host_start(&process)
            guard socket >= 0 else { throw SystemError(errno) }
            return (process, socket)
        }
    }

    /// What the system says when it refuses something.
    struct SystemError: Error, CustomStringConvertible {
        let number: CInt

        init(_ number: CInt) { self.number = number }

        var description: String { String(cString: strerror(number)) }
    }
#endif
