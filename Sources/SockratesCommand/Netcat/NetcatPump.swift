import Foundation
import SockratesSockets

/// Between this terminal, or this pipe, and one connection.
struct NetcatPump {
    /// What one of the two ways came to.
    private enum Step: Sendable {
        /// It has ended; the other goes on.
        case ended
        /// The peer has ended, and all is over when what lies ready has been sent to it.
        case endedByPeer
        /// All is over.
        case over(Int32)
        case failed(SocketError)
    }

    private let netcat: Netcat
    private let connection: Connection
    private var options: NetcatOptions { netcat.options }
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat, _ connection: Connection) {
        self.netcat = netcat
        self.connection = connection
    }

    /// Passes on what is typed and what comes.
    ///
    /// - Parameter endingWithPeer: Whether the peer's end is the end of all, as it is for a listener.
    /// - Returns: What the program ends with.
    /// - Throws: `SocketError` where the connection breaks.
    func run(endingWithPeer: Bool = false) async throws(SocketError) -> Int32 {
        let step = await withTaskGroup(of: Step.self) { group in
            if !command.receiveOnly { group.addTask { await send() } }
            if !command.sendOnly { group.addTask { await receive(endingWithPeer) } }
            var isEnding = false
            for await step in group {
                switch step {
                case .ended: continue
                case .endedByPeer:
                    isEnding = true
                    netcat.input.finish()
                    continue
                // A peer that has ended need not read any more.
                case .failed where isEnding: return Step.over(0)
                case .over, .failed: break
                }
                group.cancelAll()
                netcat.input.cancel()
                return step
            }
            return Step.over(0)
        }
        switch step {
        case .ended, .endedByPeer: return 0
        case .over(let code): return code
        case .failed(let error): throw error
        }
    }

    private func send() async -> Step {
        let editor = command.edit ? LineEditor(netcat.input) : nil
        var endings = LineEndings()
        do throws(SocketError) {
            while let typed = try await typed(editor) {
                try await netcat.pause()
                let bytes = command.crlf ? endings.converted(typed) : typed
                netcat.log.sent(bytes)
                try await connection.send(bytes)
            }
            // Where the peer has gone already, receiving tells how.
            if !command.noShutdown { try? await connection.shutdown(.output) }
        } catch {
            return .failed(error)
        }
        if command.udp || command.sendOnly { return .over(0) }
        guard let delay = options.quitDelay else { return .ended }
        try? await Task.sleep(for: delay)
        return .over(0)
    }

    private func typed(_ editor: LineEditor?) async throws(SocketError) -> [UInt8]? {
        if let editor { return try await editor.line() }
        return try await netcat.input.read()
    }

    private func receive(_ endingWithPeer: Bool) async -> Step {
        var telnet = command.telnet ? NetcatTelnet() : nil
        do throws(SocketError) {
            while let come = try await connection.received() {
                try await netcat.pause()
                netcat.log.received(come)
                let (shown, reply) = telnet?.taken(come) ?? (come, [])
                // What is typed may have ended, and with it what is sent.
                if !reply.isEmpty { try? await connection.send(reply) }
                try await netcat.screen.show(shown)
            }
        } catch {
            return .failed(error)
        }
        netcat.screen.end()
        // At a terminal nobody would know what it still waits for.
        let isOver = command.udp || command.receiveOnly || isatty(STDIN_FILENO) == 1
        return isOver ? .over(0) : endingWithPeer ? .endedByPeer : .ended
    }
}

extension Connection {
    /// What has come; nil at the end, TLS's missing goodbye among it as most programs have it.
    func received() async throws(SocketError) -> [UInt8]? {
        do throws(SocketError) {
            return try await receive(upTo: 262_144)
        } catch {
            guard error.code == .truncated else { throw error }
            return nil
        }
    }
}

extension Netcat {
    /// Waits between reads and writes, where `-d` asks for it.
    func pause() async throws(SocketError) {
        guard let delay = options.delay else { return }
        do {
            try await Task.sleep(for: delay)
        } catch {
            throw SocketError(.cancelled, "cancelled")
        }
    }
}
