import Foundation
import Sockrates
import SockratesStore

/// A record that a command names: it must be there.
enum RecordedStore {
    /// Reads a record; nothing in it is changed.
    ///
    /// - Parameters:
    ///   - name: What `--store` says.
    ///   - body: Reads it; afterwards it is closed.
    /// - Returns: What `body` returns.
    /// - Throws: ``CommandError`` where there is none, or it can't be read, and what `body` throws.
    static func reading<Value>(_ name: String, _ body: (any Record) async throws -> Value) async throws -> Value {
        let location = try location(name)
        let record = try opened { () throws(StoreFailure) in try StoreSettings.read(location) }
        return try await closing(record) { try await body(record) }
    }

    /// Writes to a record, and else the same.
    static func writing<Value>(_ name: String, _ body: (any Store) async throws -> Value) async throws -> Value {
        let location = try location(name)
        let store = try opened { () throws(StoreFailure) in try StoreSettings.open(location, begins: false) }
        return try await closing(store) { try await body(store) }
    }

    /// Whether a server may have a record open; where databases are, nobody knows.
    static func isServed(_ name: String) throws(CommandError) -> Bool {
        guard case .file(let path) = try location(name) else { return true }
        return SQLiteHolder.isThere(path)
    }

    private static func location(_ name: String) throws(CommandError) -> StoreLocation {
        let location = try StoreSettings.location(name)
        if case .file(let path) = location, !FileManager.default.fileExists(atPath: path) {
            throw .usage("there is no record \(path); \"sockrates serve --store \(path)\" begins one")
        }
        return location
    }

    /// Opens a record, where a failure is the command's.
    static func opened<Opened>(_ open: () throws(StoreFailure) -> Opened) throws(CommandError) -> Opened {
        do throws(StoreFailure) {
            return try open()
        } catch {
            throw .store(error)
        }
    }

    /// Does something with a record, and closes it.
    static func closing<Value>(_ record: any Record, _ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            await record.close()
            return value
        } catch {
            await record.close()
            throw (error as? StoreFailure).map { CommandError.store($0) } ?? error
        }
    }
}
