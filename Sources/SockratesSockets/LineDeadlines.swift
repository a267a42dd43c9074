/// How long a peer may take, each on a clock that nobody sets; nil for without end.
public struct LineDeadlines: Sendable, Hashable {
    /// From the beginning to the first byte.
    public var firstByte: Duration?
    /// From a line's first byte to its end, however busily the peer drips.
    public var line: Duration?
    /// From one byte to the next; not while the input is paused.
    public var idle: Duration?
    /// From the beginning to the end.
    public var session: Duration?

    /// Makes deadlines.
    ///
    /// - Parameters:
    ///   - firstByte: From the beginning to the first byte.
    ///   - line: From a line's first byte to its end.
    ///   - idle: From one byte to the next.
    ///   - session: From the beginning to the end.
    public init(
        firstByte: Duration? = nil,
        line: Duration? = nil,
        idle: Duration? = nil,
        session: Duration? = nil
    ) {
        self.firstByte = firstByte
        self.line = line
        self.idle = idle
        self.session = session
    }

    /// One of them.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nothing has come at all.
        case firstByte = "first byte"
        /// A line has begun and not ended.
        case line
        /// Nothing more has come.
        case idle
        /// It has lasted too long.
        case session
    }

    /// How long one of them is.
    public subscript(kind: Kind) -> Duration? {
        switch kind {
        case .firstByte: firstByte
        case .line: line
        case .idle: idle
        case .session: session
        }
    }

    /// Whether there are any.
    var areSet: Bool { Kind.allCases.contains { self[$0] != nil } }
}
