/// What carries the connections of a listener; they behave the same.
enum Carriage: CaseIterable {
    #if os(Linux)
        /// Sockets that a ``PollLoop`` watches: nothing but lines over plain TCP and Unix sockets, at the least cost.
        case poller
    #endif
    /// Channels of NIO, on every system, and where something else than plain sockets is to be carried.
    case channel

    #if os(Linux)
        static let fastest = poller
    #else
        static let fastest = channel
    #endif
}
