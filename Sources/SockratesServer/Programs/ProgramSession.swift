#if os(Linux)
    import CProgramHost
    import SockratesSockets
    import SockratesStore

    /// One player's session with a program.
    ///
    /// 1. Nothing is read from one side while the other takes nothing.
    /// 2. The player hears of the end when no process is left and what the program wrote has been sent; when a limit is hit, at once
    ///    after the last process.
    /// 3. The supervisor is given back only when no process is left, whether the player is still there or not.
    final class ProgramSession: HostedSession {
        let program: HostedProgram
        let admission: Admission
        /// The player's connection; `nil` once it is closed.
        var connection: LineConnection?

        var team: String?
        var triesLeft = 5
        /// The flag that the program got.
        var flag: String?

        /// Where the session is recorded; `nil` for nowhere.
        let record: ProgramRecord?
        /// What the store has not answered yet.
        var awaited: Matter?
        /// Looks for the flag in what the program sends, where that is recorded.
        var watch: FlagWatch?
        /// What the program has sent and the player may not have yet.
        var withheld: [UInt8] = []
        /// Whether the end waits for the store.
        var isConcluding = false
        var hasToldTrouble = false

        /// The socket to the supervisor, as long as any process may be left.
        var supervisor: Int32?
        var reports: DescriptorInput?
        var report: [UInt8] = []
        var input: DescriptorOutput?
        var output: DescriptorInput?
        var errors: DescriptorInput?
        /// What the launcher says, where there is one.
        var status: Int32?
        /// Looks for the launcher's complaints in the first output.
        var launcherWatch: LauncherWatch?
        /// When output that may be such a complaint is passed on.
        var heldEnd: Duration?
        /// The part of a line that has come from standard error.
        var errorLine: [UInt8] = []

        var end: ProgramEnd?
        /// Whether we end the program, so that what it still writes is not wanted.
        var isCut = false

        var begun = Duration.zero
        var lastTraffic = Duration.zero
        /// When the program is ended after the player's input, or given up for what it leaves open after its end.
        var lingerEnd: Duration?
        var bytesIn = 0
        var bytesOut: UInt64 = 0
        /// The last bytes that the program and the player sent.
        var lastByte: UInt8 = 0x0A
        private var lastTyped: UInt8 = 0x0A

        init(_ program: HostedProgram, _ admission: Admission) {
            self.program = program
            self.admission = admission
            record = admission.recording.map { ProgramRecord($0, admission) }
        }

        func opened(_ connection: LineConnection) {
            self.connection = connection
            admission.journal.opened()
            begun = connection.age
            lastTraffic = begun
            arm()
            // What went over the socket is not known.
            if program.options.station == .socket { lastByte = 0 }
            if let identity = program.options.identity {
                connection.send(identity.question + "\n")
            } else {
                begin(on: connection)
            }
        }

        func received(line: [UInt8], on connection: LineConnection) {
            lastTraffic = connection.age
            if supervisor == nil, end == nil { return identify(line, on: connection) }
            bytesIn += line.count
            lastTyped = line.last ?? lastTyped
            if let input, !input.write(line) { connection.pauseInput() }
        }

        func lineTooLong(on connection: LineConnection) { received(line: [], on: connection) }

        func inputEnded(on connection: LineConnection) {
            guard end == nil else { return }
            guard supervisor != nil else { return finish(.unknownPlayer) }
            switch program.options.inputEnd {
            case .kill: return cut(.inputEnded)
            case .linger(let time):
                lingerEnd = connection.age + time
                arm()
            case .passOn: break
            }
            guard program.options.station == .terminal else {
                input?.finish()
                return
            }
            // A terminal has no end of its own; this key is one where the program reads lines, and ends a begun line before that.
            _ = input?.write(lastTyped == 0x0A ? [0x04] : [0x04, 0x04])
        }

        func outputLeft(on connection: LineConnection) {
            if !connection.outputIsWaiting, awaited == nil { output?.setReading(true) }
        }

        func deadlinePassed(on connection: LineConnection) {
            let age = connection.age
            let limits = program.options.limits
            if let time = limits.time, end == nil, age >= begun + time {
                cut(.limit(.time))
            } else if let idle = limits.idle, end == nil, age >= lastTraffic + idle {
                cut(.limit(.idle))
            } else if let heldEnd, age >= heldEnd {
                passHeld(on: connection)
                arm()
            } else if let lingerEnd, age >= lingerEnd {
                if end == nil {
                    cut(.inputEnded)
                } else if connection.outputIsWaiting {
                    // What the program left is on its way; the write deadline ends it where the player does not read.
                    self.lingerEnd = age + Self.patience
                    arm()
                } else {
                    conclude()
                }
            } else {
                arm()
            }
        }

        func announced(_ notice: String, on connection: LineConnection) {
            if program.options.tellsEnd { say(notice) }
        }

        func stopped(_ notice: String, on connection: LineConnection) { cut(.stopped, saying: notice) }

        func deadlinePassed(_ kind: LineDeadlines.Kind, on connection: LineConnection) {
            cut(.deadline(kind), saying: notice(of: kind, on: connection))
        }

        func closed(_ cause: CloseCause, age: Duration) {
            connection = nil
            if end == nil { end = .playerLeft }
            stopProgram()
            errors?.close()
            errors = nil
            if let status { ProgramDescriptors.close([status]) }
            status = nil
            let isCutOff = cause == .writeDeadline || cause == .outputCap
            let end = isCutOff ? nil : end
            record?.leave(end, end?.description ?? cause.description, at: age)
            admission.journal.closed(
                end,
                received: bytesIn,
                sent: bytesOut,
                cause: cause,
                age: age
            )
        }
    }

    extension ProgramSession {
        /// Takes an answer to the question who plays.
        private func identify(_ answer: [UInt8], on connection: LineConnection) {
            guard let identity = program.options.identity else { return }
            if let team = identity.team(answer) {
                self.team = team
                return identified(as: team, on: connection)
            }
            refuse(identity.refusal, on: connection)
        }

        /// Says why an answer names nobody who may play, and asks again, a few times.
        func refuse(_ why: String, on connection: LineConnection) {
            triesLeft -= 1
            say(why)
            guard triesLeft > 0, let question = program.options.identity?.question else {
                return finish(.unknownPlayer)
            }
            connection.send(question + "\n")
        }

        /// Ends the session before a program has begun, or after it could not.
        func finish(_ end: ProgramEnd) {
            self.end = end
            conclude()
        }

        /// Ends the program, and then the session.
        func cut(_ end: ProgramEnd) {
            guard self.end == nil else { return }
            self.end = end
            isCut = true
            stopProgram()
            if supervisor == nil { conclude() }
        }

        /// Tells the player why, and ends the program and the session.
        private func cut(_ end: ProgramEnd, saying notice: String) {
            guard self.end == nil else { return }
            if program.options.tellsEnd { say(notice) }
            cut(end)
        }

        /// Takes nothing more from the program and has it killed, where it still runs.
        private func stopProgram() {
            input?.close()
            input = nil
            output?.close()
            output = nil
            if let supervisor { program_host_kill(supervisor) }
        }

        /// Tells the player how it ended, and closes.
        func conclude() {
            guard let connection else { return }
            settleLaunch(on: connection)
            guard awaited != .flag else {
                isConcluding = true
                return
            }
            passWithheld(on: connection)
            output?.close()
            output = nil
            errors?.close()
            errors = nil
            if program.options.tellsEnd, let notice = end?.notice(limits: program.options.limits) { say(notice) }
            connection.close()
        }

        /// Sends a line of ours, on a line of its own.
        private func say(_ text: String) {
            connection?.send((lastByte == 0x0A ? "" : "\n") + text + "\n")
            lastByte = 0x0A
        }

        /// Sets the deadline to what is due first.
        func arm() {
            guard let connection else { return }
            let limits = program.options.limits
            let dues = [
                end == nil ? limits.time.map { begun + $0 } : nil,
                end == nil ? limits.idle.map { lastTraffic + $0 } : nil,
                lingerEnd,
                heldEnd,
            ]
            connection.setDeadline(dues.compactMap { $0 }.min())
        }
    }
#endif
