import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks

/// `sockrates serve`: host packs.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Host challenges on TCP ports.",
        discussion: """
              sockrates serve                              the geography challenge
              sockrates serve --host :: --port 4000 quiz.yaml    your own, for all
              sockrates serve --config sockrates.yaml      many, with settings of each
              sockrates serve --health 9100 --self-check 30s quiz.yaml

            Each pack gets a port of its own: the first the one given, the next the one after it. SIGHUP has packs read again \
            that have changed: who plays keeps the old one, and one with mistakes is logged and left alone.

            \(ServeOptions.discussion)
            """
    )

    @Argument(help: "Packs: YAML files, folders with a pack.yaml, or built-in packs by name. (default: geography)")
    var packs: [String] = []

    @Flag(help: "Read a pack again whenever one of its files is saved.")
    var watch = false

    @OptionGroup var who: IdentityOptions

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings = try ServeSettings(
            options,
            words: packs,
            called: "packs",
            watch: watch,
            and: IdentityOptions.keys
        )
        try await settings.store.readTeams()
        var tables = IdentityTables(record: settings.store.recordedTeams)
        var packs: [HostedPack] = []
        let listed = try settings.placements { (challenge) throws(CommandError) in
            switch challenge.content {
            case .pack(let reference):
                let asked = try tables.asked(who.identity, challenge.serve.settings)
                let pack = try Self.pack(reference, flag: challenge.serve.flag, settings.store, asking: asked)
                packs.append(pack)
                if !pack.asksWhoPlays, challenge.serve.limitsTeams {
                    try challenge.serve.settings.refuseIdle("max-per-team", without: "identity")
                }
                return (pack, challenge.name ?? pack.name)
            case .program(let words):
                let arguments = try ProgramArguments.read(words)
                let asked = try tables.asked(arguments.who.identity ?? who.identity, challenge.serve.settings)
                let program = try arguments.hosted(with: challenge.serve, asking: asked, called: challenge.name)
                return (program.hosted, program.name)
            }
        }
        if let listed { return try await ChallengeHost(settings).serve(listed, reloading: tables.all + packs) }
        let asked = try tables.asked(who.identity, settings.settings)
        for reference in settings.words.isEmpty ? ["geography"] : settings.words {
            packs.append(try Self.pack(reference, flag: settings.flag, settings.store, asking: asked))
        }
        if settings.limitsTeams, !packs.contains(where: \.asksWhoPlays) {
            throw CommandError.usage(
                "--max-per-team does nothing: nobody here is asked who plays; say so with --identity, or in a pack"
            )
        }
        try await ChallengeHost(settings).serve(packs.map { ($0, $0.name) }, reloading: tables.all + packs)
    }

    private static func pack(
        _ reference: String,
        flag: String?,
        _ store: StoreSettings,
        asking asked: AskedIdentity?
    ) throws(CommandError) -> HostedPack {
        guard flag?.contains("{{hmac}}") != true else {
            throw .usage(
                "{{hmac}} is made by a pack's own \"flag\", with a \"text\" and a \"secret\"; --flag is given as it is"
            )
        }
        let environment = ProcessInfo.processInfo.environment
        var watch = PackWatch(reference, flag: flag, environment: environment, teams: store.teams, asking: asked)
        let pack = try Pack.loading { () throws(PackError) in try watch.load() }
        if pack.wantsRecord, store.location == nil {
            throw .usage("\(reference) asks for tokens of teams that a record keeps; say which with --store")
        }
        for warning in pack.warnings { StandardError.print(warning.description) }
        return HostedPack(pack, from: watch)
    }
}
