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
        /// This machine has no such address, or the path can't be bound.
        public static let addressNotAvailable = Code("addressNotAvailable")
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
        /// A line was longer than the caller takes.
        public static let lineTooLong = Code("lineTooLong")
        /// The process or the system has no descriptor or memory left.
        public static let outOfResources = Code("outOfResources")
        /// Anything else; the message has the system's words.
        public static let system = Code("system")
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What went wrong, where, and what to do, for people: one line without a full stop.
    public let message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: What went wrong, for programs.
    ///   - message: The same for people, with what to do.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
