import Logging
import SockratesQuiz
import SockratesSockets

/// Where a connection meets a session: what happens to the one is told to the other, and what the session wants is done.
///
/// Everything runs on the connection's event loop, on the stack of the read that brought the line.
final class SessionHandler: LineHandler {
    private var session: Session
    private let number: Int
    private let peer: SocketAddress
    private let logger: Logger
    private let longestLine: Int

    init(_ admission: SessionDesk.Admission) {
        session = admission.session
        number = admission.number
        peer = admission.peer
        logger = admission.logger
        longestLine = admission.longestLine
    }

    func opened(_ connection: LineConnection) {
        logger.debug(
            "session opened",
            metadata: ["session": "\(number)", "peer": "\(peer)", "seed": "\(session.seed)"]
        )
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
        for case .record(let event) in session.closed(at: age) { record(event) }
        logger.info(
            "session closed",
            metadata: [
                "session": "\(number)",
                "peer": "\(peer)",
                "seed": "\(session.seed)",
                "end": "\(end)",
                "points": "\(session.score.points)",
                "right": "\(session.score.right)",
                "lost": "\(session.score.lost)",
                "seconds": "\(age.inSeconds)",
            ]
        )
    }

    /// Tells the player something that concerns everybody.
    func announce(_ notice: String, on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.announced(notice, at: connection.age, into: &sink)
    }

    /// Ends the session because the server stops.
    func stop(_ notice: String, on connection: LineConnection) {
        var sink = Sink(connection, self)
        session.stopped(notice, at: connection.age, into: &sink)
    }

    fileprivate func record(_ event: SessionEvent) {
        if case .solved(let points) = event {
            logger.notice("solved", metadata: ["session": "\(number)", "peer": "\(peer)", "points": "\(points)"])
        }
    }
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

extension Duration {
    /// Seconds with three places, for logs.
    fileprivate var inSeconds: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
