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

    @Test func starsAreNoWildcards() throws {
        let bank = try ReadBank("question,answer\nSign of times?,*\nA path?,\\*.txt\n", "a.csv").bank
        var copy = bank
        let read = try ReadBank(copy.gift(), "a.gift")
        #expect(read.kinds == [.shortAnswer(["*"]), .shortAnswer(["\\*.txt"])])
        #expect(read.warned == [])
    }

    @Test func theOrderOfWhatIsSaidIsThatOfTheAnswers() throws {
        let read = try ReadBank(
            """
            <quiz><question type="shortanswer"><questiontext><text>Isle?</text></questiontext>
            <answer fraction="0"><text>Spain</text><feedback><text>A country</text></feedback></answer>
            <answer fraction="50"><text>Ibiza</text><feedback><text>Near</text></feedback></answer>
            <answer fraction="100"><text>Menorca</text><feedback><text>Yes</text></feedback></answer></question>
            <question type="truefalse"><questiontext><text>Rain is wet.</text></questiontext>
            <answer fraction="100"><text>true</text><feedback><text>Sure</text></feedback></answer>
            <answer fraction="0"><text>false</text><feedback><text>Feel it</text></feedback></answer></question></quiz>
            """,
            "a.xml"
        )
        #expect(read.bank.questions[0].feedback.map(\.response) == ["Menorca", "Ibiza", "Spain"])
        var copy = read.bank
        let again = try ReadBank(copy.gift(), "a.gift").bank.questions
        for (one, other) in zip(read.bank.questions, again) {
            #expect(one.feedback == other.feedback && one.credit == other.credit)
        }
        #expect(again.count == 2)
    }

    @Test func whatIsSaidOfNoOptionIsTold() {
        var bank = QuestionBank(format: .gift)
        var question = BankQuestion(line: 4, text: "a", kind: .choice(options: ["b", "c"], right: [0]))
        question.feedback = [.init("d", "No option")]
        bank.append(question)
        #expect(bank.gift().contains("No option") == false)
        #expect(bank.notes.map(\.line) == [4])
        #expect(bank.notes[0].message.contains("\"d\""))
    }
}
