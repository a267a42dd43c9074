import Foundation
import SockratesStore
import SockratesStorePostgreSQL
import Synchronization

@testable import SockratesStorePostgreSQL

/// A PostgreSQL server of the tests' own, which ends with them.
///
/// All tests share one, and each has a database of its own in it.
final class PrivatePostgreSQL: Sendable {
    /// The one server; `nil` where none can be had here.
    static let shared = PrivatePostgreSQL()

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scripts/postgresql").path

    /// Its address, without a database and what stands behind it.
    private let address: (server: String, options: String)
    /// The end of its standard input, which it lives by.
    private let input: FileHandle
    private let count = Mutex(0)

    private init?() {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.script)
        process.arguments = ["fsync=off", "max_connections=200"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        var line = Data()
        while let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data([10]) {
            line += byte
        }
        let parts = String(decoding: line, as: UTF8.self).components(separatedBy: "/sockrates?")
        guard parts.count == 2 else { return nil }
        address = (parts[0] + "/", "?" + parts[1])
        self.input = input.fileHandleForWriting
    }

    /// Makes an empty database that keeps texts in an encoding, and gives its address.
    func database(encoding: String = "UTF8") throws -> String {
        let name = count.withLock { count in
            count += 1
            return "test\(count)"
        }
        try administer("CREATE DATABASE \(name) ENCODING '\(encoding)' TEMPLATE template0")
        return address.server + name + address.options
    }

    /// Ends all connections to a database.
    func endConnections(to uri: String) throws {
        try administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(Self.name(in: uri))'")
    }

    /// Lets nobody in, or everybody again.
    func setOpen(_ isOpen: Bool, _ uri: String) throws {
        try administer("ALTER DATABASE \(Self.name(in: uri)) ALLOW_CONNECTIONS \(isOpen)")
    }

    /// Runs a command as the server's first user.
    private func administer(_ command: String) throws {
        try PostgreSQLAddress(address.server + "postgres" + address.options).connect().execute(command)
    }

    private static func name(in uri: String) -> String {
        uri.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
    }
}
