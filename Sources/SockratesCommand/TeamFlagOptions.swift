import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesStore

/// Whose flags are listed.
struct TeamFlagOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A table with the columns token and team.", valueName: "path"))
    var teams: String?

    @Option(help: ArgumentHelp("A record: its teams, and whoever else has played by a name.", valueName: "place"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "Flags of a program: the secret of \"run --flag-secret\"; the argument is the challenge's short name.",
            valueName: "path"
        )
    )
    var flagSecret: String?

    @Option(help: ArgumentHelp("Flags of a program: what \"run --flag\" says.", valueName: "text"))
    var flag: String?

    /// The teams, in the order of their names.
    func names() async throws(CommandError) -> [String] {
        guard (teams == nil) != (store == nil) else {
            throw .usage("say whose flags: --teams with a table, or --store with a record")
        }
        if let teams {
            do throws(PackError) {
                return Set(try TeamTokens(contentsOf: teams).teams.values).sorted()
            } catch {
                throw .usage("the teams can't be read:\n\(error)")
            }
        }
        let record = try RecordedStore.open(store ?? "")
        do throws(StoreFailure) {
            var names = Set(try await record.teams().map(\.name))
            for session in try await record.sessions() { if let team = session.identity?.team { names.insert(team) } }
            await record.close()
            return names.sorted()
        } catch {
            throw .failure(error.description)
        }
    }
}
