/// What one session of a hosted program may use; `nil` for no limit.
public struct ProgramLimits: Sendable, Hashable {
    /// From the session's beginning to its end.
    public var time: Duration?
    /// Without a byte in either direction.
    public var idle: Duration?
    /// CPU time in whole seconds, of all its processes together.
    public var cpuSeconds: UInt64?
    /// Resident memory in bytes, of all its processes together; looked at ten times a second.
    public var memory: UInt64?
    /// Processes at the same time; looked at ten times a second.
    public var processes: UInt64?
    /// The largest file that a process may write, in bytes.
    public var fileSize: UInt64?
    /// Descriptors of each process.
    public var openFiles: UInt64?
    /// What the player is sent in all, in bytes.
    public var output: UInt64?

    /// Makes limits that suit a challenge in the open.
    public init(
        time: Duration? = .seconds(600),
        idle: Duration? = .seconds(120),
        cpuSeconds: UInt64? = 30,
        memory: UInt64? = 268_435_456,
        processes: UInt64? = 64,
        fileSize: UInt64? = 16_777_216,
        openFiles: UInt64? = 256,
        output: UInt64? = 67_108_864
    ) {
        self.time = time
        self.idle = idle
        self.cpuSeconds = cpuSeconds
        self.memory = memory
        self.processes = processes
        self.fileSize = fileSize
        self.openFiles = openFiles
        self.output = output
    }

    /// No limits at all.
    public static let none = ProgramLimits(
        time: nil,
        idle: nil,
        cpuSeconds: nil,
        memory: nil,
        processes: nil,
        fileSize: nil,
        openFiles: nil,
        output: nil
    )
}
