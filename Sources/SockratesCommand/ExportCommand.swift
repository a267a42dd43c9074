import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks

/// `sockrates export`: make a question bank of a pack, or what contest platforms want to know of it.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make a question bank of a pack, or a contest platform's file about it.",
        discussion: """
            GIFT is read by Moodle and by many others. What GIFT has no place for (points, time, hints, difficulty) stands in tags \
            above its question, so that importing it again gives the same questions. A question that GIFT can't hold is refused \
            with a reason and its line. The flow around the questions (stages, the flag, what is said) is not exported.

            For contest platforms there are challenge.yml of CTFd's ctfcli (--format ctfcli), and challenge.yaml of rcds and of kCTF \
            (--format rcds, --format kctf). A flag that is another for each team stands in none of them: solves are forwarded then \
            (sockrates serve --forward-ctfd).

            --format flags lists the flag of each team, for organisers, as CSV or with --json as JSON lines.

              sockrates export quiz.yaml > quiz.gift
              sockrates export quiz.yaml --format ctfcli --host quiz.example.org --output challenge.yml
              sockrates export quiz.yaml --format flags --teams teams.csv
              sockrates export quiz.yaml --output quiz.gift --json

            Exit code 0 when something was exported, whatever was refused; 1 when there was nothing to export; 2 when the command \
            was wrong.
            """
    )

    @Argument(help: "A YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String

    @Option(help: "The format: gift, ctfcli, rcds, kctf or flags.")
    var format: String = BankFormat.gift.rawValue

    @OptionGroup(title: "For contest platforms")
    var metadata: MetadataOptions

    @OptionGroup(title: "For flags of teams")
    var teamFlags: TeamFlagOptions

    @Option(name: [.short, .long], help: "The file to write; standard output without it.")
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @Flag(help: "Print the report as JSON lines (needs --output), or the flags.")
    var json = false

    func run() async throws {
        if format == "flags" { return try await writeFlags() }
        if let platform = ChallengeMetadata.Format(rawValue: format) { return try writeMetadata(platform) }
        guard format == BankFormat.gift.rawValue else {
            throw CommandError.usage(
                "packs are exported as gift, ctfcli, rcds, kctf or flags, and not as \"\(format)\""
            )
        }
        guard output != nil || !json else {
            throw CommandError.usage("--json wants standard output for itself; name a file with --output")
        }
        _ = try Pack.loaded(pack)
        var bank: QuestionBank
        do throws(PackError) { bank = try QuestionBank.ofPack(pack) } catch {
            throw CommandError.usage("the pack can't be read:\n\(error)")
        }
        let text = bank.gift()
        if let output, !bank.questions.isEmpty { try PackOutput.write(text, to: output, force: force) }
        BankReport(bank, file: pack, files: output.map { [$0] } ?? []).print(json: json, isResult: output != nil)
        if output == nil { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
        if bank.questions.isEmpty { throw CommandError.failure("\(pack): nothing in it can be exported") }
    }

    private func writeFlags() async throws {
        guard !json || output == nil else { throw CommandError.usage("--json prints the flags; leave out --output") }
        let table: TeamFlagTable
        if let secret = teamFlags.flagSecret {
            let teams = try await teamFlags.names()
            table = try TeamFlagTable(ofProgram: pack, flag: teamFlags.flag, secretFile: secret, teams)
        } else {
            guard teamFlags.flag == nil else {
                throw CommandError.usage("--flag belongs to --flag-secret: a pack says its flag itself")
            }
            let pack = try Pack.loaded(pack)
            table = try TeamFlagTable(of: pack, try await teamFlags.names())
        }
        if json { return table.printJSON() }
        guard let output else {
            FileHandle.standardOutput.write(Data(table.csv.utf8))
            return
        }
        try PackOutput.write(table.csv, to: output, force: force)
    }

    private func writeMetadata(_ platform: ChallengeMetadata.Format) throws {
        guard (1...65535).contains(metadata.port) else {
            throw CommandError.usage("--port is a port from 1 to 65535, not \(metadata.port)")
        }
        guard (metadata.value ?? 0) >= 0 else { throw CommandError.usage("--value is a number of points, 0 or more") }
        guard !json else { throw CommandError.usage("--json reports on questions; \(format) has none") }
        let pack = try Pack.loaded(pack)
        let flag = pack.quiz.flag.flatMap { $0.template == nil && !$0.isEmpty ? $0.text : nil }
        let text = ChallengeMetadata(
            name: pack.name,
            title: pack.quiz.title,
            description: pack.about ?? pack.quiz.title,
            author: metadata.author,
            category: metadata.category,
            value: metadata.value ?? pack.quiz.maximumPoints ?? 100,
            flag: flag,
            host: metadata.host,
            port: metadata.port
        ).text(platform)
        if flag == nil, platform != .kctf {
            StandardError.print("(The flag is left out: it is another for each team or session, or there is none.)")
        }
        guard let output else {
            FileHandle.standardOutput.write(Data(text.utf8))
            return
        }
        try PackOutput.write(text, to: output, force: force)
    }
}
