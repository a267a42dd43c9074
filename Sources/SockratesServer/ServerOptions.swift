public import SockratesSockets
public import SockratesStore

/// How a server treats its connections.
public struct ServerOptions: Sendable {
    /// The listening socket's and the connections' options: backlog, longest line, output limits.
    public var listener: ListenerOptions
    /// What decides who gets in; several servers may share them.
    public var gates: Gates
    /// How long a server that stops waits for its players.
    public var drain: Duration
    /// What decides which questions are drawn; random where `nil`.
    ///
    /// The first session gets this seed, the next one the number after it, and so on.
    public var seed: UInt64?

    /// Where sessions are recorded; `nil` for nowhere.
    public var store: (any Store)?

    /// Where the transcripts of sessions are kept; `nil` for none.
    public var transcripts: TranscriptArchive?

    /// Makes options.
    public init(
        listener: ListenerOptions = ListenerOptions(),
        gates: Gates = Gates(),
        drain: Duration = .seconds(10),
        seed: UInt64? = nil
    ) {
        self.listener = listener
        self.gates = gates
        self.drain = drain
        self.seed = seed
    }
}
