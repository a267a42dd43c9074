import NIOCore
import NIOPosix
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program of this machine whose standard input and output are a connection; it is killed when nobody holds this any more.
///
/// ```swift
/// let program = try await Program.start(["/usr/bin/bc", "-q"])
/// try await program.connection.sendLine("6 * 7")
/// print(try await program.connection.receiveLine(as: .utf8) ?? "nothing")   // 42
/// ```
public final class Program: Sendable {
    /// How a program ended.
    public enum Ending: Sendable, Hashable {
        /// It ended with an exit code.
        case exited(Int32)
        /// A signal ended it.
        case signalled(Int32)
    }

    /// What its standard input and output are.
    public enum Station: Sendable, Hashable {
        /// A pipe each: programs write in blocks.
        case pipes
        /// A terminal without echo: programs write line by line, and may ask for passwords.
        case terminal
    }

    /// Its standard input and output.
    public let connection: Connection
    /// Its process number.
    public let processID: Int32

    private let run: Task<Ending, any Error>

    private init(_ connection: Connection, _ processID: Int32, _ run: Task<Ending, any Error>) {
        self.connection = connection
        self.processID = processID
        self.run = run
    }

    deinit { run.cancel() }

    /// Starts a program.
    ///
    /// Its standard error is this program's.
    ///
    /// - Parameters:
    ///   - words: The program, a path or a name that is looked for in `PATH`, and its arguments.
    ///   - environment: Variables that it finds beside those of this process.
    ///   - station: What its standard input and output are.
    ///   - loops: What carries the connection; nil for threads that the whole process shares.
    /// - Returns: The program, which runs.
    /// - Throws: `SocketError`: system, where it can't be started.
    public static func start(
        _ words: [String],
        environment: [String: String] = [:],
        station: Station = .pipes,
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> Program {
        guard let name = words.first, !name.isEmpty else { throw SocketError(.system, "there is no program to start") }
        let ends = try station == .pipes ? ProgramEnds.pipes() : ProgramEnds.terminal()
        let connection = try await Connection.made(of: ends, named: name, on: loops)
        var changes: [Environment.Key: String?] = [:]
        for (key, value) in environment { changes[Environment.Key(stringLiteral: key)] = value }
        var platform = PlatformOptions()
        platform.createSession = station == .terminal
        let configuration = Configuration(
            executable: name.contains("/") ? .path(FilePath(name)) : .name(name),
            arguments: Arguments(Array(words.dropFirst())),
            environment: .inherit.updating(changes),
            platformOptions: platform
        )
        let (started, tell) = AsyncStream.makeStream(of: Int32.self)
        let run = Task { () throws -> Ending in
            defer { tell.finish() }
            let result = try await Subprocess.run(
                configuration,
                input: .fileDescriptor(FileDescriptor(rawValue: ends.childInput), closeAfterSpawningProcess: true),
                output: .fileDescriptor(FileDescriptor(rawValue: ends.childOutput), closeAfterSpawningProcess: true),
                error: .currentStandardError
            ) { execution in
                tell.yield(execution.processIdentifier.value)
                tell.finish()
            }
            return switch result.terminationStatus {
            case .exited(let code): .exited(code)
            case .signaled(let number): .signalled(number)
            }
        }
        for await processID in started { return Program(connection, processID, run) }
        await connection.close()
        do {
            _ = try await run.value
        } catch {
            throw SocketError(.system, "\(name) can't be started: \(error)")
        }
        throw SocketError(.system, "\(name) can't be started")
    }

    /// Sends it a signal.
    ///
    /// - Parameter number: The signal, such as `SIGTERM`.
    public func signal(_ number: Int32) { kill(processID, number) }

    /// Waits for its end.
    ///
    /// - Returns: How it ended.
    /// - Throws: `SocketError`: system, where the system does not say.
    public func ending() async throws(SocketError) -> Ending {
        do {
            return try await run.value
        } catch {
            throw SocketError(.system, "the end of process \(processID) is not known: \(error)")
        }
    }
}
