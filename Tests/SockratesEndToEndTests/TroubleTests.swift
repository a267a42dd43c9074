import Foundation
import Testing

/// A small version of the loads under `Benchmarks`, against the program that the tests have.
@Suite(.timeLimit(.minutes(10)), .enabled(if: Client.isInstalled("python3"), "python3 is not installed"))
struct TroubleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Benchmarks")

    private func run(_ script: String, _ words: [String]) throws -> (code: CInt, said: String) {
        let path = Self.folder.appending(path: script).path
        let child = try ChildProcess(["python3", path] + words, environment: ["SOCKRATES": Program.path])
        child.endInput()
        let said = try child.output.rest(within: .seconds(300))
        return (try child.exitCode(), said + child.errors)
    }

    @Test(.enabled(if: Client.isInstalled("strace"), "strace is not installed"), arguments: [[], ["--tls"]])
    func failingSystemCallsEndNoSession(_ carriage: [String]) throws {
        let outcome = try run("faults", ["--quick", "--seconds", "0.3"] + carriage)
        // Where tracing is not allowed the script says so, and skips.
        #expect(
            outcome.code == 0 || outcome.code == 77 && outcome.said.contains("tracing is not allowed"),
            "\(outcome.said)"
        )
    }

    @Test func aStormOfAbortsLeavesNothingBehind() throws {
        let outcome = try run("storm", ["--count", "3000"])
        #expect(outcome.code == 0, "\(outcome.said)")
    }
}
