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
    func names() async throws -> [String] {
        guard (teams == nil) != (store == nil) else {
            throw CommandError.usage("say whose flags: --teams with a table, or --store with a record")
        }
        if let teams {
            do throws(PackError) {
                return Set(try TeamTokens(contentsOf: teams).teams.values).sorted()
            } catch {
                throw CommandError.usage("the teams can't be read:\n\(error)")
            }
        }
        return try await RecordedStore.reading(store ?? "") { record in
            let known = try await record.teams().map(\.name)
            let played = try await record.sessions().compactMap(\.identity?.team)
            return Set(known + played).sorted()
        }
    }
}
