import SockratesQuiz
import SockratesSockets

/// Where a connection meets a session: what happens to the one is told to the other, and what the session wants is done.
///
/// Everything runs on the connection's event loop, on the stack of the read that brought the line.
final class SessionHandler: HostedSession {
    private var session: Session
    private let journal: SessionJournal
    private let longestLine: Int

    init(_ quiz: Quiz, _ admission: Admission) {
        session = Session(of: quiz, seed: admission.seed, recording: .outcomes)
        journal = admission.journal
        longestLine = admission.longestLine
    }

    func opened(_ connection: LineConnection) {
        journal.opened()
        var sink = Sink(connection, self)
        session.opened(at: connection.age, into: &sink)
    }

    func received(line: [UInt8], on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.received(line: line, at: connection.age, into: &sink)
    }

    func lineTooLong(on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.receivedTooLongLine(limit: longestLine, at: connection.age, into: &sink)
    }

    func inputEnded(on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.inputEnded(at: connection.age, into: &sink)
        // A session that has ended is closing already; there is nobody to wait for any more in any case.
        connection.close()
    }

    func deadlinePassed(on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.deadlinePassed(at: connection.age, into: &sink)
    }

    func closed(_ cause: CloseCause, age: Duration) {
        let end = session.end?.rawValue ?? "\(cause)"
        for case .record(let event) in session.closed(at: age) { journal.record(event) }
        journal.closed(end, score: session.score, age: age)
    }

    func announced(_ notice: String, on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.announced(notice, at: connection.age, into: &sink)
    }

    func stopped(_ notice: String, on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.stopped(notice, at: connection.age, into: &sink)
    }

    fileprivate func record(_ event: SessionEvent) { journal.record(event) }
}

/// Does what a session wants with its connection.
private struct Sink: SessionSink {
    private let connection: LineConnection
    private let handler: SessionHandler

    init(_ connection: LineConnection, _ handler: SessionHandler) {
        self.connection = connection
        self.handler = handler
    }

    func send(_ text: String) { connection.send(text) }
    func send(_ bytes: [UInt8]) { connection.send(bytes) }
    func record(_ event: SessionEvent) { handler.record(event) }
    func setDeadline(_ time: Duration?) { connection.setDeadline(time) }
    func close() { connection.close() }
}
