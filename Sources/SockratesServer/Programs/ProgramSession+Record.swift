#if os(Linux)
    import SockratesQuiz
    import SockratesSockets
    import SockratesStore

    /// The session's record, where one is kept.
    ///
    /// 1. The program starts only when it is on disk who plays and that they begin. Until then nothing is read from the player.
    /// 2. The flag goes to the player only when the solve is on disk. Until then nothing is read from the program, and the session does not end.
    extension ProgramSession {
        /// What waits for the record.
        enum Matter {
            case identity
            case start
            case flag
        }

        /// It is known who plays; they may, where record and gates let them.
        func identified(as team: String, on connection: LineConnection) {
            guard let record, let proof = program.options.identity?.proof else { return join(on: connection) }
            record.identify(Identity(player: team, team: team, proof: proof), at: connection.age)
            connection.pauseInput()
            submit(.identity, on: connection)
        }

        private func join(on connection: LineConnection) {
            if let team, let refusal = admission.entry.join(team: team) { return finish(.refused(refusal.sentence)) }
            begin(on: connection)
        }

        /// Starts the program, once that is recorded.
        func begin(on connection: LineConnection) {
            flag = program.options.flag?(team)
            guard let record else { return startNow(on: connection) }
            record.start(flag: flag, at: connection.age)
            connection.pauseInput()
            submit(.start, on: connection)
        }

        private func startNow(on connection: LineConnection) {
            // What stands behind the newline of a name is the program's.
            if program.options.identity != nil { connection.setFraming(.bytes) }
            start(on: connection)
        }

        /// Passes on what the program sends, a flag only when it is recorded.
        func pass(_ bytes: Span<UInt8>, on connection: LineConnection) {
            guard watch != nil else { return connection.send(bytes) }
            let isComplete = watch?.look(at: bytes) ?? false
            withheld += bytes.withUnsafeBufferPointer(Array.init)
            guard !isComplete else {
                watch = nil
                output?.setReading(false)
                record?.solve(at: connection.age)
                return submit(.flag, on: connection)
            }
            let count = withheld.count - (watch?.withheld ?? 0)
            connection.send(Array(withheld.prefix(count)))
            withheld.removeFirst(count)
        }

        /// Sends what was held back.
        func passWithheld(on connection: LineConnection) {
            connection.send(withheld)
            withheld = []
        }

        private func submit(_ matter: Matter, on connection: LineConnection) {
            awaited = matter
            record?.submit { [remote = connection.remote] outcome in
                remote.execute { connection in
                    (connection.handler as? ProgramSession)?.settled(outcome, on: connection)
                }
            }
        }

        private func settled(_ outcome: SubmissionOutcome, on connection: LineConnection) {
            record?.settle(outcome)
            guard let matter = awaited else { return }
            awaited = nil
            switch (matter, outcome) {
            case (.identity, .recorded):
                if end == nil { join(on: connection) }
            case (.identity, .refused(let refusal)):
                record?.forgetIdentity()
                askAgain(refusal.sentence, on: connection)
            case (.identity, .failed):
                record?.forgetIdentity()
                askAgain("That was not recorded. Try again.", on: connection)
            case (.start, .recorded):
                guard end == nil else { return }
                if program.options.station != .socket { watch = flag.flatMap(FlagWatch.init) }
                startNow(on: connection)
                // The socket's input is the program's.
                if program.options.station != .socket { connection.resumeInput() }
            case (.start, .refused(let refusal)):
                record?.forgetStart()
                if end == nil { finish(.refused(refusal.sentence)) }
            case (.start, .failed):
                record?.forgetStart()
                if end == nil {
                    finish(.refused("Nothing can be recorded now, so nothing begins. Connect again later."))
                }
            case (.flag, .recorded):
                admission.journal.record(.solved(points: 1))
                passWithheld(on: connection)
                goOn(on: connection)
            case (.flag, .refused(let refusal)):
                record?.forgetSolve()
                withheld = []
                if end == nil { return cut(.refused(refusal.sentence)) }
                end = .refused(refusal.sentence)
                if isConcluding { conclude() }
            case (.flag, .failed):
                tryAgain(on: connection)
            }
        }

        /// The flag is out: the program goes on, or the session ends that has waited.
        private func goOn(on connection: LineConnection) {
            if isConcluding, isCut || output == nil { return conclude() }
            output?.setReading(true)
            if isConcluding {
                // What it wrote behind the flag is still to come.
                isConcluding = false
                lingerEnd = connection.age + Self.patience
                arm()
            }
        }

        /// Asks once more who plays.
        private func askAgain(_ why: String, on connection: LineConnection) {
            team = nil
            guard end == nil else { return }
            refuse(why, on: connection)
            connection.resumeInput()
        }

        /// Hands the solve in again, after a second: what the program has done can't be taken back.
        private func tryAgain(on connection: LineConnection) {
            awaited = .flag
            if !hasToldTrouble, program.options.tellsEnd {
                hasToldTrouble = true
                connection.send("\nThis can't be recorded now; it is tried again until it can.\n")
            }
            let remote = connection.remote
            Task {
                try? await Task.sleep(for: .seconds(1))
                remote.execute { connection in
                    guard let session = connection.handler as? ProgramSession, session.connection != nil else { return }
                    session.submit(.flag, on: connection)
                }
            }
        }
    }
#endif
