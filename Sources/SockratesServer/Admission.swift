public import SockratesSockets

/// What a session starts with.
public struct Admission {
    /// The session's number, from 1, in the order in which players came to this server.
    public let number: Int
    /// What decides all chance in the session.
    public let seed: UInt64
    /// Where the player comes from.
    public let peer: SocketAddress
    /// Whether it is the server itself that plays, to see whether the challenge is well: such a session wins nothing.
    public let isSelfCheck: Bool
    /// How the gates count the player; a session that knows its player's team says so to it, see ``Entry/join(team:)``.
    public let entry: Entry
    /// The longest line that the player may type, in bytes.
    public let longestLine: Int
    /// Where it is recorded; `nil` where nobody keeps a record.
    public internal(set) var recording: Recording?
    /// Where the session tells what becomes of it.
    public internal(set) var journal: SessionJournal
}
