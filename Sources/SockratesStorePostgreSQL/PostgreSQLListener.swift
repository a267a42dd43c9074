import Foundation
import SockratesStore
import Synchronization

/// Hears of what every machine commits (LISTEN), and rings for it here.
///
/// Where its connection is lost it makes another, and rings: nobody knows what was missed meanwhile.
final class PostgreSQLListener: Sendable {
    private struct State {
        /// The connection's descriptor, as long as it is open for sure.
        var socket: CInt?
        var isClosed = false
    }

    private static let pause = DispatchTimeInterval.seconds(1)

    /// Rings when the standings may have moved.
    let signal = ChangeSignal()
    private let address: PostgreSQLAddress
    private let queue = DispatchQueue(label: "sockrates.store.listener")
    private let state = Mutex(State())

    init(_ address: PostgreSQLAddress) { self.address = address }

    /// Begins to listen; it returns at once.
    func begin() { queue.async { self.connect() } }

    func close() {
        state.withLock { state in
            state.isClosed = true
            // Who waits for news on the descriptor sees its end, and lets go of it.
            if let socket = state.socket { shutdown(socket, CInt(SHUT_RDWR)) }
        }
        signal.end()
    }

    private func connect() {
        if state.withLock({ $0.isClosed }) { return }
        let connection: PostgreSQLConnection
        do throws(PostgreSQLError) {
            connection = try address.connect()
            try connection.execute("LISTEN sockrates")
        } catch {
            queue.asyncAfter(deadline: .now() + Self.pause) { self.connect() }
            return
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: connection.socket, queue: queue)
        source.setEventHandler { self.hear(connection, source) }
        // The descriptor must stay open until the source has let go of it.
        source.setCancelHandler { withExtendedLifetime(connection) {} }
        source.activate()
        state.withLock { state in
            state.socket = connection.socket
            if state.isClosed { shutdown(connection.socket, CInt(SHUT_RDWR)) }
        }
        signal.ring()
    }

    private func hear(_ connection: PostgreSQLConnection, _ source: any DispatchSourceRead) {
        do throws(PostgreSQLError) {
            if try connection.takeNotifications() { signal.ring() }
        } catch {
            state.withLock { $0.socket = nil }
            source.cancel()
            queue.asyncAfter(deadline: .now() + Self.pause) { self.connect() }
        }
    }
}
