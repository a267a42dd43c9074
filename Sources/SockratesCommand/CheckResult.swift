import Foundation
import SockratesPacks

/// What `sockrates check` found in one pack.
struct CheckResult {
    let isWell: Bool

    private let reference: String
    private let problems: [PackProblem]
    /// `nil` where the pack could not even be loaded.
    private let report: PackCheck.Report?

    /// Loads a pack and plays it.
    init(of reference: String, asking asked: AskedIdentity?, seed: UInt64) {
        self.reference = reference
        do throws(PackError) {
            let environment = ProcessInfo.processInfo.environment
            let pack = try Pack.load(reference, environment: environment, asking: asked)
            let report = PackCheck(pack, file: reference).report(seed: seed)
            self.report = report
            problems = report.problems
            isWell = report.isWell
        } catch {
            report = nil
            problems = error.problems
            isWell = false
        }
    }

    /// For people: a line for each problem and each step.
    var text: String {
        let steps = (report?.steps ?? []) + [isWell ? "well" : "not well"]
        return (problems.map(\.description) + steps.map { "\(reference): \($0)" }).joined(separator: "\n")
    }

    /// For programs: one line.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let result = Result(
            pack: reference,
            well: isWell,
            problems: problems.map {
                Problem(
                    severity: $0.severity.rawValue,
                    file: $0.file,
                    line: $0.line,
                    column: $0.column,
                    message: $0.message
                )
            },
            steps: report?.steps ?? [],
            estimate: report.map {
                Estimate(
                    questions: $0.estimate.questions,
                    questions_log10: $0.estimate.possibleQuestionsLogarithm,
                    rounds: $0.estimate.rounds,
                    sessions_log10: $0.estimate.sessionsLogarithm,
                    seconds: $0.estimate.time.map { $0 / .seconds(1) }
                )
            }
        )
        // Texts and finite numbers can always be encoded.
        return (try? encoder.encode(result)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct Result: Encodable {
        let pack: String
        let well: Bool
        let problems: [Problem]
        let steps: [String]
        let estimate: Estimate?
    }

    private struct Problem: Encodable {
        let severity: String
        let file: String
        let line: Int?
        let column: Int?
        let message: String
    }

    private struct Estimate: Encodable {
        let questions: Int
        let questions_log10: Double
        let rounds: Int
        let sessions_log10: Double
        let seconds: Double?
    }
}
