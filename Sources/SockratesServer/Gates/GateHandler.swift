import SockratesSockets

/// Asks what a gate asks, over a connection, and gives the connection to its session when the last gate has been passed.
///
/// What comes behind the answer waits, and belongs to the session.
final class GateHandler: HostedSession {
    private var asked: AskedEntry
    private let doorway: Doorway

    init(_ asked: AskedEntry, _ doorway: Doorway) {
        self.asked = asked
        self.doorway = doorway
    }

    func opened(_ connection: LineConnection) {
        connection.send(asked.text)
        connection.setDeadline(connection.age + asked.time)
    }

    func received(line: [UInt8], on connection: LineConnection) {
        connection.pauseInput()
        connection.setDeadline(nil)
        let remote = connection.remote
        asked.answer(line) { text, entrance in
            remote.execute { connection in
                (connection.handler as? GateHandler)?.go(on: connection, text, entrance)
            }
        }
    }

    /// No answer is so long: it is as wrong as any other.
    func lineTooLong(on connection: LineConnection) { received(line: [], on: connection) }

    func deadlinePassed(on connection: LineConnection) {
        let refusal = asked.timeIsOver()
        doorway.turnAway(connection, "\n\(refusal.sentence)\n", refusal)
    }

    func closed(_ cause: CloseCause, age: Duration) { asked.leave() }

    /// Nobody gets in any more.
    func announced(_ notice: String, on connection: LineConnection) { stopped(notice, on: connection) }

    func stopped(_ notice: String, on connection: LineConnection) {
        connection.send("\n\(notice)\n")
        connection.close()
    }

    private func go(on connection: LineConnection, _ text: String, _ entrance: Entrance) {
        switch entrance {
        case .open(let entry):
            connection.send(text)
            // The session may pause it again.
            connection.resumeInput()
            doorway.letIn(connection, entry)
        case .asked(let next):
            asked = next
            connection.send(text)
            connection.setDeadline(connection.age + asked.time)
            connection.resumeInput()
        case .refused(let refusal):
            doorway.turnAway(connection, text, refusal)
        }
    }
}

/// Gives a connection to its session behind what the gates have said.
final class GreetingHandler: LineHandler {
    private let greeting: String
    private let entry: Entry
    private let doorway: Doorway

    init(_ greeting: String, _ entry: Entry, _ doorway: Doorway) {
        self.greeting = greeting
        self.entry = entry
        self.doorway = doorway
    }

    func opened(_ connection: LineConnection) {
        connection.send(greeting)
        doorway.letIn(connection, entry)
    }

    func received(line: [UInt8], on connection: LineConnection) {}
}

/// Tells who doesn't get in why, and closes the connection.
final class RefusalHandler: LineHandler {
    private let refusal: GateRefusal

    init(_ refusal: GateRefusal) { self.refusal = refusal }

    func opened(_ connection: LineConnection) {
        connection.send(refusal.sentence + "\n")
        connection.close()
    }

    func received(line: [UInt8], on connection: LineConnection) {}
}
