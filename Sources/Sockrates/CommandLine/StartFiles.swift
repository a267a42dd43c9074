import Foundation
package import Logging
import Synchronization

/// Files that are read once, when the program starts: settings, tables of teams, flags of programs.
///
/// SIGHUP does not have them read again, and says so of each that has changed.
package final class StartFiles: Reloadable {
    /// What tells one version of a file from another.
    private struct Version: Equatable {
        let size: Int?
        let date: Date?

        init(of path: String) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            size = attributes?[.size] as? Int
            date = attributes?[.modificationDate] as? Date
        }
    }

    private let files = Mutex<[String: Version]>([:])

    /// Notes a file that is read now.
    package func note(_ path: String) {
        let version = Version(of: path)
        files.withLock { $0[path] = version }
    }

    /// Whether none was read.
    var isEmpty: Bool { files.withLock { $0.isEmpty } }

    /// Tells of those that have changed since they were read.
    package func reload(_ logger: Logger) {
        for (path, version) in files.withLock({ $0 }).sorted(by: { $0.key < $1.key }) where Version(of: path) != version
        {
            logger.warning(
                "file not read again",
                metadata: ["file": "\(path)", "cause": "what it says needs a new start"]
            )
        }
    }

    /// It waits for SIGHUP.
    package func reloadIfChanged(_ logger: Logger) {}
}
