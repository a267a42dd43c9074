import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks

/// `sockrates export`: make a question bank of a pack.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make a question bank of a pack, as GIFT.",
        discussion: """
            GIFT is read by Moodle and by many others. What GIFT has no place for (points, time, hints, difficulty) stands in tags \
            above its question, so that importing it again gives the same questions. A question that GIFT can't hold is refused \
            with a reason and its line. The flow around the questions (stages, the flag, what is said) is not exported.

              sockrates export quiz.yaml > quiz.gift
              sockrates export quiz.yaml --output quiz.gift --json

            Exit code 0 when something was exported, whatever was refused; 1 when there was nothing to export; 2 when the command \
            was wrong.
            """
    )

    @Argument(help: "A YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String

    @Option(help: "The format: gift.")
    var format: String = BankFormat.gift.rawValue

    @Option(name: [.short, .long], help: "The file to write; standard output without it.")
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @Flag(help: "Print the report as JSON lines; needs --output.")
    var json = false

    func run() throws {
        guard format == BankFormat.gift.rawValue else {
            throw CommandError.usage("packs are exported as gift, and not as \"\(format)\"")
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
}
