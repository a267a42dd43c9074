import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesStore

/// `sockrates teams add`: teams with tokens of their own.
struct TeamsAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add teams; each gets a token that nobody guesses.",
        discussion: """
            Prints each team with its token, for you to hand out. A team that is there already gets another token, and the old one \
            is worth nothing from then on. With --from, a table with the columns token and team says both.
            """
    )

    @Argument(help: "The teams' names.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "The record, as \"serve --store\" names it; a file that is not there is begun.",
            valueName: "place"
        )
    )
    var store: String

    @Option(help: ArgumentHelp("A table with the columns token and team: .csv, .tsv or .json.", valueName: "path"))
    var from: String?

    @Flag(help: "JSON lines instead of a table.")
    var json = false

    func validate() throws {
        if names.isEmpty == (from == nil) { throw ValidationError("name the teams, or a table with --from") }
    }

    func run() async throws {
        let teams = try from.map { path throws(CommandError) in try Self.table(path) } ?? names.map(Self.newTeam)
        for team in teams {
            guard PlayerName(Array(team.name.utf8))?.text == team.name else {
                throw CommandError.usage(
                    "\"\(PlainLine(team.name))\" is no name for a team: it has 1 to 32 letters, digits, spaces and signs, and "
                        + "nothing that can't be seen"
                )
            }
        }
        let location = try StoreSettings.location(store)
        let record = try RecordedStore.opened { () throws(StoreFailure) in try StoreSettings.open(location) }
        try await RecordedStore.closing(record) { try await add(teams, to: record) }
        TeamTable(teams).print(json: json)
    }

    /// Adds all of them, or those before the first that can't be.
    private func add(_ teams: [Team], to record: any Store) async throws(CommandError) {
        var count = 0
        do throws(StoreFailure) {
            let known = try await record.teamAdditions()
            count = known.count
            let owners = Dictionary(try await record.teams().map { ($0.token, $0.name) }) { first, _ in first }
            for team in teams where owners[team.token].map({ $0 != team.name }) ?? false {
                throw StoreFailure("the token of \(PlainLine(team.name)) is that of another team already")
            }
        } catch {
            throw .store(error)
        }
        for team in teams {
            switch await record.add(team, number: count) {
            case .recorded: count += 1
            case .refused:
                throw .failure(
                    "\(PlainLine(team.name)): a team is called so, or looks like it; those before it were added"
                )
            case .failed(let failure): throw .store(failure)
            }
        }
    }

    private static func newTeam(_ name: String) -> Team {
        // 128 bits from the system's generator, as letters and digits that nobody takes for one another.
        let token = SessionID.random().description + SessionID.random().description
        return Team(name: name, token: token)
    }

    private static func table(_ path: String) throws(CommandError) -> [Team] {
        do throws(PackError) {
            return try TeamTokens(contentsOf: path).teams.map { Team(name: $0.value, token: $0.key) }
                .sorted { ($0.name, $0.token) < ($1.name, $1.token) }
        } catch {
            throw .usage("the teams can't be read:\n\(error)")
        }
    }
}
