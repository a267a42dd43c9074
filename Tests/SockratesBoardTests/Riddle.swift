import SockratesServer
import SockratesSockets

/// A challenge for tests: one question, a flag, and a few words that make the session do something else.
struct Riddle: Hosted {
    var title = "Riddle"
    var framing = LineOptions.Framing.newlines

    static let flag = "flag{in-the-browser}"

    func session(_ admission: Admission) -> any HostedSession { RiddleSession(admission) }
}

final class RiddleSession: HostedSession {
    private let admission: Admission

    init(_ admission: Admission) { self.admission = admission }

    func opened(_ connection: LineConnection) {
        connection.send("Hello \(connection.peer.host ?? "")\n\u{1B}[1;32mWhat is 2 + 2?\u{1B}[0m\n> ")
    }

    func received(line: [UInt8], on connection: LineConnection) {
        switch String(decoding: line, as: UTF8.self) {
        case "4":
            connection.send("\(Riddle.flag)\n")
            connection.close()
        case "wait": connection.setDeadline(.zero)
        case "flood": connection.send([UInt8](repeating: UInt8(ascii: "x"), count: 70_000))
        case let other:
            connection.send("\(other) is wrong.\n> ")
        }
    }

    func deadlinePassed(on connection: LineConnection) { connection.send("Too late.\n> ") }

    func inputEnded(on connection: LineConnection) {
        connection.send("Goodbye.\n")
        connection.close()
    }

    func outputLeft(on connection: LineConnection) { connection.send("\nThat was all.\n> ") }

    func announced(_ notice: String, on connection: LineConnection) { connection.send(notice + "\n") }

    func stopped(_ notice: String, on connection: LineConnection) {
        connection.send(notice + "\n")
        connection.close()
    }
}
