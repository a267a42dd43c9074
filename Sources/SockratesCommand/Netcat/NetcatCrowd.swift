import SockratesSockets
import Synchronization

/// All who are connected to a listener that stays open: what one sends is shown here, or passed on to the others.
final class NetcatCrowd: Sendable {
    private struct State {
        /// The connections that were let in, those in their TLS handshake included.
        var count = 0
        var lastNumber = 0
        var members: [Int: Connection] = [:]
        var isTypingOver = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let netcat: Netcat
    private let state = Mutex(State())
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat) { self.netcat = netcat }

    /// How many there are.
    var count: Int { state.withLock { $0.count } }

    func reserve() { state.withLock { $0.count += 1 } }
    func release() { state.withLock { $0.count -= 1 } }

    /// Stays with a connection until its end.
    func serve(_ connection: Connection) async throws(SocketError) {
        let number = join(connection)
        if command.chat { await announce(arrival: number, of: connection) }
        let failure: SocketError?
        do throws(SocketError) {
            if command.sendOnly {
                try await waitForEnd(of: connection)
            } else {
                try await receive(from: connection, number)
            }
            failure = nil
        } catch {
            failure = error
        }
        state.withLock { _ = $0.members.removeValue(forKey: number) }
        if command.chat { await send(Array("<announce> <user\(number)> is disconnected.\n".utf8), except: number) }
        if let failure { throw failure }
    }

    /// Passes on what is typed here to all, as long as it is typed.
    ///
    /// - Returns: What the program ends with, where the end of what is typed is the end of all.
    func passOnWhatIsTyped() async throws(NetcatFailure) -> Int32 {
        var endings = LineEndings()
        do throws(SocketError) {
            await someone()
            while netcat.options.execution == nil, let typed = try await netcat.input.read() {
                try await netcat.pause()
                let bytes = command.crlf ? endings.converted(typed) : typed
                // What was typed for somebody who has gone is for who comes next.
                await someone()
                await send(command.chat ? ChatLine.text(bytes, from: 0) : bytes, except: nil)
            }
        } catch {
            guard error.code == .cancelled else { throw .connection(error) }
        }
        if command.sendOnly, !netcat.options.isBroker { return 0 }
        let members = state.withLock { state in
            state.isTypingOver = true
            return Array(state.members.values)
        }
        if !command.noShutdown, !netcat.options.isBroker {
            for member in members { try? await member.shutdown(.output) }
        }
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return 0
    }

    private func join(_ connection: Connection) -> Int {
        let (number, waiting) = state.withLock { state in
            state.lastNumber += 1
            state.members[state.lastNumber] = connection
            defer { state.waiting = [] }
            return (state.lastNumber, state.waiting)
        }
        for continuation in waiting { continuation.resume() }
        return number
    }

    /// Waits until anybody is there.
    private func someone() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.members.isEmpty { state.waiting.append(continuation) }
                return !state.members.isEmpty
            }
            if isThere { continuation.resume() }
        }
    }

    private func receive(from connection: Connection, _ number: Int) async throws(SocketError) {
        var telnet = command.telnet ? NetcatTelnet() : nil
        while let come = try await connection.received() {
            try await netcat.pause()
            netcat.log.received(come)
            let (bytes, reply) = telnet?.taken(come) ?? (come, [])
            if !reply.isEmpty { try await connection.send(reply) }
            if netcat.options.isBroker {
                await send(command.chat ? ChatLine.text(bytes, from: number) : bytes, except: number)
            } else {
                try await netcat.screen.show(bytes)
            }
        }
    }

    /// What comes is not received, and thrown away.
    private func waitForEnd(of connection: Connection) async throws(SocketError) {
        while try await connection.received() != nil {}
    }

    private func send(_ bytes: [UInt8], except number: Int?) async {
        guard !command.receiveOnly else { return }
        let others = state.withLock { state in state.members.filter { $0.key != number }.map(\.value) }
        netcat.log.sent(bytes)
        await withTaskGroup(of: Void.self) { group in
            // Who has gone is missed when its end is received.
            for other in others { group.addTask { try? await other.send(bytes) } }
        }
    }

    private func announce(arrival number: Int, of connection: Connection) async {
        let others = state.withLock { state in state.members.filter { $0.key != number }.sorted { $0.key < $1.key } }
        let names = others.map { "\($0.value.peer.host ?? "localhost") as <user\($0.key)>" }
        let host = connection.peer.host ?? "localhost"
        let text = """
            <announce> \(host) is connected as <user\(number)>.
            <announce> already connected: \(names.isEmpty ? "nobody" : names.joined(separator: ", ")).

            """
        await send(Array(text.utf8), except: nil)
    }
}

/// What somebody said in a chat: with a name, and nothing that drives a terminal.
enum ChatLine {
    static func text(_ bytes: [UInt8], from number: Int) -> [UInt8] {
        var text = Array("<user\(number)> ".utf8)
        for byte in bytes {
            if (0x20...0x7E).contains(byte) || [0x09, 0x0A, 0x0D].contains(byte) {
                text.append(byte)
            } else {
                let digits = String(byte, radix: 8)
                text += Array("\\\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8)
            }
        }
        return text
    }
}
