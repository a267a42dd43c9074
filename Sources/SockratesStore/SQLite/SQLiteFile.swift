import Foundation
import GRDB

/// The file of a record.
enum SQLiteFile {
    /// Opens it, and brings its tables to this version.
    ///
    /// A new one is for its owner alone: tokens of teams stand in it.
    static func open(_ path: String) throws -> DatabasePool {
        // SQLite gives the files beside it the same permissions. Where it can't be made, SQLite says why.
        _ =
            FileManager.default.fileExists(atPath: path)
            || FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // 16 MiB: a checkpoint costs a sync of its own, so not after every few groups.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try SQLiteRows.prepare(database)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // A commit is on disk when it returns. The pool itself has just set NORMAL, with which it is on disk some time later.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.read(SQLiteSchema.refuseNewer)
        try SQLiteSchema.migrator.migrate(pool)
        return pool
    }

    /// Closes it, with everything in the one file, for who copies or moves that.
    static func close(_ pool: DatabasePool) throws {
        // Another program that reads just now keeps the log: then it stays beside the file, as after a crash.
        try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        // Whoever closes last tidies up, and those who only read may not.
        pool.invalidateReadOnlyConnections()
        try pool.close()
    }

    /// What is said of an error: where, what, and what to do.
    static func failure(_ error: any Error, of path: String, _ what: String) -> StoreFailure {
        let code = (error as? DatabaseError)?.resultCode.primaryResultCode
        let isMisnamed = code == .SQLITE_NOTADB || code == .SQLITE_CANTOPEN
        return StoreFailure(
            "the record \(path) \(what): \(reason(error))",
            isMisnamed: (error as? StoreFailure)?.isMisnamed ?? isMisnamed
        )
    }

    /// What a failure of SQLite means, and what to do.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        let remedy =
            switch error.resultCode.primaryResultCode {
            case .SQLITE_FULL: "; make room on its disk"
            case .SQLITE_READONLY, .SQLITE_PERM: "; make the file and its folder writable"
            case .SQLITE_CANTOPEN: "; name a file in a folder that is there and writable"
            case .SQLITE_NOTADB: "; name another file, or one that this program wrote"
            case .SQLITE_IOERR: "; look after its disk"
            case .SQLITE_BUSY: "; another program holds it"
            default: ""
            }
        return "\(error.message ?? "SQLite's error \(error.resultCode.rawValue)")\(remedy)"
    }
}
