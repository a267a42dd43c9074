import SockratesSockets

/// Asks what a gate asks, over a connection, and gives the connection to its session when the last gate has been passed.
///
/// What comes behind the answer waits, and belongs to the session.
final class GateHandler: LineHandler {
    private var asked: AskedEntry
    private let doorway: Doorway
    private var isJudging = false

    init(_ asked: AskedEntry, _ doorway: Doorway) {
        self.asked = asked
        self.doorway = doorway
    }

    func opened(_ connection: LineConnection) { ask(on: connection) }

    func received(line: [UInt8], on connection: LineConnection) {
        connection.pauseInput()
        connection.setDeadline(nil)
        let remote = connection.remote
        isJudging = true
        asked.answer(line) { text, entrance in
            remote.execute { connection in
                guard let handler = connection.handler as? GateHandler else { return }
                handler.go(on: connection, text, entrance)
            }
        }
    }

    func deadlinePassed(on connection: LineConnection) {
        guard !isJudging else { return }
        doorway.turnAway(connection, "\n", asked.timeIsOver())
    }

    func closed(_ cause: CloseCause, age: Duration) { asked.leave() }

    private func ask(on connection: LineConnection) {
        connection.send(asked.text)
        connection.setDeadline(connection.age + asked.time)
    }

    private func go(on connection: LineConnection, _ text: String, _ entrance: Entrance) {
        isJudging = false
        connection.send(text)
        switch entrance {
        case .open(let entry):
            doorway.letIn(connection, entry)
            connection.resumeInput()
        case .asked(let next):
            asked = next
            ask(on: connection)
            connection.resumeInput()
        case .refused(let refusal):
            doorway.turnAway(connection, "", refusal)
        }
    }
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
