import SockratesPacks
import Testing

/// What is exported as GIFT and imported again is what it was.
@Suite struct GIFTRoundTripTests {
    @Test(arguments: 0..<20)
    func exportThenImportIsTheIdentity(seed: UInt64) throws {
        var generator = BankGenerator(seed: seed)
        var bank = QuestionBank(format: .gift)
        for _ in 0..<50 { bank.append(generator.question()) }
        let text = bank.gift()
        #expect(bank.questions.count == 50)
        let read = try ReadBank(text, "a.gift")
        #expect(read.bank.notes == [])
        #expect(read.bank.questions.count == 50)
        for (one, other) in zip(bank.questions, read.bank.questions) {
            var other = other
            other.line = one.line
            #expect(one == other)
        }
        var again = read.bank
        #expect(again.gift() == text)
    }

    @Test func whatGIFTCannotHoldIsRefused() {
        var bank = QuestionBank(format: .gift)
        bank.append(BankQuestion(line: 3, text: "a", kind: .blanks([["b"], ["c"]])))
        bank.append(BankQuestion(line: 4, text: "a", kind: .shortAnswer(["b -> c"])))
        bank.append(BankQuestion(line: 5, text: "a", kind: .trueFalse(true)))
        #expect(bank.gift() == "a{TRUE}\n")
        #expect(bank.questionsRefused == 2)
        #expect(bank.notes.map(\.line) == [3, 4])
    }
}
