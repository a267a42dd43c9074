import SockratesJudge
import Testing

struct FieldTests {
    private let mountain = Judge.fields([
        FieldRule(.answer([AnswerLine(verbatim: "Everest")]), name: "name"),
        FieldRule(.number(NumberRule(8848, tolerance: .absolute(2))), name: "height"),
    ])

    @Test(arguments: ["everest, 8849", "everest,8849", "Mount Everest; 8848", " everest ;8,848 "])
    func eachFieldHasARuleOfItsOwn(response: String) {
        #expect(mountain.verdict(on: response).outcome == .accept)
    }

    @Test(arguments: [
        ("everest, 8000", "height: That is not the number."), ("K2, 8849", "name: That is not the answer."),
        ("everest", #"Wanted: name, height, with "," or ";" between them."#),
        ("everest, 8849, 1", #"Wanted: name, height, with "," or ";" between them."#), ("", "Nothing was typed."),
        ("everest,", "height: Nothing was typed."),
    ])
    func thePlayerIsToldWhichFieldIsWrong(response: String, sentence: String) {
        let verdict = mountain.verdict(on: response)
        #expect(verdict.outcome == .reject)
        #expect(verdict.sentence == sentence)
    }

    @Test func aFieldWithoutANumberIsAskedAgain() {
        let verdict = mountain.verdict(on: "everest, high")
        #expect(verdict.outcome == .prompt)
        #expect(verdict.sentence == "height: A number is wanted.")
    }

    @Test func aFieldThatIsPromptedPromptsUnlessAnotherIsWrong() throws {
        let judge = Judge.fields([
            FieldRule(.answer([try AnswerLine("Korea [prompt on North]")])), FieldRule(.number(NumberRule(5))),
        ])
        #expect(judge.verdict(on: "north, 5").outcome == .prompt)
        #expect(judge.verdict(on: "north, 6").outcome == .reject)
    }

    @Test(arguments: [
        ([" "], "1  2", true), ([" "], "1,2", false), ([" - "], "1 - 2", true), (["|", " "], "1|2", true),
        (["|", " "], "1 2", true),
        ([], "1,2", true), ([""], "1,2", true), (["::"], "1::2", true),
    ])
    func separatorsAreTheAuthors(separators: [String], response: String, isRight: Bool) {
        let judge = Judge.fields(
            [FieldRule(.number(NumberRule(1))), FieldRule(.number(NumberRule(2)))],
            separators: separators
        )
        #expect((judge.verdict(on: response).outcome == .accept) == isRight)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test func theModelAnswerTakesASeparatorThatNoAnswerHolds() {
        let judge = Judge.fields([
            FieldRule(.answer([AnswerLine(verbatim: "Washington, D.C.")], strictness: .strict)),
            FieldRule(.number(NumberRule(1790))),
        ])
        #expect(judge.modelAnswer == "Washington, D.C.; 1790")
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test func fieldsLearnTheContext() throws {
        let names = KnownNames([try AnswerLine("Australia"), try AnswerLine("Austria")])
        let judge = Judge.fields([
            FieldRule(.answer([try AnswerLine("Austria")], withinEdits: 2)), FieldRule(.number(NumberRule(1))),
        ])
        #expect(judge.verdict(on: "Australia, 1").outcome == .accept)
        #expect(judge.inContext(JudgeContext(knownNames: names)).verdict(on: "Australia, 1").outcome == .reject)
        #expect(judge.inContext(JudgeContext(knownNames: names)).verdict(on: "Austrla, 1").outcome == .accept)
    }
}
