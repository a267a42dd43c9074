import SockratesJudge
import Testing

struct AnswerJudgeTests {
    @Test func exactWantsTheSameBytes() throws {
        let judge = Judge.answer([AnswerLine(verbatim: "flag{Ab1}")], strictness: .exact)
        #expect(judge.verdict(on: "flag{Ab1}").outcome == .accept)
        #expect(judge.verdict(on: "flag{ab1}").outcome == .reject)
        #expect(judge.verdict(on: "flag{Ab1} ").outcome == .reject)
        #expect(judge.verdict(on: "flag{Ab1}\r").outcome == .reject)
        #expect(judge.verdict(on: "").reason == .empty)
    }

    @Test func strictPutsCaseAccentsAndPunctuationAside() throws {
        let judge = Judge.answer([AnswerLine(verbatim: "São Tomé and Príncipe")], strictness: .strict)
        for response in [
            "são tomé and príncipe", " Sao Tome & Principe ", "SAO-TOME AND PRINCIPE.", "the São Tomé and Príncipe",
        ] {
            #expect(judge.verdict(on: response).outcome == .accept, "\(response)")
        }
        #expect(judge.verdict(on: "São Tomé").outcome == .reject)
        #expect(judge.verdict(on: "Sao Tome\u{301} and Pri\u{301}ncipe").tier == .normalised)
    }

    @Test(arguments: [("C++", "C"), ("C#", "C"), ("-5", "5"), ("1.5", "15"), ("A+", "A")])
    func signsThatMakeAnotherAnswerAreKept(answer: String, other: String) {
        let judge = Judge.answer([AnswerLine(verbatim: answer)], strictness: .strict)
        #expect(judge.verdict(on: answer.lowercased()).outcome == .accept)
        #expect(judge.verdict(on: other).outcome == .reject)
    }

    @Test func anyOneOfSeveralLinesAccepts() throws {
        let judge = Judge.answer([try AnswerLine("Netherlands"), try AnswerLine("Holland")])
        #expect(judge.verdict(on: "the netherlands").matched == "Netherlands")
        #expect(judge.verdict(on: "holland").matched == "Holland")
        #expect(judge.modelAnswer == "Netherlands")
    }

    @Test func directivesAcceptPromptAndReject() throws {
        let line =
            "United Kingdom [accept UK or Great Britain; prompt on England by asking \"which state?\"; reject Ireland]"
        let judge = Judge.answer([try AnswerLine(line)])
        #expect(judge.verdict(on: "uk").outcome == .accept)
        #expect(judge.verdict(on: "great britain").outcome == .accept)
        #expect(judge.verdict(on: "england").outcome == .prompt)
        #expect(judge.verdict(on: "england").sentence == "Be more specific: which state?")
        #expect(judge.verdict(on: "ireland").outcome == .reject)
        #expect(judge.verdict(on: "ireland").reason == .rejectedByAuthor)
    }

    @Test func verbatimLinesGiveNoCharacterAMeaning() {
        let judge = Judge.answer([AnswerLine(verbatim: "a [accept b]")], strictness: .exact)
        #expect(judge.verdict(on: "a [accept b]").outcome == .accept)
        #expect(judge.verdict(on: "b").outcome == .reject)
    }

    @Test func bytesThatAreNotTextAreJudgedLikeAnyOther() {
        let judge = Judge.answer([AnswerLine(verbatim: "Paris")])
        #expect(judge.verdict(on: [0xFF, 0xFE, 0xC3]).outcome == .reject)
        #expect(judge.verdict(on: Array(repeating: UInt8(ascii: "a"), count: 5000)).reason == .tooLong)
        #expect(judge.verdict(on: "???").outcome == .reject)
    }

    @Test(arguments: ["Paris", "Côte d’Ivoire", "\"Heroes\"", "日本", "!!!", "100%"], Strictness.allCases)
    func theModelAnswerIsAccepted(answer: String, strictness: Strictness) {
        let judge = Judge.answer([AnswerLine(verbatim: answer)], strictness: strictness)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
