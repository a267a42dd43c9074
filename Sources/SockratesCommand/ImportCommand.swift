import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks

/// `sockrates import`: make a pack of a question bank.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a pack of a question bank: GIFT, Aiken, Moodle XML, Open Trivia DB, OpenTriviaQA, CSV, TSV.",
        discussion: """
            The format is told by the file's ending and content. Whatever is guessed, mended or left out gets a warning with its \
            line; a question that can't be played is refused with a reason and its line; and how many went in, came out and were \
            refused is printed.

              sockrates import physics.gift --output physics.yaml
              sockrates import words.csv --columns question=2,answer=1 --output words.yaml
              sockrates import bank.xml --output bank/            writes bank/pack.yaml

            A bank too large for one file gets a table beside the pack. With --json, the report is JSON on standard output, an \
            object a line: first warnings and refusals ({"line", "severity", "message"}), last the counts ({"in", "out", \
            "refused", "warnings", "format", "files"}).

            A bank may have \(QuestionBank.largestFile >> 20) MiB and 100,000 questions of 64 KiB each.

            Exit code 0 when a pack was written, whatever was refused; 1 when there was nothing to write, or the file is no bank; 2 \
            when the command was wrong.
            """
    )

    @Argument(help: "The question bank.")
    var file: String

    @Option(name: [.short, .long], help: "The pack to write: a YAML file, or a folder that gets a pack.yaml.")
    var output: String

    @Option(help: "The format: \(BankFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: String?

    @Option(
        help: ArgumentHelp(
            "Which columns of a table hold what, by number or by name: question=1,answer=2. Others: "
                + BankColumns.Role.allCases.dropFirst(2).map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "mapping"
        )
    )
    var columns: String?

    @Option(help: "The pack's title; the file's name without it.")
    var title: String?

    @Flag(help: "Write over files that are there.")
    var force = false

    @Flag(help: "Print the report as JSON lines.")
    var json = false

    func run() throws {
        let source = try BankFile(file)
        var bank: QuestionBank
        do throws(BankError) {
            bank = try QuestionBank.read(
                source.bytes,
                name: source.name,
                format: try BankFile.format(format),
                columns: try columns.map { text throws(BankError) in try BankColumns(text) }
            )
        } catch {
            let place = error.line.map { ":\($0)" } ?? ""
            let message = "\(file)\(place): \(error.message)"
            throw error.isOfCommand ? CommandError.usage(message) : CommandError.failure(message)
        }
        let place = PackOutput(output)
        let pack = bank.pack(title: title ?? source.title, name: place.name)
        let isEmpty = bank.questions.isEmpty
        if !isEmpty { try place.write(pack, force: force) }
        BankReport(bank, file: file, files: isEmpty ? [] : pack.files.map { place.path(of: $0) }).print(json: json)
        if isEmpty { throw CommandError.failure("\(file):1: nothing can be played, so no pack is written") }
        try check(place)
    }

    /// The promise that what was written can be played.
    private func check(_ place: PackOutput) throws(CommandError) {
        do throws(PackError) { _ = try Pack.load(place.pack) } catch {
            throw .failure(
                "\(file): the pack that was written can't be used, which is a mistake of this program:\n\(error)"
            )
        }
    }
}
