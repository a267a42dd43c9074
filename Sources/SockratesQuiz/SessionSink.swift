/// Does what a session wants done, each thing as it comes: sends, keeps, closes.
///
/// A carrier that writes straight into its output saves a session the gathering of ``SessionAction`` values.
///
/// ```swift
/// struct Terminal: SessionSink {
///     mutating func send(_ text: String) { print(text, terminator: "") }
///     mutating func send(_ bytes: [UInt8]) { send(String(decoding: bytes, as: UTF8.self)) }
///     mutating func record(_ event: SessionEvent) {}
///     mutating func setDeadline(_ time: Duration?) {}
///     mutating func close() {}
/// }
/// ```
public protocol SessionSink {
    /// Sends a text to the player, as UTF-8.
    ///
    /// Texts come in small pieces; those of one event are one message.
    mutating func send(_ text: String)
    /// Sends bytes to the player, as they are.
    mutating func send(_ bytes: [UInt8])
    /// Keeps an event, where a record is kept; what follows must wait until it is kept.
    mutating func record(_ event: SessionEvent)
    /// Sees to it that ``Session/deadlinePassed(at:into:)`` is called at this time since the session opened; never, for `nil`.
    mutating func setDeadline(_ time: Duration?)
    /// Ends the connection once everything has been sent. Nothing follows.
    mutating func close()
}

extension SessionSink {
    /// Sends a text and a newline; nothing for an empty text.
    package mutating func line(_ text: String, _ remark: String? = nil) {
        if !text.isEmpty {
            send(text)
            if let remark {
                send(" ")
                send(remark)
            }
            send("\n")
        } else if let remark {
            line(remark)
        }
    }
}
