#if os(Linux)
    import CProgramHost
    import SockratesSockets

    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The session's program: how it starts, and what it tells.
    extension ProgramSession {
        /// How long a program's output is waited for when no process of it is left: somebody else may have it open.
        static let patience = Duration.seconds(1)
        /// How many bytes of one line of standard error are logged.
        private static let longestErrorLine = 4096

        /// Starts the program.
        func start(on connection: LineConnection) {
            let options = program.options
            do {
                let socket = options.station == .socket ? connection.lend() : nil
                var descriptors = try ProgramDescriptors(
                    options.station,
                    options.errorOutput,
                    socket: socket,
                    nothing: program.nothing,
                    launcher: options.launcher
                )
                do {
                    let variables = variables(of: connection, &descriptors)
                    try launch(
                        program.order.bytes(variables: variables, descriptors: descriptors.given.count),
                        descriptors.given
                    )
                } catch {
                    descriptors.closeAll()
                    throw error
                }
                descriptors.handedOver()
                status = descriptors.status
                launcherWatch = options.launcher.map(LauncherWatch.init)
                carry(descriptors, on: connection)
            } catch {
                admission.journal.failed(error)
                finish(.notStarted("\(error)"))
            }
        }

        /// What the program finds in its environment about its session.
        private func variables(
            of connection: LineConnection,
            _ descriptors: inout ProgramDescriptors
        ) -> [(name: String, value: String)] {
            var variables = ProgramVariables.of(
                peer: connection.peer,
                local: connection.local,
                number: admission.number,
                seed: admission.seed,
                team: team
            )
            guard let flag else { return variables }
            switch program.options.flagForm {
            case .environment(let name): variables.append((name, flag))
            case .file(let name):
                if let number = descriptors.add(file: flag + "\n") { variables.append((name, "/dev/fd/\(number)")) }
            }
            return variables
        }

        private func launch(_ order: [UInt8], _ descriptors: [CInt]) throws(SystemError) {
            // A supervisor that waited for work may have been killed.
            for _ in 0..<3 {
                let socket = try program.supervisors.take()
                let error = program_host_launch(socket, order, order.count, descriptors, CInt(descriptors.count))
                if error == 0 {
                    supervisor = socket
                    return
                }
                close(socket)
                guard error == EPIPE || error == ECONNRESET else { throw SystemError(error) }
            }
            throw SystemError(EPIPE)
        }

        /// Begins to carry what goes between player and program.
        private func carry(_ descriptors: ProgramDescriptors, on connection: LineConnection) {
            if let supervisor {
                reports = connection.input(of: supervisor, isOwned: false) { [self] in
                    take(report: $0)
                } ended: { [self] in
                    if end == nil { end = .lost }
                    noProcessIsLeft(isSupervised: false)
                }
            }
            if let descriptor = descriptors.input {
                input = connection.output(to: descriptor) { [self] in
                    self.connection?.resumeInput()
                } broke: { [self] in
                    input = nil
                    self.connection?.resumeInput()
                }
            }
            if let descriptor = descriptors.output {
                output = connection.input(of: descriptor) { [self] in
                    take(output: $0)
                } ended: { [self] in
                    output = nil
                    if supervisor == nil { conclude() }
                }
            }
            if let descriptor = descriptors.errors {
                errors = connection.input(of: descriptor) { [self] in
                    take(errors: $0)
                } ended: { [self] in
                    if !errorLine.isEmpty { logErrorLine() }
                    errors = nil
                }
            }
        }

        private func take(output bytes: Span<UInt8>) {
            guard let connection, !bytes.isEmpty else { return }
            lastTraffic = connection.age
            var bytes = bytes
            var isTooMuch = false
            if let limit = program.options.limits.output, bytesOut + UInt64(bytes.count) > limit {
                bytes = bytes.extracting(..<Int(clamping: limit - bytesOut))
                isTooMuch = true
            }
            bytesOut += UInt64(bytes.count)
            if !bytes.isEmpty {
                lastByte = bytes[bytes.count - 1]
                passFromLauncher(bytes, on: connection)
            }
            if isTooMuch { return cut(.limit(.output)) }
            if connection.outputIsWaiting { output?.setReading(false) }
        }

        /// Passes on what the program sends, unless it is what its launcher complains of.
        private func passFromLauncher(_ bytes: Span<UInt8>, on connection: LineConnection) {
            guard launcherWatch != nil else { return pass(bytes, on: connection) }
            guard launcherWatch?.keeps(bytes) == true else { return passHeld(on: connection) }
            guard heldEnd == nil else { return }
            heldEnd = connection.age + LauncherWatch.patience
            arm()
        }

        /// It was no complaint: the program says so itself.
        func passHeld(on connection: LineConnection) {
            heldEnd = nil
            guard let held = launcherWatch?.held else { return }
            launcherWatch = nil
            if !held.isEmpty { pass(held.span, on: connection) }
        }

        /// The program has ended: finds out whether it ever ran.
        func settleLaunch(on connection: LineConnection) {
            guard let status else { return }
            self.status = nil
            defer { ProgramDescriptors.close([status]) }
            guard case .exited = end, !ProgramLauncher.hasRun(status) else { return passHeld(on: connection) }
            let complaint = launcherWatch?.complaint ?? "bubblewrap could not run it"
            launcherWatch = nil
            lastByte = 0x0A
            admission.journal.failed(HostedProgram.Mistake(description: complaint))
            end = .notStarted(complaint)
        }

        private func take(report bytes: Span<UInt8>) {
            let size = MemoryLayout<program_report>.size
            for index in bytes.indices { report.append(bytes[index]) }
            while report.count >= size {
                let told = report.withUnsafeBytes { $0.loadUnaligned(as: program_report.self) }
                report.removeFirst(size)
                if told.has_ended != 0, end == nil {
                    end = ProgramEnd(told)
                    if case .notStarted = end { admission.journal.failed(SystemError(told.status)) }
                    input?.close()
                    input = nil
                }
                if told.is_gone != 0 { return noProcessIsLeft(isSupervised: true) }
            }
        }

        /// All processes have gone, or whoever knows of them.
        private func noProcessIsLeft(isSupervised: Bool) {
            reports?.close()
            reports = nil
            if let supervisor {
                if isSupervised { program.supervisors.giveBack(supervisor) } else { close(supervisor) }
            }
            supervisor = nil
            guard let connection else { return }
            if isCut || output == nil { return conclude() }
            lingerEnd = connection.age + Self.patience
            arm()
        }

        private func take(errors bytes: Span<UInt8>) {
            for index in bytes.indices {
                if bytes[index] == 0x0A {
                    logErrorLine()
                } else if errorLine.count < Self.longestErrorLine {
                    errorLine.append(bytes[index])
                }
            }
        }

        /// Logs a line of standard error, without the flag.
        private func logErrorLine() {
            var text = String(decoding: errorLine, as: UTF8.self)
            if let flag, !flag.isEmpty { text = text.replacing(flag, with: "[flag]") }
            errorLine = []
            admission.journal.programSaid(text)
        }
    }
#endif
