/// Why something could not be done with a socket, and what to do about it.
public struct SocketError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, for programs.
    ///
    /// New codes may come, so a `switch` over them needs a `default`.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code's name.
        public let description: String

        private init(_ name: String) { description = name }

        /// Another socket has the address.
        public static let addressInUse = Code("addressInUse")
        /// This machine has no such address.
        public static let addressNotAvailable = Code("addressNotAvailable")
        /// Nothing is at the path, or its folder is not there.
        public static let noSuchPath = Code("noSuchPath")
        /// The text is not an address.
        public static let invalidAddress = Code("invalidAddress")
        /// The system forbids it.
        public static let permissionDenied = Code("permissionDenied")
        /// Nobody listens there.
        public static let refused = Code("refused")
        /// No way leads there.
        public static let unreachable = Code("unreachable")
        /// The name has no address.
        public static let unknownHost = Code("unknownHost")
        /// The peer broke the connection off, or something between did.
        public static let reset = Code("reset")
        /// It took too long.
        public static let timedOut = Code("timedOut")
        /// The connection or listener is closed on this side.
        public static let closed = Code("closed")
        /// The task was cancelled.
        public static let cancelled = Code("cancelled")
        /// The peer ended before all that was waited for had come.
        public static let ended = Code("ended")
        /// More came than the caller takes.
        public static let tooLong = Code("tooLong")
        /// The peer, or something between, cut a TLS connection off without TLS's own goodbye.
        public static let truncated = Code("truncated")
        /// TLS could not be agreed upon, or the other side's certificate is not to be trusted.
        public static let untrusted = Code("untrusted")
        /// Text has characters that its encoding lacks, or bytes are none of an encoding.
        public static let encoding = Code("encoding")
        /// The process or the system has no descriptor or memory left.
        public static let outOfResources = Code("outOfResources")
        /// Anything else; the message has the system's words.
        public static let system = Code("system")
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What went wrong, where, and what to do, for people: one line without a full stop.
    public let message: String
    /// What had come when a receive failed; it has not been taken, and the next receive begins with it.
    public let partial: [UInt8]

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: What went wrong, for programs.
    ///   - message: The same for people, with what to do.
    ///   - partial: What had come when a receive failed.
    public init(_ code: Code, _ message: String, partial: [UInt8] = []) {
        self.code = code
        self.message = message
        self.partial = partial
    }

    /// The message.
    public var description: String { message }
}
