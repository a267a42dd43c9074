import Foundation
import SockratesServer
import SockratesSockets

extension LiveCheck {
    /// What a program may print before it is cut.
    private static let mostOutput = 1 << 20

    /// Has a program play.
    ///
    /// It speaks plain TCP to a door of ours wherever it could not reach the challenge as this check does: over TLS, on a Unix
    /// socket, or from an address of its own.
    func ran(_ words: [String]) async throws(SocketError) -> LiveResult {
        if case .ip(let host, let port) = address, options.tls == nil, options.source == nil {
            return try await ran(words, host, port)
        }
        let door = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let result: Result<LiveResult, SocketError> = await withTaskGroup(of: Void.self) { group in
            group.addTask { await passOn(from: door) }
            let result: Result<LiveResult, SocketError>
            do throws(SocketError) {
                result = .success(try await ran(words, "127.0.0.1", door.localAddress.port ?? 0))
            } catch {
                result = .failure(error)
            }
            await door.close()
            group.cancelAll()
            return result
        }
        return try result.get()
    }

    private func ran(_ words: [String], _ host: String, _ port: Int) async throws(SocketError) -> LiveResult {
        let (output, ending) = try await run(words + [host, "\(port)"], ["HOST": host, "PORT": "\(port)"])
        overheard?(output)
        switch ending {
        case .exited(0):
            let lines = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline)
            return .well(flag: lines.last.map(String.init))
        case .exited(let code): return .ill("\(words[0]) ended with exit code \(code)")
        case .signalled(let number): return .ill("\(words[0]) was ended by signal \(number)")
        }
    }

    /// Runs the player's program to its end.
    ///
    /// - Returns: What it has printed, and how it ended.
    private func run(_ words: [String], _ variables: [String: String]) async throws(SocketError) -> (
        output: [UInt8], ending: Program.Ending
    ) {
        #if os(Linux)
            let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
            let outcome = try await ContainedProgram(words, environment: environment, mostOutput: Self.mostOutput).run()
            return (outcome.output, outcome.ending)
        #else
            let program = try await Program.start(words, environment: variables)
            // It fails only where the program has ended already, which shows below.
            try? await program.connection.shutdown(.output)
            let output = try await program.connection.receiveAll(limit: Self.mostOutput, timeout: limit)
            return (output, try await program.ending())
        #endif
    }

    /// Connects whoever comes to the door with the challenge.
    private func passOn(from door: ConnectionListener) async {
        await withDiscardingTaskGroup { group in
            for await visitor in door.connections {
                group.addTask {
                    // Whatever fails here shows in what becomes of the program.
                    guard let connection = try? await connect() else { return await visitor.close() }
                    try? await visitor.join(connection)
                }
            }
        }
    }
}
