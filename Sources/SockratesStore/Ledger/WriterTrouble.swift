import Synchronization

/// Tells the host when recording begins to fail, and when it works again; each once.
package final class WriterTrouble: Sendable {
    private let tell: @Sendable (StoreFailure?) -> Void
    private let isThere = Mutex(false)

    /// Nothing fails yet.
    ///
    /// - Parameter tell: Is told of a failure, and of its end with `nil`.
    package init(_ tell: @escaping @Sendable (StoreFailure?) -> Void) { self.tell = tell }

    /// Something could not be recorded.
    package func begins(_ failure: StoreFailure) {
        if !exchange(true) { tell(failure) }
    }

    /// Something was recorded.
    package func ends() {
        if exchange(false) { tell(nil) }
    }

    private func exchange(_ value: Bool) -> Bool {
        isThere.withLock { isThere in
            defer { isThere = value }
            return isThere
        }
    }
}
