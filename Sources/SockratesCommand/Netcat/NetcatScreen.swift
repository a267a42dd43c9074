import Foundation
import SockratesSockets
import Synchronization

/// Standard output: where what comes is shown.
final class NetcatScreen: Sendable {
    private struct State {
        var filter: TerminalFilter?
        var connections = 0
        var isClosed = false
    }

    private let writer = DescriptorWriter(STDOUT_FILENO)
    private let state: Mutex<State>
    private let isTerminal = isatty(STDOUT_FILENO) == 1

    /// - Parameter isRaw: Whether a terminal gets control characters as they come.
    init(isRaw: Bool) { state = Mutex(State(filter: isRaw || !isTerminal ? nil : TerminalFilter())) }

    /// Whether anybody is connected.
    var hasConnections: Bool { state.withLock { $0.connections > 0 } }

    func connectionBegan() { state.withLock { $0.connections += 1 } }
    func connectionEnded() { state.withLock { $0.connections -= 1 } }

    /// Shows bytes, and waits until they are taken.
    func show(_ bytes: [UInt8]) async throws(SocketError) {
        let shown = state.withLock { state in
            if state.isClosed { return [UInt8]() }
            return state.filter?.shown(bytes) ?? bytes
        }
        if !shown.isEmpty { try await writer.write(shown) }
    }

    /// Ends it, so that who reads it knows.
    func end() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        // A terminal is everybody's. The number stays taken, so that nothing that is opened later gets it.
        guard isFirst, !isTerminal else { return }
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        dup2(nowhere, STDOUT_FILENO)
        close(nowhere)
    }
}
