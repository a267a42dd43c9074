import ArgumentParser
import Foundation
import Sockrates
import SockratesJudge
import SockratesPacks
import SockratesServer
import SockratesSockets
import SockratesStore

/// `sockrates replay`: one recorded session again.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a recorded session again, and show why each response was judged as it was.",
        discussion: """
            The session is played from its seed and from what reached it, so that what the player read comes again byte for \
            byte. Exit code 1 where the pack now judges otherwise than the record says: then it is another edition.
            """
    )

    @Argument(help: "The session, 13 letters and digits.")
    var session: String

    @Option(help: ArgumentHelp("The record: the file or database that \"serve --store\" names.", valueName: "place"))
    var store: String

    @Option(help: "The pack that was played. (default: the built-in pack of the challenge's name)")
    var pack: String?

    @Flag(help: "Only what the player was sent, byte for byte.")
    var transcript = false

    func run() async throws {
        guard let id = SessionID(session) else {
            throw CommandError.usage("a session has 13 letters and digits, not \"\(PlainLine(session))\"")
        }
        let (replay, edition) = try await RecordedStore.reading(store) { try await played(id, in: $0) }
        if edition != replay.opening.edition {
            StandardError.print(
                "The session was played with edition \(PlainLine(replay.opening.edition)) of the pack; this is \(edition)."
            )
        }
        if transcript {
            FileHandle.standardOutput.write(Data(replay.transcript))
        } else {
            show(replay)
        }
        if !replay.differences.isEmpty { throw ExitCode(1) }
    }

    /// Plays it again, and tells with which edition of the pack.
    private func played(_ id: SessionID, in record: any Record) async throws -> (SessionReplay, edition: String) {
        let entries = try await record.entries(of: id)
        let openings = entries.lazy.compactMap { entry in
            if case .opened(let opening) = entry.happening { opening } else { nil }
        }
        guard let opening = openings.first else { throw CommandError.failure("the record holds no session \(id)") }
        if entries.contains(where: { if case .programStarted = $0.happening { true } else { false } }) {
            throw CommandError.failure(
                "a program carried session \(id), and can't do the same again; \"sockrates run --transcripts\" keeps what is said"
            )
        }
        let identity = RecordedIdentity(of: entries, opening, teams: try await record.teams())
        let pack = try self.pack(of: opening, identity)
        do throws(SessionReplay.Mistake) {
            return (try SessionReplay(of: entries, with: pack.quiz), pack.quiz.edition)
        } catch {
            throw CommandError.failure("\(error)")
        }
    }

    /// The pack that was played.
    private func pack(of opening: SessionOpening, _ identity: RecordedIdentity) throws(CommandError) -> Pack {
        do throws(CommandError) {
            return try Pack.loaded(pack ?? opening.challenge, teams: identity.teams, asking: identity.asked)
        } catch {
            guard pack == nil else { throw error }
            throw .usage("\(error.message)\nsay with --pack which pack was played as \(PlainLine(opening.challenge))")
        }
    }

    private func show(_ replay: SessionReplay) {
        var filter = TerminalFilter()
        for step in replay.steps {
            if case .line(let line)? = step.input { print(PlainLine(line)) }
            for one in step.verdicts {
                let time = String(format: "%.3f s", step.age / .seconds(1))
                var note = "   # \(time): \(one.verdict.outcome.rawValue): \(PlainLine(one.verdict.sentence))"
                if !one.isSame {
                    note += " (recorded: \(one.recorded?.outcome.rawValue ?? "no verdict"))"
                }
                print(note)
            }
            print(String(decoding: filter.shown(step.output), as: UTF8.self), terminator: "")
        }
        print(String(decoding: filter.ended(), as: UTF8.self), terminator: "")
    }
}
