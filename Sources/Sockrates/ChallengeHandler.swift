import SockratesStore

/// Where a connection meets the session of a challenge: what happens to the one is told to the other, and what the session wants
/// is done.
final class ChallengeHandler: HostedSession {
    private let session: ChallengeSession
    private let journal: SessionJournal
    private let clock: (any SessionClock)?
    private var takesInput = true
    private var hasInput = true
    private var wantsRoom = false
    private let record: ChallengeRecord?

    init(
        _ challenge: some Challenge,
        flag: String?,
        _ admission: Admission,
        clock: (any SessionClock)?,
        failed: (@Sendable (any Error) -> Void)?
    ) {
        let journal = admission.journal
        session = ChallengeSession(
            of: challenge,
            flag: flag,
            number: admission.number,
            seed: admission.seed,
            peer: admission.peer,
            longestLine: admission.longestLine,
            recordsEverything: admission.recording != nil,
            failed: { error in
                journal.failed(error)
                failed?(error)
            }
        )
        self.journal = journal
        record = admission.recording.map { ChallengeRecord($0, admission) }
        self.clock = clock
    }

    func opened(_ connection: LineConnection) {
        journal.opened()
        let remote = connection.remote
        clock?.add(session.number) {
            remote.execute { connection in (connection.handler as? ChallengeHandler)?.ring(on: connection) }
        }
        let outcome = session.opened(at: time(of: connection)) {
            remote.execute { connection in (connection.handler as? ChallengeHandler)?.resume(on: connection) }
        }
        carryOut(outcome, on: connection)
        clock?.hasBegun(session.number)
    }

    func received(line: [UInt8], on connection: LineConnection) {
        carryOut(session.received(line: line, at: time(of: connection)), on: connection)
    }

    func lineTooLong(on connection: LineConnection) {
        carryOut(session.receivedTooLongLine(at: time(of: connection)), on: connection)
    }

    func inputEnded(on connection: LineConnection) {
        carryOut(session.inputEnded(at: time(of: connection)), on: connection)
    }

    func deadlinePassed(on connection: LineConnection) {
        carryOut(session.deadlinePassed(at: time(of: connection)), on: connection)
    }

    func outputLeft(on connection: LineConnection) {
        guard wantsRoom, !connection.outputIsWaiting else { return }
        wantsRoom = false
        carryOut(session.outputLeft(at: time(of: connection)), on: connection)
    }

    func announced(_ notice: String, on connection: LineConnection) {
        carryOut(session.announced(notice, at: time(of: connection)), on: connection)
    }

    func stopped(_ notice: String, on connection: LineConnection) {
        carryOut(session.stopped(notice, at: time(of: connection)), on: connection)
    }

    func closed(_ cause: CloseCause, age: Duration) {
        let end = cause.end(of: session.end)
        let events = session.closed(at: clock?.now ?? age).actions.compactMap { action in
            if case .record(let event) = action { event } else { nil }
        }
        for event in events { journal.record(event) }
        record?.leave(events, session, at: age)
        journal.closed(end, score: session.score, age: age)
        clock?.remove(session.number)
    }

    private func resume(on connection: LineConnection) {
        carryOut(session.resumed(at: time(of: connection)), on: connection)
    }

    private func ring(on connection: LineConnection) {
        deadlinePassed(on: connection)
        clock?.hasRung(for: session.number)
    }

    private func time(of connection: LineConnection) -> Duration { clock?.now ?? connection.age }

    private func carryOut(_ outcome: ChallengeSession.Outcome, on connection: LineConnection) {
        for action in outcome.actions { perform(action, on: connection) }
        takesInput = outcome.takesInput
        setInput(of: connection)
        if outcome.wantsRoom, !wantsRoom {
            wantsRoom = true
            // What was sent leaves when this call has returned; only then it shows whether it has to wait.
            connection.remote.execute { connection in connection.handler?.outputLeft(on: connection) }
        }
    }

    /// Takes lines, unless the code has too many unheard, or what it has said waits to be recorded: points are to be those of the response.
    private func setInput(of connection: LineConnection) {
        let wantsInput = takesInput && record?.isHolding != true
        guard wantsInput != hasInput else { return }
        hasInput = wantsInput
        if wantsInput { connection.resumeInput() } else { connection.pauseInput() }
    }

    /// Does one thing, unless something before it waits to be recorded.
    private func perform(_ action: SessionAction, on connection: LineConnection) {
        if let record, record.holds(action) { return }
        switch action {
        case .send(let bytes): connection.send(bytes)
        case .record(let event):
            journal.record(event)
            if let record, record.keep(event, session, at: time(of: connection)) { submit(on: connection) }
        case .close: connection.close()
        case .setDeadline(let time):
            if let clock {
                clock.setDeadline(of: session.number, to: time)
            } else {
                connection.setDeadline(time)
            }
        }
    }
}

// MARK: What is recorded

extension ChallengeHandler {
    private func submit(on connection: LineConnection) {
        record?.submit(session.score.points) { [remote = connection.remote] outcome in
            remote.execute { connection in
                (connection.handler as? ChallengeHandler)?.settled(outcome, on: connection)
            }
        }
    }

    private func settled(_ outcome: SubmissionOutcome, on connection: LineConnection) {
        guard let record else { return }
        switch record.settle(outcome) {
        case .goOn(let actions):
            for action in actions { perform(action, on: connection) }
            submit(on: connection)
            setInput(of: connection)
        case .tryAgain(let isFirst):
            if isFirst { connection.send("This can't be recorded now; it is tried again until it can.\n") }
            let remote = connection.remote
            Task {
                try? await Task.sleep(for: .seconds(1))
                remote.execute { connection in (connection.handler as? ChallengeHandler)?.submit(on: connection) }
            }
        case .stop(let sentence):
            carryOut(session.stopped(sentence, at: time(of: connection)), on: connection)
        }
    }
}
