package import Logging
package import SockratesPacks
import Synchronization

/// The teams of a table that an option names; it may be read again while they play.
package final class HostedTeams: Reloadable {
    /// Who is looked up.
    package let register: TeamRegister
    private let watch: Mutex<TeamTokensWatch>

    /// Reads a table.
    ///
    /// - Parameter path: A file whose name ends in .csv, .tsv, .json or .jsonl.
    /// - Throws: `PackError` with every mistake and its line.
    package init(contentsOf path: String) throws(PackError) {
        var watch = TeamTokensWatch(path)
        register = TeamRegister(try watch.load().teams)
        self.watch = Mutex(watch)
    }

    /// Reads the table again.
    package func reload(_ logger: Logger) { watch.withLock { read(&$0, logger) } }

    /// Reads the table again where it has been saved since.
    package func reloadIfChanged(_ logger: Logger) {
        watch.withLock { watch in
            if watch.hasChanged() { read(&watch, logger) }
        }
    }

    private func read(_ watch: inout TeamTokensWatch, _ logger: Logger) {
        do throws(PackError) {
            let teams = try watch.load().teams
            register.replace(with: teams)
            logger.notice("teams reloaded", metadata: ["file": "\(watch.path)", "count": "\(teams.count)"])
        } catch {
            for problem in error.problems { logger.error("teams", metadata: ["problem": "\(problem)"]) }
            logger.error(
                "teams not reloaded",
                metadata: ["cause": "the table has mistakes; the one before still holds"]
            )
        }
    }
}
