package import Logging

/// Something that a server read from files, and reads again while it serves: when SIGHUP comes, and with `--watch` when they are saved.
///
/// What is wrong with the files goes to the log, with file and line; then everything stays as it was.
package protocol Reloadable: Sendable {
    /// Reads the files again.
    ///
    /// - Parameter logger: Where it tells what became of it.
    func reload(_ logger: Logger)

    /// Reads the files again where one has changed since, and is no longer being written.
    ///
    /// - Parameter logger: Where it tells what became of it.
    func reloadIfChanged(_ logger: Logger)
}
