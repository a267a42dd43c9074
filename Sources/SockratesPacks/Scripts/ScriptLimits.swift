/// What a script of a pack may take.
public struct ScriptLimits: Sendable, Hashable {
    /// Instructions of one call; the work of functions counts by the size of what they work on.
    public var steps = 10_000_000
    /// Bytes that scripts of a pack may hold on each thread that runs them, a quarter of them in one piece.
    public var memory = 16 << 20
    /// Processor time of one call: it ends what steps measure badly.
    public var time = Duration.milliseconds(300)

    /// Makes the limits that packs have.
    public init() {}
}
