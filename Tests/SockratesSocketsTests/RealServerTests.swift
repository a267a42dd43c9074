import SockratesSockets
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Challenges that others host, solved with a `Connection`.
@Suite(.timeLimit(.minutes(5))) struct RealServerTests {
    private static let challenge = """
        import random
        def play(say, hear):
            right = 0
            say("Ten sums, quickly.\\n")
            for n in range(1, 11):
                a, b = random.randint(1, 99), random.randint(1, 99)
                say(f"[{n}/10] {a} + {b} = ")
                right += hear().strip() == str(a + b)
            say("flag{t3n_sums}\\n" if right == 10 else "Sorry.\\n")
        """

    private static let socketServer =
        challenge + """

            import socketserver
            class Handler(socketserver.StreamRequestHandler):
                def handle(self):
                    play(lambda text: self.wfile.write(text.encode()), lambda: self.rfile.readline().decode())
            with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
                print(server.server_address[1], flush=True)
                server.serve_forever()
            """

    private static let hosted =
        challenge + """

            import sys
            play(lambda text: (sys.stdout.write(text), sys.stdout.flush()), sys.stdin.readline)
            """

    /// Solves it: reads each sum, answers it, and returns the last line.
    private static func solved(_ connection: Connection) async throws -> String? {
        connection.timeout = .seconds(20)
        while true {
            let match = try await connection.expect(any: [" = ", "flag{", .end])
            guard match.index == 0 else {
                await connection.unread(match.matched)
                return try await connection.receiveLine(as: .utf8)
            }
            let words = String(decoding: match.before, as: UTF8.self).split(separator: " ")
            let numbers = words.compactMap { Int($0) }
            guard numbers.count == 2 else { return nil }
            try await connection.sendLine("\(numbers[0] + numbers[1])")
        }
    }

    @Test(.enabled(if: isInstalled("python3"))) func aPythonSocketserverChallengeIsSolved() async throws {
        let server = try await Program.start(["python3", "-c", Self.socketServer])
        let port = try #require(
            try await server.connection.receiveLine(as: .utf8, timeout: .seconds(60)).flatMap { Int($0) }
        )
        let connection = try await Connection.connect(toHost: "127.0.0.1", port: port)
        #expect(try await Self.solved(connection) == "flag{t3n_sums}")
        await connection.close()
        server.signal(SIGKILL)
        _ = try await server.ending()
        await server.connection.close()
    }

    @Test(.enabled(if: isInstalled("python3") && isInstalled("socat"))) func aChallengeThatSocatHostsIsSolved()
        async throws
    {
        let script = temporaryPath()
        let socket = temporaryPath()
        defer { unlink(script) }
        let file = try #require(fopen(script, "w"))
        fputs(Self.hosted, file)
        fclose(file)
        let host = try await Program.start([
            "socat", "-d", "-d", "-lf", "/dev/stdout", "UNIX-LISTEN:\(socket)", "EXEC:python3 \(script)",
        ])
        _ = try await host.connection.receiveLine(containing: "listening", timeout: .seconds(60))
        let connection = try await Connection.connect(to: .unix(path: socket))
        #expect(try await Self.solved(connection) == "flag{t3n_sums}")
        await connection.close()
        _ = try await host.ending()
        await host.connection.close()
    }
}

/// Whether a program can be started.
private func isInstalled(_ program: String) -> Bool {
    let folders = getenv("PATH").map { String(cString: $0) }?.split(separator: ":") ?? []
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
}
