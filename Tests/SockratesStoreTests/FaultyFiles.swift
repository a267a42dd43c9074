import Foundation
import GRDBSQLite
import Synchronization

/// A disk whose syncs fail where a test says so: SQLite's own files with another `xSync` (its documentation, "The OS Backend").
///
/// From its first use on all files of the process are opened through it; those that no test has named are as they ever were.
enum FaultyFiles {
    private typealias Methods = UnsafePointer<sqlite3_io_methods>

    private struct State {
        /// Paths of databases whose files, the log among them, can't be synced.
        var broken: Set<String> = []
        /// Open files by their addresses: their paths, and the address of their methods as they are.
        var files: [UInt: (path: String, methods: UInt)] = [:]
        /// Methods with the other `xSync`, by the addresses of those that they stand for; they live as long as the process.
        var doubles: [UInt: UInt] = [:]
    }

    private static let state = Mutex(State())
    /// The extended code for a sync that failed, a macro that Swift does not see.
    private static let failedSync = SQLITE_IOERR | 4 << 8

    private static let isInstalled: Bool = {
        guard let unix = sqlite3_vfs_find("unix") else { return false }
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        vfs.initialize(to: unix.pointee)
        vfs.pointee.zName = UnsafePointer(strdup("faulty"))
        vfs.pointee.xOpen = { _, name, file, flags, given in
            guard let unix = sqlite3_vfs_find("unix"), let file else { return SQLITE_CANTOPEN }
            let code = unix.pointee.xOpen(unix, name, file, flags, given)
            if code == SQLITE_OK, let name { FaultyFiles.note(file, String(cString: name)) }
            return code
        }
        return sqlite3_vfs_register(vfs, 1) == SQLITE_OK
    }()

    /// Lets syncs of a database's files fail, or work again.
    static func setBroken(_ isBroken: Bool, _ path: String) {
        precondition(isInstalled)
        state.withLock { state in
            if isBroken { state.broken.insert(path) } else { state.broken.remove(path) }
        }
    }

    private static func note(_ file: UnsafeMutablePointer<sqlite3_file>, _ path: String) {
        guard let methods = file.pointee.pMethods else { return }
        let (place, key) = (UInt(bitPattern: file), UInt(bitPattern: methods))
        let known = state.withLock { state in
            state.files[place] = (path, key)
            return state.doubles[key]
        }
        let double = known ?? UInt(bitPattern: faulty(methods))
        state.withLock { $0.doubles[key] = double }
        file.pointee.pMethods = Methods(bitPattern: double)
    }

    private static func faulty(_ methods: Methods) -> Methods {
        let double = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        double.initialize(to: methods.pointee)
        double.pointee.xSync = { file, flags in
            let place = UInt(bitPattern: file)
            let methods = FaultyFiles.state.withLock { state -> UInt? in
                guard let (path, methods) = state.files[place] else { return nil }
                return state.broken.contains { path.hasPrefix($0) } ? nil : methods
            }
            guard let methods = methods.flatMap({ Methods(bitPattern: $0) }) else { return FaultyFiles.failedSync }
            return methods.pointee.xSync(file, flags)
        }
        return UnsafePointer(double)
    }
}
