/// How the lines of a connection are cut, and how much of its output may wait.
public struct LineOptions: Sendable {
    /// What a line is.
    public enum Framing: Sendable, Hashable {
        /// What stands before a newline.
        case newlines
        /// A message of any bytes behind their count, which has so many bytes, 1 to 4. Telnet and backspace have no meaning there.
        case counted(width: Int, isBigEndian: Bool)
        /// What has come, as it came, however it was split on its way: for whoever passes bytes on.
        ///
        /// Telnet and backspace have no meaning there, and nothing is ever too long.
        case bytes
    }

    /// What a line is.
    public var framing = Framing.newlines
    /// The longest line in bytes, its newline not counted.
    public var maximumLineLength: Int
    /// Whether telnet negotiation is taken out of the input and refused; without it 0xFF is a byte like others.
    public var telnet: Bool
    /// Whether backspace and delete (0x08, 0x7F) take back the previous UTF-8 character.
    public var backspace: Bool
    /// How many bytes may wait for a peer that does not read; one more and the connection is cut.
    public var maximumQueuedOutput: Int
    /// How long output may wait for a peer that does not read before the connection is cut.
    public var writeDeadline: Duration
    /// How long the peer may take for what it does.
    public var deadlines: LineDeadlines
    /// How long a closed connection waits for the peer's end, so that the last text is not lost to a reset.
    public var closeLinger: Duration
    /// Whether nothing is taken from the socket behind a line, or a proxy's header, before its handler has heard of it.
    ///
    /// It is for whoever lends the socket to somebody else, who reads the rest, and costs more calls of the system.
    public var leavesInput = false

    /// Makes options.
    ///
    /// - Parameters:
    ///   - maximumLineLength: The longest line in bytes, its newline not counted.
    ///   - telnet: Whether telnet negotiation is taken out of the input and refused.
    ///   - backspace: Whether backspace and delete take back the previous character.
    ///   - maximumQueuedOutput: How many bytes may wait for a peer that does not read.
    ///   - writeDeadline: How long output may wait for a peer that does not read.
    ///   - deadlines: How long the peer may take for what it does.
    ///   - closeLinger: How long a closed connection waits for the peer's end.
    public init(
        maximumLineLength: Int = 4096,
        telnet: Bool = true,
        backspace: Bool = true,
        maximumQueuedOutput: Int = 65_536,
        writeDeadline: Duration = .seconds(10),
        deadlines: LineDeadlines = LineDeadlines(),
        closeLinger: Duration = .seconds(2)
    ) {
        self.maximumLineLength = maximumLineLength
        self.telnet = telnet
        self.backspace = backspace
        self.maximumQueuedOutput = maximumQueuedOutput
        self.writeDeadline = writeDeadline
        self.deadlines = deadlines
        self.closeLinger = closeLinger
    }
}
