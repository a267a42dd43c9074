import Logging
package import SockratesPacks
package import SockratesStore

extension TeamRegister {
    /// Takes the teams of a record in place of those that are there.
    ///
    /// - Throws: `StoreFailure` where the record can't be read.
    package func read(from record: any Record) async throws(StoreFailure) {
        replace(with: try await record.teams())
    }

    /// Takes a record's teams in place of those that are there.
    func replace(with teams: [Team]) {
        replace(with: Dictionary(teams.map { ($0.token, $0.name) }) { _, last in last })
    }
}

/// The teams of the record, read again at once on SIGHUP; ``TeamsWatching`` sees them without it.
struct ReloadableTeams: Reloadable {
    let register: TeamRegister
    let store: any Store

    func reload(_ logger: Logger) {
        Task {
            do throws(StoreFailure) {
                try await register.read(from: store)
                logger.notice("teams reloaded")
            } catch {
                logger.error("teams not reloaded", metadata: ["cause": "\(error)"])
            }
        }
    }

    /// The record is no file that somebody saves.
    func reloadIfChanged(_ logger: Logger) {}
}
