public import SockratesSockets

/// One player's session, as its connection and its server see it.
///
/// Every call comes on the connection's event loop, one at a time.
public protocol HostedSession: LineHandler {
    /// The server has something to tell everybody, for instance that it will stop soon.
    ///
    /// - Parameters:
    ///   - notice: One line without its newline.
    ///   - connection: The session's connection.
    func announced(_ notice: String, on connection: LineConnection)

    /// The server stops now: the session tells its player, and ends.
    ///
    /// - Parameters:
    ///   - notice: One line that says so.
    ///   - connection: The session's connection.
    func stopped(_ notice: String, on connection: LineConnection)
}

extension HostedSession {
    /// Tells the player which deadline has passed, and ends the session.
    public func deadlinePassed(_ kind: LineDeadlines.Kind, on connection: LineConnection) {
        stopped(notice(of: kind, on: connection), on: connection)
    }

    /// What the player is told whose deadline has passed.
    func notice(of kind: LineDeadlines.Kind, on connection: LineConnection) -> String {
        let time = connection.deadlines[kind]?.inWords ?? ""
        return switch kind {
        case .firstByte: "Nothing came from you for \(time)."
        case .line: "Your line was not complete after \(time)."
        case .idle: "Nothing more came from you for \(time)."
        case .session: "A session may last \(time)."
        }
    }
}
