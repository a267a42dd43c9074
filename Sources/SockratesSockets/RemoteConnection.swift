import NIOCore

/// A connection as other threads and tasks have it.
public struct RemoteConnection: Sendable {
    private let connection: NIOLoopBoundBox<LineConnection>
    private let loop: any EventLoop

    init(_ connection: LineConnection, on loop: any EventLoop) {
        self.connection = NIOLoopBoundBox(connection, eventLoop: loop)
        self.loop = loop
    }

    /// Does something with the connection, soon, on its loop; nothing where it is closed by then.
    ///
    /// - Parameter body: What to do.
    public func execute(_ body: @escaping @Sendable (LineConnection) -> Void) {
        loop.execute { [connection] in connection.value.perform(body) }
    }
}
