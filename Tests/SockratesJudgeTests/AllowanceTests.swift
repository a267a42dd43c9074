import SockratesJudge
import Testing

struct AllowanceTests {
    @Test(arguments: [
        ("Ouagadougou", true), ("ouagadugou", true), ("ouagaduogo", true), ("Ouagadog", false), ("wagadugu", false),
        ("", false), ("Burkina Faso", false),
    ])
    func slipsAreCounted(response: String, isRight: Bool) {
        let judge = Judge.answer([AnswerLine(verbatim: "Ouagadougou")], withinEdits: 2)
        #expect((judge.verdict(on: response).outcome == .accept) == isRight)
    }

    @Test func withoutSlipsTheAnswerIsStrict() {
        let judge = Judge.answer([AnswerLine(verbatim: "Marie Curie")], withinEdits: 0)
        #expect(judge.verdict(on: "marie-curie").outcome == .accept)
        #expect(judge.verdict(on: "curie").outcome == .reject)
        #expect(judge.verdict(on: "marie curiee").outcome == .reject)
    }

    @Test func aSlipBelongsToTheNearestText() throws {
        let judge = Judge.answer([try AnswerLine("Austria [reject Australia; prompt on Austr]")], withinEdits: 3)
        #expect(judge.verdict(on: "Aust").outcome == .prompt)
        #expect(judge.verdict(on: "Autria").outcome == .accept)
        #expect(judge.verdict(on: "Autria").sentence == "Close enough: Austria.")
        #expect(judge.verdict(on: "Australa").sentence == "Not Australia.")
    }

    @Test func lettersAreCountedAndNotBytes() {
        let judge = Judge.answer([AnswerLine(verbatim: "Москва")], withinEdits: 1)
        #expect(judge.verdict(on: "Масква").outcome == .accept)
        #expect(judge.verdict(on: "Маскво").outcome == .reject)
    }

    @Test func slipsAreCountedAsTheTextbookDoes() {
        var state: UInt64 = 1
        func word() -> [Character] {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let bits = state >> 16
            return (0..<Int(1 + bits % 9)).map { place in ["b", "c", "d"][Int((bits >> UInt64(4 + place * 3)) % 3)] }
        }
        for _ in 0..<3000 {
            let (answer, response) = (word(), word())
            let slips = Self.slips(answer, response)
            for edits in 0...4 {
                let judge = Judge.answer([AnswerLine(verbatim: String(answer))], withinEdits: edits)
                let isRight = judge.verdict(on: String(response)).outcome == .accept
                #expect(isRight == (slips <= edits), "\(String(answer)) \(String(response)) \(slips) \(edits)")
            }
        }
    }

    /// Optimal string alignment, the whole table of it.
    private static func slips(_ one: [Character], _ other: [Character]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
        for row in 0...one.count {
            for column in 0...other.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                let change = table[row - 1][column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1)
                var best = min(change, table[row - 1][column] + 1, table[row][column - 1] + 1)
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[one.count][other.count]
    }

    @Test func longTextsForgiveNothingAndTakeNoTime() {
        let text = String(repeating: "long answer ", count: 300)
        let lines = (0..<2000).map { AnswerLine(verbatim: "\(String(repeating: "ab", count: 120))\($0)") }
        let judge = Judge.answer([AnswerLine(verbatim: text)] + lines, withinEdits: 99)
        #expect(judge.verdict(on: text).outcome == .accept)
        #expect(judge.verdict(on: text + "x").outcome == .reject)
        #expect(judge.verdict(on: String(repeating: "cd", count: 120)).outcome == .reject)
    }

    @Test(
        arguments: [
            (Differences.letterCase, "flag{ab-c d}", true), (.letterCase, "Flag{AB-C d}", true),
            (.letterCase, "flag{abc d}", false),
            (.spaces, " flag{Ab-C d} ", true), (.spaces, "flag{Ab-Cd}", true), (.spaces, "Flag{Ab-C d}", false),
            ([.letterCase, .spaces], "FLAG {ab-cd}", true), (.punctuation, "flagAbC d", true),
            ([], "flag{Ab-C d}", true),
            ([], "flag{Ab-C d} ", false), ([.letterCase, .spaces, .punctuation, .accents], "flág abcd", true),
        ] as [(Differences, String, Bool)]
    )
    func differencesAreIgnored(differences: Differences, response: String, isRight: Bool) {
        let judge = Judge.answer([AnswerLine(verbatim: "flag{Ab-C d}")], ignoring: differences)
        #expect((judge.verdict(on: response).outcome == .accept) == isRight)
    }

    @Test func accentsAreIgnoredWithoutTheCase() {
        let judge = Judge.answer([AnswerLine(verbatim: "Érié")], ignoring: .accents)
        #expect(judge.verdict(on: "Erie").outcome == .accept)
        #expect(judge.verdict(on: "erie").outcome == .reject)
        #expect(judge.verdict(on: "Eri\u{0065}\u{0301}").outcome == .accept)
    }
}
