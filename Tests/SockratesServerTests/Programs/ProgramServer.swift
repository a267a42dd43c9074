#if os(Linux)
    import SockratesServer
    import SockratesSockets
    import SockratesStore
    import Synchronization
    import Testing

    /// A server of a hosted program in this process, and its log.
    final class ProgramServer: Sendable {
        let server: ChallengeServer
        let log = LogRecorder()
        private let loops = EventLoops(threads: 1)
        private let isSecure: Bool
        private let isRunning = Atomic(true)

        /// Runs a test against a program, once over a plain socket and once over TLS, which are carried in different ways.
        static func run(
            _ words: [String],
            _ change: (inout ProgramOptions) -> Void = { _ in },
            _ test: (ProgramServer) async throws -> Void
        ) async throws {
            for isSecure in [false, true] { try await run(words, isSecure: isSecure, change, test) }
        }

        /// Runs a test against a program.
        static func run(
            _ words: [String],
            isSecure: Bool,
            store: (any Store)? = nil,
            _ change: (inout ProgramOptions) -> Void = { _ in },
            _ test: (ProgramServer) async throws -> Void
        ) async throws {
            var options = ProgramOptions(words: [try #require(ProgramSearch.path(of: words[0]))] + words.dropFirst())
            options.folder = "/"
            change(&options)
            let server = try await ProgramServer(options, isSecure, store)
            do {
                try await test(server)
            } catch {
                await server.end()
                throw error
            }
            await server.end()
        }

        private init(_ options: ProgramOptions, _ isSecure: Bool, _ store: (any Store)?) async throws {
            self.isSecure = isSecure
            var serving = ServerOptions(drain: .zero, seed: 7)
            serving.store = store
            if isSecure { serving.listener.tls = try TLSServer(.selfSigned()) }
            server = try await ChallengeServer.bind(
                HostedProgram(options, title: "program"),
                name: "program",
                to: .ip(host: "127.0.0.1", port: 0),
                options: serving,
                on: loops,
                logger: log.logger
            )
        }

        func connect() async throws -> Connection {
            var options = ConnectionOptions()
            if isSecure { options.tls = try TLSClient(trust: .anyone) }
            return try await Connection.connect(to: server.address, options: options)
        }

        /// All that a player gets who sends a text, and the end of it.
        func answer(to text: String = "") async throws -> String {
            let player = try await connect()
            try await player.send(text)
            try await player.shutdown(.output)
            return try await player.receiveAll(as: .utf8, timeout: .seconds(60))
        }

        /// All that a player gets who sends nothing, and no end.
        func silence() async throws -> String {
            try await connect().receiveAll(as: .utf8, timeout: .seconds(60))
        }

        /// Drains and ends, once.
        func end() async {
            guard isRunning.exchange(false, ordering: .relaxed) else { return }
            await server.drain()
            await loops.shutdown()
        }
    }
#endif
