import ArgumentParser
import Foundation
import Sockrates
import SockratesJudge

/// `sockrates judge`: judge responses against an answer.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Judge responses against an answer line, and say why.",
        discussion: """
            Each response gets a line: the verdict (accept, prompt or reject), the tier and the reason, and the sentence that a \
            player would read.

              sockrates judge --answer 'United Kingdom [accept UK; prompt on England]' uk england
              sockrates judge --answer Paris --strictness strict --explain 'the Paris'
              sockrates judge --number 8848 --tolerance 1% '8.8 thousand'
              sockrates judge --regex '(?i)flag[{].+[}]' 'FLAG{x}'
              sockrates judge --answer Monet --known painters.txt Manet
              sockrates judge --digest Paris
              sockrates judge --batch < rows.jsonl

            With --batch, each line of the standard input is a JSON object with "response" and one of "answers" (a list of plain \
            answers), "answer_line", "number" (with "tolerance" and "notation") or "regex" (with "search": true where a part is \
            enough); "question", "strictness" and "partial" may be there too. Each line of the output is a JSON object with "verdict", "reason", "tier", "matched" and "sentence", in the \
            same order. An "answer_line" is judged by quizbowl's rules on partial answers unless --partial says otherwise.

            Exit code 0 when the judging is done, whatever the verdicts; 1 when rows of a batch could not be judged; 2 when the \
            command was wrong.
            """
    )

    @Option(help: "An answer line. May be given several times: any one accepts.")
    var answer: [String] = []

    @Option(help: "A number, instead of an answer line.")
    var number: JudgeNumber?

    @Option(help: "A regular expression (RE2's syntax) that the whole response must match, instead of an answer line.")
    var regex: String?

    @Flag(help: "With --regex: a part of the response is enough.")
    var search = false

    @Option(help: "How far from the number is right too: 10, or 5%.")
    var tolerance: String?

    @Option(help: "How numbers are written: en, si-en, eu, si-fr, ch, in, plain or scientific.")
    var notation: String = NumberNotation.english.rawValue

    @Option(help: "The question, whose words weigh little in a response.")
    var question: String?

    @Option(help: "exact, strict or lenient.")
    var strictness: String = Strictness.lenient.rawValue

    @Option(help: "What a part of an answer gets: quizMaster or quizbowl.")
    var partial: String?

    @Option(help: "A file with other answers, one a line: none of them is a slip for the right one (Manet for Monet).")
    var known: String?

    @Flag(
        help: "Judge nothing: print each response's SHA-256 for a pack's digest, of its bytes with --strictness exact."
    )
    var digest = false

    @Flag(help: "Read JSON lines, write JSON lines.")
    var batch = false

    @Flag(help: "Show every step.")
    var explain = false

    @Argument(help: "Responses.")
    var responses: [String] = []

    func run() throws {
        let row = JudgeRow(
            question: question,
            answers: nil,
            answerLines: answer,
            number: number,
            regex: regex,
            search: search,
            tolerance: tolerance,
            notation: notation,
            response: nil,
            strictness: strictness,
            partial: partial
        )
        let names = try known.map { try knownNames(in: $0) }
        if batch {
            guard answer.isEmpty, number == nil, regex == nil, responses.isEmpty else {
                throw CommandError.usage(
                    "--batch takes answers and responses from its input; leave --answer, --number, --regex and responses out"
                )
            }
            if try !JudgeBatch(defaults: row, knownNames: names).run() { throw ExitCode(1) }
            return
        }
        if digest {
            try printDigests()
            return
        }
        let written = [!answer.isEmpty, number != nil, regex != nil].count { $0 }
        guard written > 0 else {
            throw CommandError.usage(
                "say what is right: --answer 'LINE', --number VALUE or --regex PATTERN (or --batch)"
            )
        }
        guard written == 1 else {
            throw CommandError.usage("say what is right in one way: --answer, --number or --regex")
        }
        guard !responses.isEmpty else {
            throw CommandError.usage("say what to judge: one response or more after the options")
        }
        let judge: Judge
        do throws(JudgeRow.Problem) { judge = try row.judge(beside: names) } catch {
            throw CommandError.usage(error.message)
        }
        for response in responses {
            let verdict = judge.verdict(on: response)
            if explain {
                for step in judge.explanation(of: response) { print(step) }
            } else {
                print(
                    "\(verdict.outcome.rawValue)\t\(verdict.tier.rawValue)\t\(verdict.reason.rawValue)\t\(verdict.sentence)"
                )
            }
        }
    }

    private func knownNames(in file: String) throws -> KnownNames {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandError.usage("--known names no file that can be read: \(file)")
        }
        var names = KnownNames()
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let name = line.trimmingPrefix(while: \.isWhitespace)
            if !name.isEmpty { names.insert(String(name)) }
        }
        return names
    }

    private func printDigests() throws {
        guard let strictness = Strictness(rawValue: strictness), answer.isEmpty, number == nil, regex == nil else {
            throw CommandError.usage("--digest takes responses, and --strictness exact where it is of their very bytes")
        }
        guard !responses.isEmpty else { throw CommandError.usage("say what to digest: one response or more") }
        for response in responses { print("sha256:" + Judge.digest(of: response, isExact: strictness == .exact)) }
    }
}
