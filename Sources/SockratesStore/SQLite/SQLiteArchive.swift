import Foundation
import GRDB

/// The file of a record that is only read.
enum SQLiteArchive {
    /// Opens it as it is, where that needs no right to write; else a copy of it.
    ///
    /// SQLite reads a file with a log by an index of that (`-shm`), and makes one where there is none.
    static func open(_ path: String) throws -> any DatabaseReader {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw StoreFailure("it is not there, or not for you to read", isMisnamed: true)
        }
        guard
            isWritable(path) || ["-shm", "-wal"].allSatisfy({ FileManager.default.isReadableFile(atPath: path + $0) })
        else {
            return try copied { try copyFiles(of: path, to: $0) }
        }
        let reader = try opened(path)
        guard try reader.read(isOld) else { return reader }
        // Whoever reads changes nothing, not even the tables.
        defer { try? reader.close() }
        return try copied { try reader.backup(to: DatabaseQueue(path: $0)) }
    }

    private static func isWritable(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return [path, folder].allSatisfy { FileManager.default.isWritableFile(atPath: $0) }
    }

    private static func opened(_ path: String) throws -> any DatabaseReader {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // Where it may, SQLite tidies up behind the last who reads.
        configuration.readonly = !isWritable(path)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Whether it is of an older version.
    private static func isOld(_ database: Database) throws -> Bool {
        try SQLiteSchema.refuseNewer(database)
        let migrator = SQLiteSchema.migrator
        guard try !migrator.appliedIdentifiers(database).isEmpty else {
            throw StoreFailure(
                "it holds none; name a file that \"sockrates serve --store\" has begun",
                isMisnamed: true
            )
        }
        return try !migrator.hasCompletedMigrations(database)
    }

    /// Opens a copy that nobody else sees, and that is gone when it is closed.
    private static func copied(by copy: (_ path: String) throws -> Void) throws -> any DatabaseReader {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sockrates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        // SQLite keeps the file open, and needs its name no more once there is no log beside it.
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "record").path
        try copy(path)
        let reader = try DatabaseQueue(path: path)
        if try reader.read(isOld) { try SQLiteSchema.migrator.migrate(reader) }
        try reader.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        return reader
    }

    private static func copyFiles(of path: String, to copy: String) throws {
        for ending in ["", "-wal"] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
            guard attributes?[.size] as? Int ?? 0 > 0 else { continue }
            // Its bytes alone: a copy of a file that can't be written could not be either.
            guard let source = FileHandle(forReadingAtPath: path + ending) else {
                throw StoreFailure("\(path + ending) is not for you to read", isMisnamed: true)
            }
            guard FileManager.default.createFile(atPath: copy + ending, contents: nil),
                let target = FileHandle(forWritingAtPath: copy + ending)
            else { throw StoreFailure("a copy of it can't be made in \(FileManager.default.temporaryDirectory.path)") }
            while let bytes = try source.read(upToCount: 1 << 20), !bytes.isEmpty {
                try target.write(contentsOf: bytes)
            }
            try target.close()
            try source.close()
        }
    }
}
