import Logging
import SockratesQuiz
import SockratesSockets

/// A player who has not chosen a challenge yet.
final class MenuSession: HostedSession {
    /// How long a player may look at the list.
    private static let patience = Duration.seconds(120)
    /// How often a player may type what is not on the list.
    private static let mostMistakes = 5

    private let menu: ChallengeMenu
    private let admission: Admission
    private var mistakes = 0

    init(_ menu: ChallengeMenu, _ admission: Admission) {
        self.menu = menu
        self.admission = admission
    }

    func opened(_ connection: LineConnection) {
        if let name = connection.serverName, let entry = menu.entry(asked: name) {
            return begin(entry, on: connection)
        }
        connection.setDeadline(connection.age + Self.patience)
        let numbered = menu.entries.enumerated().map { "  \($0 + 1)  \($1.name): \($1.hosted.title)\n" }
        connection.send("Choose a challenge by its number or name.\n\(numbered.joined())> ")
    }

    func received(line: [UInt8], on connection: LineConnection) {
        if let entry = menu.entry(typed: line) { begin(entry, on: connection) } else { mistaken(connection) }
    }

    func lineTooLong(on connection: LineConnection) { mistaken(connection) }

    func inputEnded(on connection: LineConnection) { connection.close() }

    func deadlinePassed(on connection: LineConnection) {
        connection.send("\nTime is up; connect again to choose.\n")
        connection.close()
    }

    func announced(_ notice: String, on connection: LineConnection) { connection.send("\n\(notice)\n> ") }

    func stopped(_ notice: String, on connection: LineConnection) {
        connection.send("\n\(notice)\n")
        connection.close()
    }

    func closed(_ cause: CloseCause, age: Duration) {
        admission.journal.closed("no challenge chosen", score: Score(), age: age)
    }

    private func begin(_ entry: ChallengeMenu.Entry, on connection: LineConnection) {
        let session = entry.hosted.session(admission.chosen(entry.name))
        connection.handOver(to: session, framing: entry.hosted.framing)
    }

    private func mistaken(_ connection: LineConnection) {
        mistakes += 1
        if mistakes < Self.mostMistakes {
            return connection.send("Type a number from 1 to \(menu.entries.count), or a name from the list.\n> ")
        }
        connection.send("That is not on the list either; connect again to choose.\n")
        connection.close()
    }
}

extension Admission {
    /// The same, for the logs and the record of a challenge that has been chosen.
    fileprivate func chosen(_ name: String) -> Admission {
        var chosen = self
        chosen.journal.logger[metadataKey: "challenge"] = .string(name)
        chosen.recording = recording.map { Recording(store: $0.store, challenge: name) }
        return chosen
    }
}
