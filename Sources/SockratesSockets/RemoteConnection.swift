/// A connection as other threads and tasks have it.
public struct RemoteConnection: Sendable {
    /// What is done with a connection on its loop.
    public typealias Body = @Sendable (LineConnection) -> Void

    private let way: (any WayToConnection)?

    /// - Parameter way: How to get to its loop; `nil` where the connection is no more.
    init(_ way: (any WayToConnection)?) { self.way = way }

    /// Does something with the connection, soon, on its loop; nothing where it is closed by then.
    ///
    /// - Parameter body: What to do.
    public func execute(_ body: @escaping Body) { way?.execute(body) }

    /// Makes ready what is to be done again and again, so that each time costs less.
    ///
    /// - Parameter body: What to do.
    /// - Returns: Has it done, as ``execute(_:)`` does.
    public func errand(_ body: @escaping Body) -> @Sendable () -> Void {
        guard let way else { return {} }
        return way.errand(body)
    }
}

/// How other threads get to a connection's loop.
protocol WayToConnection: Sendable {
    /// Does something with the connection on its loop, unless it is closed.
    func execute(_ body: @escaping RemoteConnection.Body)
    /// Makes ready what is to be done again and again.
    func errand(_ body: @escaping RemoteConnection.Body) -> @Sendable () -> Void
}

extension WayToConnection {
    func errand(_ body: @escaping RemoteConnection.Body) -> @Sendable () -> Void { { execute(body) } }
}
