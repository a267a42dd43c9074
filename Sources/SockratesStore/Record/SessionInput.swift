/// What reached a session from outside: with the seed, all that is needed to play it again.
public enum SessionInput: Sendable, Hashable {
    /// A line that the player typed, without its newline; any bytes at all.
    case line([UInt8])
    /// A line that was longer than the server takes, in bytes.
    case tooLongLine(limit: Int)
    /// A request of telnet, which is refused by these bytes.
    case negotiated([UInt8])
    /// The player's input ended.
    case inputEnd
    /// A deadline passed.
    case deadline
    /// The server said something to everybody.
    case announced(String)
    /// The server stopped, and said so.
    case stopped(String)
    /// The connection was gone.
    case closed
}
