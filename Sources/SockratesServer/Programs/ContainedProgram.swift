#if os(Linux)
    import CProgramHost
    import Dispatch
    package import SockratesSockets
    import Synchronization

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// One run of a program of this machine that nothing of it outlives.
    ///
    /// Whatever it has started is killed when it ends, when it is given up, and when this process ends, however it does.
    package struct ContainedProgram: Sendable {
        /// What became of a run.
        package struct Outcome: Sendable {
            /// What the program has printed.
            package let output: [UInt8]
            /// How it ended.
            package let ending: Program.Ending
        }

        private let words: [String]
        private let environment: [String: String]
        private let mostOutput: Int

        /// How long the end of a program's output is waited for when no process of it is left, in milliseconds.
        private static let patience: CInt = 1000
        /// One fork server does for all runs of this process.
        private static let supervisors = Result { () throws(SystemError) in try ProgramSupervisors() }

        /// Describes a run.
        ///
        /// - Parameters:
        ///   - words: The program, a path or a name that is looked for in the environment's `PATH`, and its arguments.
        ///   - environment: All of its environment.
        ///   - mostOutput: The most bytes that it may print.
        package init(_ words: [String], environment: [String: String], mostOutput: Int) {
            self.words = words
            self.environment = environment
            self.mostOutput = mostOutput
        }

        /// Runs it, without input and with this process's standard error; it is killed where the task is cancelled.
        ///
        /// - Returns: What became of it.
        /// - Throws: `SocketError`: system, where it can't be started, prints too much, or is lost.
        package func run() async throws(SocketError) -> Outcome {
            let run = try start()
            let result: Result<Outcome, SocketError> = await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    DispatchQueue(label: "contained program").async { continuation.resume(returning: attended(run)) }
                }
            } onCancel: {
                run.kill()
            }
            return try result.get()
        }
    }

    extension ContainedProgram {
        /// A program that runs.
        private final class Run: Sendable {
            /// The socket to its supervisor.
            let supervisor: CInt
            /// What it prints comes out here.
            let output: CInt
            private let hasEnded = Mutex(false)

            init(supervisor: CInt, output: CInt) {
                self.supervisor = supervisor
                self.output = output
            }

            func kill() { hasEnded.withLock { if !$0 { _ = program_host_kill(supervisor) } } }

            /// No process is left, or nobody knows of them: nobody may kill it from now on.
            func end() { hasEnded.withLock { $0 = true } }
        }

        private var name: String { words.first ?? "" }

        private func start() throws(SocketError) -> Run {
            guard let path = ProgramSearch.path(of: name, in: environment["PATH"] ?? ProgramOptions.searchPath) else {
                throw failure("there is no such program")
            }
            var options = ProgramOptions(words: [path] + words.dropFirst(), environment: environment)
            options.limits = .none
            let nothing = ProgramDescriptors.nothing()
            defer { ProgramDescriptors.close([nothing]) }
            let pipe = try ProgramEnds.pipe()
            defer { ProgramDescriptors.close([pipe.writing]) }
            do {
                let order = try ProgramOrder(options).bytes(variables: [], descriptors: 3)
                let supervisor = try Self.supervisors.get().take()
                let given = [nothing, pipe.writing, STDERR_FILENO]
                let error = program_host_launch(supervisor, order, order.count, given, 3)
                guard error == 0 else {
                    ProgramDescriptors.close([supervisor])
                    throw SystemError(error)
                }
                return Run(supervisor: supervisor, output: pipe.reading)
            } catch {
                ProgramDescriptors.close([pipe.reading])
                throw failure(error is ProgramOrder.TooLong ? "its arguments and environment are too long" : "\(error)")
            }
        }

        /// Reads what a program prints until no process of it is left; blocks.
        private func attended(_ run: Run) -> Result<Outcome, SocketError> {
            var output: [UInt8] = []
            var end: ProgramEnd?
            var isGone = false
            var isOpen = true
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while !isGone || isOpen {
                var watched = [
                    pollfd(fd: isGone ? -1 : run.supervisor, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: isOpen ? run.output : -1, events: Int16(POLLIN), revents: 0),
                ]
                let count = poll(&watched, 2, isGone ? Self.patience : -1)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                if watched[1].revents != 0 {
                    let count = read(run.output, &buffer, buffer.count)
                    isOpen = count > 0 || (count < 0 && errno == EINTR)
                    if count > 0, output.count <= mostOutput { output += buffer.prefix(count) }
                    if output.count > mostOutput { run.kill() }
                }
                if watched[0].revents != 0 {
                    var report = program_report()
                    let count = read(run.supervisor, &report, MemoryLayout<program_report>.size)
                    if count < 0, errno == EAGAIN || errno == EINTR { continue }
                    if count > 0, report.has_ended != 0, end == nil { end = ProgramEnd(report) }
                    if count > 0, report.is_gone != 0 {
                        run.end()
                        try? Self.supervisors.get().giveBack(run.supervisor)
                        isGone = true
                    }
                    if count <= 0 {
                        run.end()
                        ProgramDescriptors.close([run.supervisor])
                        isGone = true
                    }
                }
            }
            ProgramDescriptors.close([run.output])
            guard output.count <= mostOutput else {
                return .failure(SocketError(.system, "\(name) has printed more than \(mostOutput) bytes"))
            }
            switch end {
            case .exited(let code): return .success(Outcome(output: output, ending: .exited(code)))
            case .signalled(let number): return .success(Outcome(output: output, ending: .signalled(number)))
            case .notStarted(let why): return .failure(failure(why))
            default: return .failure(SocketError(.system, "\(name) was lost"))
            }
        }

        private func failure(_ why: String) -> SocketError { SocketError(.system, "\(name) can't be started: \(why)") }
    }
#endif
