/// What a server of lines does with one connection.
///
/// Every call comes on the connection's event loop, one at a time, and must not block. What is sent during one call leaves
/// in one write.
///
/// ```swift
/// final class Echo: LineHandler {
///     func received(line: [UInt8], on connection: LineConnection) {
///         connection.send(line + [0x0A])
///     }
/// }
/// ```
public protocol LineHandler: AnyObject {
    /// The connection is there.
    func opened(_ connection: LineConnection)
    /// A line has come, without its newline, as bytes; the last one may have had none.
    func received(line: [UInt8], on connection: LineConnection)
    /// A line was longer than the options allow; it is dropped up to its newline.
    func lineTooLong(on connection: LineConnection)
    /// A request of telnet came, in its place between the lines; it is refused by sending these bytes.
    func negotiated(_ refusal: [UInt8], on connection: LineConnection)
    /// The peer sends no more. It may still read: `send` works until the connection is closed.
    func inputEnded(on connection: LineConnection)
    /// The deadline that was set has passed.
    func deadlinePassed(on connection: LineConnection)
    /// One of the options' deadlines has passed: the peer is to be told, and the connection closed.
    func deadlinePassed(_ kind: LineDeadlines.Kind, on connection: LineConnection)
    /// Output that had to wait for the peer has left.
    func outputLeft(on connection: LineConnection)
    /// The connection is no more. Called exactly once, last. Its age is that at which it was closed here, or else came to its end.
    func closed(_ cause: CloseCause, age: Duration)
}

extension LineHandler {
    /// Does nothing.
    public func opened(_ connection: LineConnection) {}
    /// Sends the refusal.
    public func negotiated(_ refusal: [UInt8], on connection: LineConnection) { connection.send(refusal) }
    /// Closes the connection.
    public func lineTooLong(on connection: LineConnection) { connection.close() }
    /// Closes the connection.
    public func inputEnded(on connection: LineConnection) { connection.close() }
    /// Closes the connection.
    public func deadlinePassed(on connection: LineConnection) { connection.close() }
    /// Closes the connection.
    public func deadlinePassed(_ kind: LineDeadlines.Kind, on connection: LineConnection) { connection.close() }
    /// Does nothing.
    public func outputLeft(on connection: LineConnection) {}
    /// Does nothing.
    public func closed(_ cause: CloseCause, age: Duration) {}
}
