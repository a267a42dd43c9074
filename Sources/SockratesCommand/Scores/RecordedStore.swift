import Foundation
import Sockrates
import SockratesStore

/// A record that a command reads: it must be there.
enum RecordedStore {
    /// Opens it.
    ///
    /// - Parameter name: What `--store` says.
    /// - Returns: The store, to be closed in the end.
    /// - Throws: ``CommandError`` where there is none, or it can't be read.
    static func open(_ name: String) throws(CommandError) -> any Store {
        let location = try StoreSettings.location(name)
        if case .file(let path) = location, !FileManager.default.fileExists(atPath: path) {
            throw .usage("there is no record \(path); \"sockrates serve --store \(path)\" begins one")
        }
        do throws(StoreFailure) {
            return try StoreSettings.open(location, begins: false)
        } catch {
            throw .failure(error.description)
        }
    }
}
