public import SockratesSockets

/// What a server hosts: it gives each connection a session of its own.
///
/// A `Quiz` is hosted, and so is whatever else answers the events of a connection: a challenge written in Swift, a program.
/// Limits, notices, draining and logs are the server's, and so the same for all of them.
public protocol Hosted: Sendable {
    /// What players and listings call it, one line.
    var title: String { get }
    /// What a line of a player is.
    var framing: LineOptions.Framing { get }
    /// Whether the program itself can carry the sessions of players that have no socket, in a browser for instance.
    var canBeRelayed: Bool { get }
    /// Whether a session may give the player's socket away, so that nothing is taken from it that belongs to somebody else.
    var lendsSocket: Bool { get }

    /// Makes the session of a connection that has been let in.
    ///
    /// It is called on the connection's event loop and must not block.
    ///
    /// - Parameter admission: Who comes, and what the session starts with.
    /// - Returns: The session.
    func session(_ admission: Admission) -> any HostedSession
}

extension Hosted {
    /// Lines that end with newlines, as `nc` sends them.
    public var framing: LineOptions.Framing { .newlines }

    /// It does not.
    public var lendsSocket: Bool { false }

    /// Whether what players send are no messages with their counts before them, which nobody can type.
    public var canBeRelayed: Bool { if case .counted = framing { false } else { true } }
}
