import SockratesQuiz
import SockratesSockets
import SockratesStore

/// Where a connection meets a session: what happens to the one is told to the other, and what the session wants is done.
///
/// Everything runs on the connection's event loop, on the stack of the read that brought the line.
final class SessionHandler: HostedSession {
    private var session: Session
    private let admission: Admission
    /// Whether the session asks who plays, and has not heard yet.
    private var isUnknown: Bool
    /// Where events go if they take long here; `nil` where none can.
    private let workshop: (any Workshop)?
    /// What stands before each message; `nil` where messages are lines.
    fileprivate let prefix: BlobPrefix?
    /// The message of this event, while it is gathered to be counted.
    fileprivate var blob: [UInt8] = []

    init(_ quiz: Quiz, _ admission: Admission) {
        session = Session(of: quiz, seed: admission.seed, recording: .outcomes)
        self.admission = admission
        isUnknown = quiz.asksWhoPlays
        workshop = quiz.rules.workshop
        prefix = if case .blobs(let prefix) = session.quiz.rules.wire.format { prefix } else { nil }
    }

    func opened(_ connection: LineConnection) {
        admission.journal.opened()
        guard let workshop else { return open(connection) }
        workshop.timing { open(connection) }
    }

    private func open(_ connection: LineConnection) {
        var sink = Sink(connection, self)
        session.opened(at: connection.age, into: &sink)
        sink.flush()
    }

    func received(line: [UInt8], on connection: LineConnection) {
        if workshop != nil { return take(.line(line), on: connection) }
        var sink = Sink(connection, self)
        session.received(line: line, at: connection.age, into: &sink)
        sink.flush()
        if isUnknown { join(connection) }
    }

    func lineTooLong(on connection: LineConnection) {
        take(.tooLongLine(limit: admission.longestLine), on: connection)
    }

    // A session that has ended is closing already; one in a pause has lines of the player to judge behind it.
    func inputEnded(on connection: LineConnection) { take(.inputEnd, on: connection) }
    func deadlinePassed(on connection: LineConnection) { take(.deadline, on: connection) }
    func announced(_ notice: String, on connection: LineConnection) { take(.announced(notice), on: connection) }

    func stopped(_ notice: String, on connection: LineConnection) { perform(.stopped(notice), on: connection) }

    func closed(_ cause: CloseCause, age: Duration) {
        let end = cause.end(of: session.end)
        for case .record(let event) in session.closed(at: age) { admission.journal.record(event) }
        admission.journal.closed(end, score: session.score, age: age)
    }

    private func take(_ event: SessionInput, on connection: LineConnection) {
        guard let workshop else { return perform(event, on: connection) }
        guard workshop.takes(event, of: session), !isUnknown else {
            return workshop.timing { perform(event, on: connection) }
        }
        let handler = RecordedSessionHandler(goingOnWith: session, event, admission)
        connection.handOver(to: handler, framing: session.quiz.framing)
    }

    private func perform(_ event: SessionInput, on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.take(event, at: connection.age, into: &sink)
        sink.flush()
        if isUnknown { join(connection) }
    }

    /// Tells the gates whose player it is, as soon as the session knows.
    private func join(_ connection: LineConnection) {
        guard let team = session.identity?.team else { return }
        isUnknown = false
        if let refusal = admission.entry.join(team: team) { stopped(refusal.sentence, on: connection) }
    }

    fileprivate func record(_ event: SessionEvent) { admission.journal.record(event) }
}

/// Does what a session wants with its connection.
private struct Sink: SessionSink {
    private let connection: LineConnection
    private let handler: SessionHandler

    init(_ connection: LineConnection, _ handler: SessionHandler) {
        self.connection = connection
        self.handler = handler
    }

    func send(_ text: String) {
        if handler.prefix == nil { connection.send(text) } else { handler.blob += text.utf8 }
    }

    func send(_ bytes: [UInt8]) {
        if handler.prefix == nil { connection.send(bytes) } else { handler.blob += bytes }
    }

    /// The event is over: sends its message, where messages are counted.
    func flush() {
        guard let prefix = handler.prefix, !handler.blob.isEmpty else { return }
        connection.send(prefix.framed(handler.blob))
        handler.blob = []
    }

    func record(_ event: SessionEvent) { handler.record(event) }
    func setDeadline(_ time: Duration?) { connection.setDeadline(time) }

    func close() {
        flush()
        connection.close()
    }
}
