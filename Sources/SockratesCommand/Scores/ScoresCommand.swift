import ArgumentParser
import Foundation
import Sockrates
import SockratesBoard
import SockratesStore

/// `sockrates scores`: what a record says.
struct ScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "Show standings, statistics, evidence of unfair play or everything that happened, from a record.",
        discussion: """
            Reads what "sockrates serve --store" records, also while it does. The standings are those of the contest's rules, \
            which the record keeps.
            """
    )

    @Option(help: ArgumentHelp("The record: the file or database that \"serve --store\" names.", valueName: "place"))
    var store: String

    @Flag(help: "How each question went: asked, right, unclear, wrong, median time, commonest wrong responses.")
    var questions = false

    @Flag(
        help:
            "Evidence, and no verdict: flags of other teams, responses faster than a person types, identical sessions."
    )
    var fairPlay = false

    @Flag(help: "All sessions: when, who, what came of it, and the name that \"replay\" wants.")
    var sessions = false

    @Flag(help: "Everything that happened, line by line, as JSON lines.")
    var events = false

    @Flag(help: "The standings as JSON for CTFtime (its scoreboard feed).")
    var ctftime = false

    @Flag(help: "The standings as the public sees them, without what came after the freeze.")
    var frozen = false

    @Flag(help: "JSON lines instead of a table.")
    var json = false

    func validate() throws {
        if [questions, fairPlay, sessions, events, ctftime].count(where: { $0 }) > 1 {
            throw ValidationError("say one of --questions, --fair-play, --sessions, --events and --ctftime")
        }
        if frozen, questions || fairPlay || sessions || events {
            throw ValidationError("--frozen is about standings")
        }
    }

    func run() async throws {
        // Before it is opened here, too.
        let isServed = try RecordedStore.isServed(store)
        try await RecordedStore.reading(store) { record in
            if questions {
                QuestionTable(try await record.questionStatistics()).print(json: json)
            } else if fairPlay {
                FairPlayReport(try await record.fairPlay()).print(json: json)
            } else if sessions {
                SessionTable(try await record.sessions(), isServed: isServed).print(json: json)
            } else if events {
                try await record.forEachEntry { JSONLines.print([EventLine($0)]) }
            } else if ctftime {
                let standings = try await record.scoreboard(isFrozen: frozen).standings()
                let names = Set(standings.flatMap(\.parts).map(\.challenge)).sorted()
                JSONLines.print([CTFtimeScoreboard(standings, names: names)])
            } else {
                StandingsTable(try await record.scoreboard(isFrozen: frozen)).print(json: json)
            }
        }
    }
}
