import ArgumentParser
import Foundation
import SockratesPacks

/// `sockrates check`: find a pack's mistakes, then play it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find a pack's mistakes, then play it right, wrong and silent.",
        discussion: """
            Mistakes are printed as compilers print theirs, all of them at once. A pack without mistakes is then played in \
            memory: with its own answers, which must earn the flag; with wrong ones, which must not; and by a player who types \
            nothing. Exit code 0 when all packs are well, 1 when one is not.
            """
    )

    @Argument(help: "Packs: YAML files, folders with a pack.yaml, or built-in packs by name.")
    var packs: [String]

    @Option(help: "Decides which questions are drawn.")
    var seed: UInt64 = 1

    func run() throws {
        var isWell = true
        for reference in packs {
            do throws(PackError) {
                let pack = try Pack.load(reference, environment: ProcessInfo.processInfo.environment)
                let report = PackCheck(pack, file: reference).report(seed: seed)
                for problem in report.problems { print(problem) }
                for step in report.steps { print("\(reference): \(step)") }
                print("\(reference): \(report.isWell ? "well" : "not well")")
                isWell = isWell && report.isWell
            } catch {
                print(error)
                print("\(reference): not well")
                isWell = false
            }
        }
        if !isWell { throw ExitCode(1) }
    }
}
