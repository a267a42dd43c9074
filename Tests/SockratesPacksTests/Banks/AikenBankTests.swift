import SockratesPacks
import Testing

@Suite struct AikenBankTests {
    @Test func questionsAreRead() throws {
        let read = try ReadBank(
            """
            What is the correct answer?
            A. Is it this one?
            B. Maybe this <answer>?
            ANSWER: B

            Which LMS?
            A) Moodle
            B) ATutor
            C) Claroline
            ANSWER: A
            """,
            "a.txt"
        )
        #expect(read.bank.format == .aiken)
        #expect(read.counts == "2/2/0")
        #expect(read.warned == [])
        #expect(
            read.kinds == [
                .choice(options: ["Is it this one?", "Maybe this <answer>?"], right: [1]),
                .choice(options: ["Moodle", "ATutor", "Claroline"], right: [0]),
            ]
        )
    }

    @Test func whatMoodleDiscardsIsRefusedByName() throws {
        let read = try ReadBank(
            """
            Too few answers
            A) Only answer
            ANSWER: B

            A good question
            A) Correct
            B) Incorrect
            ANSWER: A

            Started but not finished
            A) Correct-ish
            B) Incorrect-ish

            A second good question
            A)Incorrect
            B)Correct
            ANSWER: B

            ANSWER: A
            A text with no options
            """,
            "a.txt"
        )
        #expect(read.counts == "5/2/3", "\(read.bank.notes)")
        #expect(read.refused == [1, 10, 19])
        #expect(read.warned == [20])
    }

    @Test func whatPeopleWriteInsteadIsGuessedAndNoted() throws {
        let read = try ReadBank(
            """
            E. coli is a
            bacterium that lives
            a) in the gut
            b) on the moon
            c) in rocks
            Answer: a

            Which are even?
            A. 1
            B. 2
            C. 4 and
            so on
            ANSWER: B, C
            FEEDBACK: Odd is not even.

            Which one?
            A. red
            C. green
            ANSWER: green
            """,
            "a.aiken"
        )
        #expect(read.counts == "3/3/0", "\(read.bank.notes)")
        #expect(read.texts[0] == "E. coli is a\nbacterium that lives")
        #expect(read.kinds[0] == .choice(options: ["in the gut", "on the moon", "in rocks"], right: [0]))
        #expect(read.kinds[1] == .choiceOfAll(options: ["1", "2", "4 and so on"], right: [1, 2]))
        #expect(read.bank.questions[1].explanation == "Odd is not even.")
        #expect(read.kinds[2] == .choice(options: ["red", "green"], right: [1]))
        #expect(read.warned == [2, 3, 4, 5, 6, 6, 12, 13, 14, 18, 19])
    }

    /// Words of the question count for little, so the judge could not tell this answer from others.
    @Test func anOnlyOptionIsTypedToTheLetter() throws {
        var bank = try ReadBank("Where is one answer only?\nA. Only answer\nANSWER: A\n", "a.aiken").bank
        let pack = try PackFiles(["pack.yaml": bank.pack(title: "T", name: "pack.yaml").files[0].text])
        #expect(PackCheck(try pack.load(), file: "pack.yaml").report(seed: 1).problems.isEmpty)
        #expect(bank.notes.contains { $0.message.contains("to the letter") })
    }

    @Test(
        arguments: [
            (
                "Hot?\nA. ice\nB. fire\n\nAnswer: B\n\n----\nQUESTION 2\nWet?\nA) sea\nB) sand\nAnswer: A\n\nSolutions\n",
                "2/2/0", 4
            ),
            ("Hot?\n\na. ice\n\nb. fire\n\nb\n\nWet?\n\nA. sea\nB. sand\nC. rain\n\nAC\n", "2/2/0", 5),
        ]
    )
    func otherWaysToSayTheAnswerAreGuessed(text: String, counts: String, warnings: Int) throws {
        let read = try ReadBank(text, "dump.txt")
        #expect(read.bank.format == .aiken)
        #expect(read.counts == counts, "\(read.bank.notes)")
        #expect(read.warned.count >= warnings, "\(read.bank.notes)")
    }
}
