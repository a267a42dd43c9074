import Foundation
import SockratesSockets

/// A program that is given a connection for its standard input and output (`--exec`, `--sh-exec`, `--lua-exec`).
struct NetcatExecution {
    private let netcat: Netcat
    private let execution: NetcatOptions.Execution
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat, _ execution: NetcatOptions.Execution) {
        self.netcat = netcat
        self.execution = execution
    }

    /// Runs the program until it has ended, or the connection is broken.
    ///
    /// - Returns: What `sockrates nc` ends with.
    func run(with connection: Connection) async throws(SocketError) -> Int32 {
        let words: [String]
        switch execution {
        case .program(let line): words = line
        case .lua(let script):
            words = [Bundle.main.executablePath ?? CommandLine.arguments[0], "lua", script]
        }
        let program = try await Program.start(words, environment: environment(of: connection))
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await feed(connection, to: program.connection)
                return false
            }
            group.addTask {
                await answer(program.connection, to: connection)
                return true
            }
            // Its input may end before it has said all; after its output's end nothing comes any more.
            for await isLast in group where isLast { group.cancelAll() }
        }
        await program.connection.close()
        await connection.close()
        return 0
    }

    private func feed(_ connection: Connection, to program: Connection) async {
        while let bytes = try? await connection.received() {
            netcat.log.received(bytes)
            guard (try? await program.send(bytes)) != nil else { return }
        }
        try? await program.shutdown(.output)
    }

    private func answer(_ program: Connection, to connection: Connection) async {
        var endings = LineEndings()
        while let output = try? await program.received() {
            guard (try? await netcat.pause()) != nil else { return }
            let bytes = command.crlf ? endings.converted(output) : output
            if command.receiveOnly { continue }
            netcat.log.sent(bytes)
            guard (try? await connection.send(bytes)) != nil else { return }
        }
    }

    private func environment(of connection: Connection) -> [String: String] {
        [
            "NCAT_REMOTE_ADDR": connection.peer.host ?? "localhost",
            "NCAT_REMOTE_PORT": connection.peer.port.map { "\($0)" } ?? "",
            "NCAT_LOCAL_ADDR": connection.local.host ?? "localhost",
            "NCAT_LOCAL_PORT": connection.local.port.map { "\($0)" } ?? "",
            "NCAT_PROTO": command.udp ? "UDP" : "TCP",
        ]
    }
}
