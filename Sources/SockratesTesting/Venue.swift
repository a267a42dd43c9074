/// Where a test plays a challenge.
public enum Venue: Sendable, CaseIterable {
    /// Within the process, without a socket: the fastest, and the same on every run.
    case memory
    /// Over TCP, on a port of this machine, through the server that real players meet.
    case live
}
