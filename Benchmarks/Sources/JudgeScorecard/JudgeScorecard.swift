import Foundation
import SockratesJudge

/// Scores the judge against what people said, on the development rows of a folder that is not part of this repository.
@main
struct JudgeScorecard {
    static func main() throws {
        let path =
            CommandLine.arguments.dropFirst().first ?? ProcessInfo.processInfo.environment["JUDGING"]
            ?? "../shared/judging"
        let folder = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: folder.appending(path: "nq301.dev.jsonl").path) else {
            print("skipped: no judging rows in \(path); give their folder as an argument or in JUDGING")
            return
        }
        let sets = try References.sets.map { set in try References(set, in: folder) }
        print(
            "| judge | " + sets.map(\.title).joined(separator: " | ")
                + " | µs a judgement, median and p99 (short sets) |"
        )
        print("|---|" + String(repeating: "---|", count: sets.count + 1))
        for (name, rule) in Baselines.all {
            print("| \(name) | " + sets.map { $0.accuracy(rule) }.joined(separator: " | ") + " | |")
        }
        let scores = sets.map { $0.score() }
        let times = scores.prefix(2).map { "\($0.median.shown(2)), \($0.p99.shown(1))" }.joined(separator: "; ")
        print(
            "| **sockrates, lenient** | " + scores.map { $0.accuracy.shown(4) }.joined(separator: " | ")
                + " | \(times) |"
        )
        print(
            "| lost by refusing several answers | " + scores.map { $0.refusalCost.shown(4) }.joined(separator: " | ")
                + " | goal: at most .002 |"
        )
        print("| goal | .960 | .972 | .91 | .96 | .83 | 5, 25 |")
        print()
        try print(Packets.report(in: folder))
        try print(Numbers.report(in: folder))
        print()
        Gaming.report(Array(sets.prefix(2)))
        print()
        try LongResponses.report()
    }
}

extension Double {
    func shown(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
