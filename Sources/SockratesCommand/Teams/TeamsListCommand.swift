import ArgumentParser
import Sockrates
import SockratesStore

/// `sockrates teams list`: who is in the contest.
struct TeamsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the teams and the tokens that hold."
    )

    @Option(help: ArgumentHelp("The record, as \"serve --store\" names it.", valueName: "place"))
    var store: String

    @Flag(help: "JSON lines instead of a table.")
    var json = false

    func run() async throws {
        try await RecordedStore.reading(store) { TeamTable(try await $0.teams()).print(json: json) }
    }
}

/// Teams and tokens, as commands show them.
struct TeamTable {
    private struct Line: Encodable {
        let team: String
        let token: String
    }

    private let lines: [Line]

    init(_ teams: [Team]) { lines = teams.map { Line(team: $0.name, token: $0.token) } }

    func print(json: Bool) {
        if json { return JSONLines.print(lines) }
        if lines.isEmpty { return Swift.print("No team has been added yet.") }
        TextTable.print(
            ["token", "team"],
            lines.map { [PlainLine($0.token).description, PlainLine($0.team).description] }
        )
    }
}
