/// A connection as other threads and tasks have it.
public struct RemoteConnection: Sendable {
    private let perform: @Sendable (@escaping @Sendable (LineConnection) -> Void) -> Void

    init(_ perform: @escaping @Sendable (@escaping @Sendable (LineConnection) -> Void) -> Void) {
        self.perform = perform
    }

    /// Does something with the connection, soon, on its loop; nothing where it is closed by then.
    ///
    /// - Parameter body: What to do.
    public func execute(_ body: @escaping @Sendable (LineConnection) -> Void) { perform(body) }
}
