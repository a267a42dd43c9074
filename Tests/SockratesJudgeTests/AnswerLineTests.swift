import SockratesJudge
import Testing

struct AnswerLineTests {
    @Test(arguments: [
        ("", 1), ("   ", 1), ("[accept b]", 1), ("a [accept b", 3), ("a [b]", 4), ("a [accept ]", 11),
        ("a [accept b] c", 14),
        ("a {b", 3), ("a b}", 4), ("a [prompt on b by saying c]", 19), ("a [prompt on b by asking c]", 26), ("a ]", 3),
    ])
    func errorsPointIntoTheLine(line: String, column: Int) {
        let error = #expect(throws: AnswerLineError.self) { try AnswerLine(line) }
        #expect(error?.column == column, "\(error?.description ?? "")")
        #expect(error?.expected.isEmpty == false)
    }

    @Test func backslashesTakeSignsAsTheyAre() throws {
        let judge = Judge.answer([try AnswerLine(#"x\[0\] \{1\}"#)], strictness: .exact)
        #expect(judge.verdict(on: "x[0] {1}").outcome == .accept)
    }

    @Test(arguments: ["flag{abc_1}", "picoCTF{a-b.c}", "x_1{}", "flag{a(b)c} [accept other]"])
    func theBracesOfAFlagBelongToIt(line: String) throws {
        let answer = String(line.split(separator: " ")[0])
        let exact = Judge.answer([try AnswerLine(line)], strictness: .exact)
        #expect(exact.verdict(on: answer).outcome == .accept)
        #expect(exact.verdict(on: answer.replacing("{", with: "").replacing("}", with: "")).outcome == .reject)
        #expect(exact.modelAnswer == answer)
    }

    @Test func theBracesOfAPartStillMarkIt() throws {
        for line in ["Leo {Tolstoy}", "e{migr}ation", "{Paris}", "a{b} c"] {
            #expect(!Judge.answer([try AnswerLine(line)]).modelAnswer.contains("{"), "\(line)")
        }
    }

    @Test func quotedAnswersKeepTheirOr() throws {
        let judge = Judge.answer([try AnswerLine("life [accept \"Trick or Treat\" or \"a, b\"]")])
        #expect(judge.verdict(on: "trick or treat").outcome == .accept)
        #expect(judge.verdict(on: "trick or treat").matched == "Trick or Treat")
        #expect(judge.verdict(on: "a b").outcome == .accept)
    }
}
