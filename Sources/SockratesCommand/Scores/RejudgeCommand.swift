import ArgumentParser
import Foundation
import Sockrates
import SockratesJudge
import SockratesPacks
import SockratesServer
import SockratesStore

/// `sockrates rejudge`: every recorded response again, after an answer was mended.
struct RejudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge all recorded responses again with a mended pack, and show who gains and who loses.",
        discussion: """
            Nothing is changed without --write. With it the second verdicts stand in the record beside the first, and the \
            standings follow them; ties go by when the response was typed, not by when the appeal was heard. Exit code 1 where \
            some verdict changes and nothing was written.
            """
    )

    @Option(help: "The mended pack: a YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String

    @Option(help: ArgumentHelp("The record: the file or database that \"serve --store\" names.", valueName: "place"))
    var store: String

    @Option(help: "The challenge's short name in the record. (default: the pack's)")
    var challenge: String?

    @Flag(help: "Write the second verdicts and the new scores into the record.")
    var write = false

    @Flag(help: "JSON lines instead of a report.")
    var json = false

    func run() async throws {
        let pack = try Pack.loaded(self.pack)
        let isWell =
            if write {
                try await RecordedStore.writing(store) { store in
                    let rejudging = try await judged(pack, in: store)
                    try await rejudging.write(to: store)
                    return rejudging.isIdle
                }
            } else {
                try await RecordedStore.reading(store) { try await judged(pack, in: $0).isIdle }
            }
        if isWell { return }
        if write { return StandardError.print("Written.") }
        StandardError.print("Nothing was written; --write does it.")
        throw ExitCode(1)
    }

    /// Judges again, and shows what comes of it.
    private func judged(_ pack: Pack, in record: any Record) async throws -> Rejudging {
        let rejudging = try await Rejudging(challenge ?? pack.name, with: pack.quiz, in: record)
        if rejudging.sessions == 0 { throw try await unknown(rejudging.challenge, in: record) }
        if rejudging.programSessions == rejudging.sessions {
            throw CommandError.usage(
                "a program carried the sessions of \(PlainLine(rejudging.challenge)); no pack can judge them again"
            )
        }
        RejudgeReport(rejudging).print(json: json)
        return rejudging
    }

    /// Tells what the record holds in place of a challenge that it does not.
    private func unknown(_ name: String, in record: any Record) async throws(StoreFailure) -> CommandError {
        var names: Set<String> = []
        try await record.forEachEntry { entry in
            if case .opened(let opening) = entry.happening { names.insert(opening.challenge) }
        }
        let known = names.sorted().map { PlainLine($0).description }.joined(separator: ", ")
        return .usage(
            "the record holds no session of \(PlainLine(name))"
                + (names.isEmpty ? "" : "; it holds \(known): name one of these with --challenge")
        )
    }
}

extension Rejudging {
    /// Whether everything is as it was.
    fileprivate var isIdle: Bool { changes.isEmpty && teams.isEmpty }
}

/// Who gains and who loses, as `sockrates rejudge` shows it.
struct RejudgeReport {
    private struct Verdict: Encodable {
        let session: String
        let response: String
        let before: String
        let after: String
    }

    private struct Team: Encodable {
        let team: String
        let pointsBefore: Int
        let pointsAfter: Int
        let solvedBefore: Bool
        let solvedAfter: Bool
    }

    private let rejudging: Rejudging

    init(_ rejudging: Rejudging) { self.rejudging = rejudging }

    func print(json: Bool) {
        if json {
            JSONLines.print(
                rejudging.changes.map { change in
                    Verdict(
                        session: change.session.description,
                        response: String(decoding: change.response, as: UTF8.self),
                        before: change.before.rawValue,
                        after: change.rejudgement.outcome.rawValue
                    )
                }
            )
            return JSONLines.print(
                rejudging.teams.map { team in
                    Team(
                        team: team.team,
                        pointsBefore: team.pointsBefore,
                        pointsAfter: team.pointsAfter,
                        solvedBefore: team.wasSolved,
                        solvedAfter: team.isSolved
                    )
                }
            )
        }
        var first = "\(rejudging.judged) responses to \(PlainLine(rejudging.challenge)) judged again"
        first += ", \(rejudging.changes.count) with another verdict"
        if rejudging.skipped > 0 { first += ", \(rejudging.skipped) left alone" }
        Swift.print(first + ".")
        for (key, count) in kinds.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(20) {
            Swift.print("  \(key)\(count == 1 ? "" : ", \(count) times")")
        }
        for team in rejudging.teams {
            var line = "  \(PlainLine(team.team)): \(team.pointsBefore) -> \(team.pointsAfter) points"
            if team.isSolved != team.wasSolved { line += team.isSolved ? ", solved" : ", no longer solved" }
            Swift.print(line)
        }
        if !rejudging.cutShort.isEmpty {
            let ids = rejudging.cutShort.prefix(10).map(\.description).joined(separator: ", ")
            Swift.print("  ended by a response that is right now, so let them play again: \(ids)")
        }
    }

    private var kinds: [String: Int] {
        rejudging.changes.reduce(into: [:]) { kinds, change in
            let after = change.rejudgement.outcome.rawValue
            kinds["\(PlainLine(change.response)): \(change.before.rawValue) -> \(after)", default: 0] += 1
        }
    }
}
