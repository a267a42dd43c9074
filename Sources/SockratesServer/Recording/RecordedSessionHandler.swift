import SockratesQuiz
import SockratesSockets
import SockratesStore

/// Where a connection meets a session that is recorded.
///
/// Laws:
/// 1. What a verdict, a reward or a solve says is sent only when the store says that it is on disk. Until then nothing else
///    happens to the session: what comes meanwhile is kept, in its order.
/// 2. Where it could not be recorded the session is as it was before, and the player is asked again.
/// 3. Nothing waits on the loop's thread: the store's answer comes back to the loop as an event of its own, and so does what a
///    session does whose pack waits for programs.
final class RecordedSessionHandler: HostedSession {
    /// Something that reaches the session.
    private typealias Event = SessionInput

    /// An event whose output waits for the record.
    private struct Held {
        let event: Event
        let identity: Identity?
        let output: RecordedOutput
        /// How many items the event has brought.
        let itemCount: Int
        var isSubmitted = false
    }

    private static let patience = Duration.seconds(1)
    /// So many items are handed in though nobody waits for them: empty lines, say.
    private static let mostItems = 256

    private var session: Session
    /// The session as it was before the event that is held or worked out.
    private var past: Session?
    private let recorder: SessionRecorder
    private let store: any Store
    private let journal: SessionJournal
    private let longestLine: Int
    private let entry: Entry
    private let prefix: BlobPrefix?
    private let departure = Departure()
    /// What the store tells its answers to, made once for the session.
    private var answered: Answered?
    private var held: Held?
    /// The event that is being worked out elsewhere.
    private var errand: Errand?
    private var waiting: [Event] = []
    /// What could not be recorded and did not come from the player, so that nobody will type it again.
    private var retried: Event?
    private var isPaused = false

    convenience init(_ quiz: Quiz, _ admission: Admission, _ recording: Recording) {
        self.init(Session(of: quiz, seed: admission.seed, recording: .everything), admission, recording)
    }

    /// Goes on with a session that has been open for a while and that nobody records.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - event: What happens to it next.
    ///   - admission: What it started with.
    convenience init(goingOnWith session: Session, _ event: SessionInput, _ admission: Admission) {
        self.init(session, admission, .forgetful)
        waiting = [event]
    }

    private init(_ session: Session, _ admission: Admission, _ recording: Recording) {
        self.session = session
        let quiz = session.quiz
        store = recording.store
        let opening = SessionOpening(
            challenge: recording.challenge,
            edition: quiz.edition,
            seed: admission.seed,
            peer: "\(admission.peer)"
        )
        recorder = SessionRecorder(recording, opening)
        journal = admission.journal
        longestLine = admission.longestLine
        entry = admission.entry
        prefix = if case .blobs(let prefix) = quiz.rules.wire.format { prefix } else { nil }
    }

    // MARK: What reaches it

    func opened(_ connection: LineConnection) {
        guard session.state == .new else {
            connection.setDeadline(session.deadline)
            return goOn(connection)
        }
        journal.opened()
        let age = connection.age
        guard let workshop, workshop.isWanted else {
            var output = RecordedOutput()
            here { session.opened(at: age, into: &output) }
            return hasOpened(at: age, output, on: connection)
        }
        workOut(in: workshop, on: connection) { session, output in
            session.opened(at: age, into: &output)
        } then: { handler, output, connection in
            handler.hasOpened(at: age, output, on: connection)
        }
    }

    private func hasOpened(at age: Duration, _ output: RecordedOutput, on connection: LineConnection) {
        keep(output.events, at: age)
        for event in output.events { journal.record(event) }
        carryOut(output, on: connection)
        submit(on: connection)
    }

    func received(line: [UInt8], on connection: LineConnection) { take(.line(line), on: connection) }
    func lineTooLong(on connection: LineConnection) { take(.tooLongLine(limit: longestLine), on: connection) }
    func negotiated(_ refusal: [UInt8], on connection: LineConnection) { take(.negotiated(refusal), on: connection) }
    func inputEnded(on connection: LineConnection) { take(.inputEnd, on: connection) }
    func announced(_ notice: String, on connection: LineConnection) { take(.announced(notice), on: connection) }
    func stopped(_ notice: String, on connection: LineConnection) { take(.stopped(notice), on: connection) }

    func deadlinePassed(on connection: LineConnection) {
        if let event = retried {
            retried = nil
            take(event, on: connection)
        } else {
            take(.deadline, on: connection)
        }
    }

    func closed(_ cause: CloseCause, age: Duration) {
        journal.closed(session.end?.rawValue ?? "\(cause)", score: session.score, age: age)
        errand?.cancel()
        if let held, !held.isSubmitted { restore(held) }
        let isSubmitted = held?.isSubmitted ?? false
        let last = recorder.leave(
            recorded: ending(of: session, at: age),
            failed: ending(of: past ?? session, at: age),
            dropping: isSubmitted ? held?.itemCount ?? 0 : 0
        )
        if recorder.isWaiting {
            departure.leave(Departure.Rest(store: store, recorded: last.recorded, failed: last.failed))
        } else if !last.recorded.items.isEmpty {
            recorder.append(last.recorded)
        }
    }

    /// How a session ends whose connection has gone; nothing for one that has ended.
    private func ending(of session: Session, at age: Duration) -> SessionRecorder.Ending {
        guard session.end == nil else { return SessionRecorder.Ending(items: [], points: session.score.points) }
        var session = session
        var output = RecordedOutput()
        session.closed(at: age, into: &output)
        let items = [.took(.closed)] + output.events.compactMap { Happening($0) }
        return SessionRecorder.Ending(
            items: items.map { Submission.Item($0, at: age) },
            points: session.score.points
        )
    }

    // MARK: One event at a time

    private func take(_ event: Event, on connection: LineConnection) {
        guard isFree else {
            waiting.append(event)
            if case .line = event { pause(connection) }
            return
        }
        perform(event, on: connection)
    }

    private var workshop: (any Workshop)? { session.quiz.rules.workshop }

    /// Lets something happen on the loop.
    private func here(_ event: () -> Void) {
        if let workshop { workshop.timing(event) } else { event() }
    }

    private var isFree: Bool { held == nil && errand == nil }

    private func perform(_ event: Event, on connection: LineConnection) {
        let age = connection.age
        past = session
        guard let workshop, workshop.takes(event, of: session) else {
            // It is let go of while the event happens, not when the record is kept: by then its memory is far away.
            if case .line = event { past?.layQuestionAside() }
            var output = RecordedOutput()
            here { session.take(event, at: age, into: &output) }
            return performed(event, at: age, output, on: connection)
        }
        workOut(in: workshop, on: connection) { session, output in
            session.take(event, at: age, into: &output)
        } then: { handler, output, connection in
            handler.performed(event, at: age, output, on: connection)
        }
    }

    /// Lets an event happen where the pack's code may wait, and goes on when it has.
    private func workOut(
        in workshop: any Workshop,
        on connection: LineConnection,
        _ event: @escaping @Sendable (inout Session, inout RecordedOutput) -> Void,
        then done: @escaping @Sendable (RecordedSessionHandler, RecordedOutput, LineConnection) -> Void
    ) {
        let errand = Errand()
        self.errand = errand
        errand.run(session, in: workshop, for: connection.remote, event) { session, output, connection in
            guard let handler = connection.handler as? RecordedSessionHandler else { return }
            handler.session = session
            handler.errand = nil
            done(handler, output, connection)
            handler.goOn(connection)
        }
    }

    private func performed(
        _ event: Event,
        at age: Duration,
        _ output: consuming RecordedOutput,
        on connection: LineConnection
    ) {
        let identity = recorder.identity
        let count = recorder.items.count
        recorder.add(.took(event), at: age)
        keep(output.events, at: age)
        guard output.waitsForRecord else {
            past = nil
            for event in output.events { journal.record(event) }
            carryOut(output, on: connection)
            if output.closes || recorder.items.count >= Self.mostItems { submit(on: connection) }
            // Where the store is busy, what comes waits for it, so that nobody fills the memory with what is not judged.
            if recorder.items.count >= Self.mostItems { pause(connection) }
            return
        }
        if recorder.identity == nil { recorder.identify(session.identity, at: age) }
        output.forgetRecorded()
        held = Held(
            event: event,
            identity: identity,
            output: output,
            itemCount: recorder.items.count - count
        )
        submit(on: connection)
    }

    /// Keeps what the session tells for the record.
    private func keep(_ events: [SessionEvent], at age: Duration) {
        for event in events {
            switch event {
            case .asked(let place, let round):
                recorder.add(.asked(place, round: round, text: session.question?.ask), at: age)
            case .judged(let place, let attempt, let response, let verdict):
                let judgement = Judgement(
                    place: place,
                    attempt: attempt,
                    response: response,
                    verdict: verdict,
                    isScored: session.quiz.counts(at: place)
                )
                recorder.add(.judged(judgement), at: age)
            case .solved(let points):
                recorder.add(.solved(points: points, flag: session.flagGiven.map(FlagDigest.of)), at: age)
            default:
                if let happening = Happening(event) { recorder.add(happening, at: age) }
            }
        }
    }

    private func submit(on connection: LineConnection) {
        guard !recorder.isWaiting else { return }
        held?.isSubmitted = true
        departure.begin()
        recorder.submit(points: session.score.points, done: answered(on: connection).done)
    }

    /// A function in an optional by itself would be wrapped in another one each time.
    private struct Answered {
        let done: @Sendable (SubmissionOutcome) -> Void
    }

    private func answered(on connection: LineConnection) -> Answered {
        if let answered { return answered }
        let errand = connection.remote.errand { connection in
            (connection.handler as? RecordedSessionHandler)?.settled(on: connection)
        }
        let answered = Answered { [departure] outcome in
            departure.settle(outcome)
            errand()
        }
        self.answered = answered
        return answered
    }

    // MARK: What the store says

    private func settled(on connection: LineConnection) {
        guard let outcome = departure.outcome else { return }
        recorder.settle(outcome)
        guard let isSubmitted = held?.isSubmitted else { return goOn(connection) }
        // Where something was under way that nobody waited for, it is now the turn of what is held.
        guard isSubmitted else { return submit(on: connection) }
        switch outcome {
        case .recorded: release(on: connection)
        case .refused(let refusal): if let held = held.take() { refuse(held, refusal, on: connection) }
        case .failed: if let held = held.take() { goBack(held, on: connection) }
        }
        goOn(connection)
    }

    private func release(on connection: LineConnection) {
        guard let held = held.take() else { return }
        past = nil
        for event in held.output.events { journal.record(event) }
        carryOut(held.output, on: connection)
        if held.identity == nil, let team = recorder.identity?.team, let refusal = entry.join(team: team) {
            waiting = []
            return perform(.stopped(refusal.sentence), on: connection)
        }
        if !recorder.items.isEmpty { submit(on: connection) }
    }

    private func refuse(_ held: Held, _ refusal: Refusal, on connection: LineConnection) {
        restore(held)
        if refusal.isForNow { return say(refusal.sentence, on: connection) }
        waiting = []
        perform(.stopped(refusal.sentence), on: connection)
    }

    /// It could not be recorded: everything is as it was before.
    private func goBack(_ held: Held, on connection: LineConnection) {
        restore(held)
        switch held.event {
        case .line:
            say("That was not recorded. Try again.", on: connection)
        case .stopped(let notice):
            var output = RecordedOutput()
            session.stopped(notice, at: connection.age, into: &output)
            carryOut(output, on: connection)
        default:
            retried = held.event
            connection.setDeadline(connection.age + Self.patience)
        }
    }

    private func restore(_ held: Held) {
        if let past = past.take() { session = past }
        recorder.restore(held.identity, dropping: held.itemCount)
    }

    private func goOn(_ connection: LineConnection) {
        while isFree, !waiting.isEmpty { perform(waiting.removeFirst(), on: connection) }
        if isFree, isPaused {
            isPaused = false
            connection.resumeInput()
        }
    }

    // MARK: What it does

    private func carryOut(_ output: RecordedOutput, on connection: LineConnection) {
        if !output.bytes.isEmpty { connection.send(prefix?.framed(output.bytes) ?? output.bytes) }
        if let deadline = output.deadline { connection.setDeadline(deadline) }
        if output.closes { connection.close() }
    }

    private func say(_ sentence: String, on connection: LineConnection) {
        var output = RecordedOutput()
        session.retry(saying: sentence, at: connection.age, into: &output)
        carryOut(output, on: connection)
    }

    private func pause(_ connection: LineConnection) {
        isPaused = true
        connection.pauseInput()
    }
}
