import Foundation

/// A PostgreSQL server with an empty database, which ends when nobody holds it.
final class PrivatePostgreSQL {
    /// The database's address, with its password.
    let uri: String
    private let process: ChildProcess

    /// Whether there can be one here.
    static let canBeHad = Client.isInstalled("pg_ctlcluster") && Client.isInstalled("psql")

    init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scripts/postgresql").path
        process = try ChildProcess([script, "fsync=off"])
        uri = String(try process.output.text(through: "\n").dropLast())
    }

    deinit {
        process.endInput()
        _ = try? process.exitCode()
    }

    /// The password alone.
    var password: String { uri.firstMatch(of: #/:([0-9a-f]+)@/#).map { String($0.1) } ?? "" }

    /// Ends all connections to it.
    func endConnections() throws {
        try run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename <> ''"
        )
    }

    /// Runs commands in it.
    func run(_ command: String) throws {
        let psql = try ChildProcess(["psql", uri, "-XAtqc", command])
        psql.endInput()
        _ = try psql.output.rest()
        _ = try psql.exitCode()
    }
}
