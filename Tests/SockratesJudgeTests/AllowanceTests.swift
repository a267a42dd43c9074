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
