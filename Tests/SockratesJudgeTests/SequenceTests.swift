import SockratesJudge
import Testing

/// Answers that are wanted in order and in full.
struct SequenceTests {
    private func outcome(_ answer: String, _ response: String) -> Verdict.Outcome {
        Judge.answer([AnswerLine(verbatim: answer)]).verdict(on: response).outcome
    }

    @Test(arguments: [
        ("1 2 3", "3 2 1"), ("1 2 3", "1 2"), ("1 2 3", "1 2 3 4"), ("97 98 99", "97 98 98"), ("97 98 99", "97 98"),
        ("0 1 1 2 3", "0 1 2 3"), ("1 2 2 1", "2 1"), ("1 11", "11 1"), ("1 11", "111"),
        ("01101000 01101001", "01101000 01101000"), ("01101000 01101001", "01101001 01101000"),
        ("de ad be ef", "be ef de ad"), ("de ad be ef", "de ad be"), ("Nf3 Nc6 Bb5", "Bb5 Nc6 Nf3"),
        ("up up down down left right", "down up left right"), ("up down left", "left down up"),
        ("knight knave knight", "knight knave"), ("yes no yes", "no yes"), ("yes no yes", "yes no no"),
        ("A and not B", "not A and B"), ("1 2 3", "not 1 2 3"), ("-1 2", "1 -2"),
        ("9007199254740993 1", "9007199254740992 1"),
    ])
    func anotherOrderOrLessIsWrong(answer: String, response: String) {
        #expect(outcome(answer, response) == .reject)
    }

    @Test(arguments: [
        ("1 2 3", "1,2,3"), ("1 2 3", "[1, 2, 3]"), ("1 2 3", "123"), ("1 2 3", "1 - 2 - 3"), ("1 2 3", "1, 2 and 3"),
        ("1 2 3", "it is 1 2 3"), ("1 2 3", "one two three"), ("100 200 300", "100,200,300"),
        ("01101000 01101001", "0110 1000 0110 1001"), ("de ad be ef", "DEADBEEF"), ("de ad be ef", "de:ad:be:ef"),
        ("Nf3 Nc6 Bb5", "nf3, nc6, bb5"), ("knight knave knight", "Knight, knave, knigth"),
        ("yes no yes", "Yes, no, yes."),
    ])
    func spacingCommasAndCaseMayDiffer(answer: String, response: String) {
        #expect(outcome(answer, response) == .accept)
    }

    @Test(arguments: [
        ("Duran Duran", "duran duran"), ("New York, New York", "New York"), ("5 m", "5 metres"),
        ("6ft 1in", "6 feet 1 inch"),
        ("U.S.", "United States"), ("10–12 years", "11"), ("$174,000", "174,000 dollars a year"),
        ("Bhimrao Ramji Ambedkar", "Ambedkar, Bhimrao Ramji"), ("1 or 2", "2"),
    ])
    func whatOnlyLooksLikeASequenceIsJudgedAsBefore(answer: String, response: String) {
        #expect(outcome(answer, response) == .accept)
    }

    @Test func aNumberInFullIsNotRounded() {
        let judge = Judge.answer([AnswerLine(verbatim: "12346").inFull])
        for response in ["12346", "12,346", "it is 12346", "twelve thousand three hundred and forty-six"] {
            #expect(judge.verdict(on: response).outcome == .accept)
        }
        for response in ["12300", "12345", "12346 12345", "-12346"] {
            #expect(judge.verdict(on: response).outcome == .reject)
        }
    }

    @Test func aLineInFullIsWantedInItsOrder() {
        let judge = Judge.answer([AnswerLine(verbatim: "apple banana cherry").inFull])
        #expect(judge.verdict(on: "Apple, bananna, and cherry").outcome == .accept)
        for response in ["banana apple cherry", "apple banana", "apple cherry banana", "cherry"] {
            #expect(judge.verdict(on: response).outcome == .reject)
        }
        #expect(Judge.answer([AnswerLine(verbatim: "James Joyce")]).verdict(on: "joyce").outcome == .accept)
        #expect(Judge.answer([AnswerLine(verbatim: "James Joyce").inFull]).verdict(on: "joyce").outcome == .reject)
    }
}
