import Foundation
import SockratesStore
import Synchronization

/// Reads a record on a connection of its own, so that no answer waits for a page or a table.
final class PostgreSQLReader: Sendable {
    private struct State {
        var connection: PostgreSQLConnection?
        var isClosed = false
    }

    private let address: PostgreSQLAddress
    private let queue = DispatchQueue(label: "sockrates.store.reader")
    private let state = Mutex(State())

    init(_ address: PostgreSQLAddress) { self.address = address }

    /// Connects for the first time, to a record that must be there and of this version.
    func begin() throws(StoreFailure) {
        try result { connection throws(PostgreSQLError) in try PostgreSQLSchema.check(connection) }.get()
    }

    /// Reads something; once more on a new connection where the one that it had is lost.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgreSQLConnection) throws(PostgreSQLError) -> Value
    ) async throws(StoreFailure) -> Value {
        let result: Result<Value, StoreFailure> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.result(body)) }
        }
        return try result.get()
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.connection = nil
        }
    }

    private func result<Value: Sendable>(
        _ body: (PostgreSQLConnection) throws(PostgreSQLError) -> Value
    ) -> Result<Value, StoreFailure> {
        state.withLock { state in
            if state.isClosed { return .failure(.closed) }
            // A connection that was there may have been lost long ago; a new one that is lost too is a server in trouble.
            if let connection = state.connection {
                do throws(PostgreSQLError) {
                    return .success(try body(connection))
                } catch {
                    state.connection = nil
                    if !error.isLost { return .failure(address.failure(error, "can't be read")) }
                }
            }
            do throws(PostgreSQLError) {
                let connection = try address.connect()
                state.connection = connection
                return .success(try body(connection))
            } catch {
                state.connection = nil
                return .failure(address.failure(error, "can't be read"))
            }
        }
    }
}
