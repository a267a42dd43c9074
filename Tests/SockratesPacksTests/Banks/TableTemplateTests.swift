import SockratesPacks
import Testing

/// The tables that the sites of quizzes ask for, and that people make after them.
@Suite struct TableTemplateTests {
    @Test func wrongAnswersAreNoAnswersOfKahoot() throws {
        for format in [nil, BankFormat.table] {
            let read = try ReadBank(
                "#,Category,Difficulty,Question,Correct answer,Incorrect answer 1,Incorrect answer 2\n1,Sea,Easy,Deepest?,Mariana,Java,Tonga\n",
                "a.csv",
                format: format
            )
            let question = try #require(read.bank.questions.first)
            #expect(question.kind == .choice(options: ["Mariana", "Java", "Tonga"], right: [0]))
            #expect(question.category == "Sea" && question.difficulty == "Easy")
            #expect(read.notes(1).contains("left out: #"))
        }
        let game = "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\n7 x 6?,42,36,\n"
        #expect(try ReadBank(game, "a.csv").kinds == [.choice(options: ["42", "36"], right: [0])])
    }

    @Test func aNumberOfTheQuestionIsNotAsked() throws {
        let read = try ReadBank(
            "Question #,Question Text,Answer 1,Answer 2,Time Limit (sec) (Max: 300 seconds),Correct Answer(s) (Only include Answer #)\n4,Which is odd?,2,3,15,2\n",
            "a.csv"
        )
        #expect(read.texts == ["Which is odd?"])
        #expect(read.kinds == [.choice(options: ["2", "3"], right: [1])])
        #expect(read.bank.questions[0].seconds == 15)
        #expect(read.notes(1).contains("Question #"))
    }

    @Test func otherColumnsOfKahootsTemplateAreKnownOrTold() throws {
        let read = try ReadBank(
            "No,Unit,Difficulty,Question,Answer 1,Answer 2,Correct Answer(s),Time Limit (sec),Note\n1,U2,Hard,Gas?,Neon,Iron,1,30,easy\n",
            "a.csv"
        )
        #expect(read.bank.format == .kahoot)
        #expect(read.bank.questions[0].difficulty == "Hard")
        #expect(read.notes(1) == "these columns are left out: No, Unit, Note")
    }

    @Test func wayGroundsTemplateIsRead() throws {
        let read = try ReadBank(
            """
            Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds,Answer explanation
            "What to ask

            (required)","Kind","First (required)","Second (required)","Third (optional)","Place of the right one","(optional)",""
            Largest?,Multiple Choice,1,5,3,2,20,Five is more.
            Even?,Checkbox,2,4,9,"1,2",20,
            The sky is ___,Fill-in-the-Blank,blue,azure,,,20,
            Your view?,Open-Ended,,,,,60,
            """,
            "a.csv"
        )
        #expect(read.counts == "4/3/1")
        #expect(
            read.kinds == [
                .choice(options: ["1", "5", "3"], right: [1]), .choiceOfAll(options: ["2", "4", "9"], right: [0, 1]),
                .shortAnswer(["blue", "azure"]),
            ]
        )
        #expect(read.bank.questions[0].explanation == "Five is more.")
        #expect(read.warned == [2])
        #expect(read.refused == [8])
    }

    @Test func rowsThatAskNothingAreNoQuestions() throws {
        let read = try ReadBank(
            ",,,\nQuestion,Answer,Wrong 1,Wrong 2\nWho?,Ann,Bob,Cid\n,,,\nMade by the museum,,,\nWhen?,,1900,1910\n",
            "a.csv"
        )
        #expect(read.counts == "2/1/1")
        #expect(read.warned == [5])
        #expect(read.refused == [6])
    }

    @Test(
        arguments: [
            ("da,word,translation\nn,Haus,house\n", "Haus", "house"),
            ("first word,past,meaning\nsee,saw,voir\n", "see", "voir"),
            ("type,key,more\ntown,Bern,old\n", "town", "Bern"),
        ]
    )
    func namesOfColumnsAreNoQuestion(table: String, asked: String, answer: String) throws {
        let read = try ReadBank(table, "a.csv")
        #expect(read.counts == "1/1/0")
        #expect(read.texts == [asked])
        #expect(read.kinds == [.shortAnswer([answer])])
        #expect(read.warned.contains(1))
    }

    /// What a number means is told by all rows.
    @Test(
        arguments: [
            (["q,5,6,4,1,1"], [0], []), (["q,5,6,4,1,1", "q,5,6,4,1,6"], [3, 1], [2]),
            (["q,a,b,c,d,0", "q,a,b,c,d,3"], [0, 3], [2]), (["q,a,b,c,d,1", "q,a,b,c,d,4"], [0, 3], []),
            (["q,a,b,c,d,a", "q,a,b,c,d,0", "q,7,8,9,2,1"], [0, 0, 1], [3, 3, 4]),
            (["q,a,b,c,d,Option2", "q,a,b,c,d,option4"], [1, 3], []),
        ]
    )
    func answersNameOptionsByColumnOrPlace(rows: [String], places: [Int], warned: [Int]) throws {
        let type = rows.count == 1 ? ("question type,", "Multiple Choice,") : ("", "")
        let table = [type.0 + "question,option1,option2,option3,option4,answer"] + rows.map { type.1 + $0 }
        let read = try ReadBank(table.joined(separator: "\n"), "a.csv")
        let right = read.kinds.map { kind in if case .choice(_, let right) = kind { right } else { [Int]() } }
        #expect(right == places.map { [$0] }, "\(read.bank.notes)")
        #expect(read.warned == warned, "\(read.bank.notes)")
    }

    @Test func columnsThatAreCountedHoldOptions() throws {
        let read = try ReadBank("Question,1,2,3,Correct Answer\nHot?,ice,fire,sand,fire\n", "a.csv")
        #expect(read.kinds == [.choice(options: ["ice", "fire", "sand"], right: [1])])
        let missing = try ReadBank("question,answer,explanation\nHot?,fire,NA\n", "a.csv")
        #expect(missing.bank.questions[0].explanation == "")
        #expect(missing.warned == [2])
    }

    @Test func rowsThatAreTooShortAreTold() throws {
        let read = try ReadBank("category,question,right,wrong 1\nSport,Who?,Ann,Bob\nWhere?,Rome,Oslo\n", "a.csv")
        #expect(read.counts == "2/2/0")
        #expect(read.warned == [3])
    }

    @Test func gapsNeedNoAnswer() throws {
        let columns = try BankColumns("question=2")
        #expect(try ReadBank("1\tIt {{c1::rains}}.\n", "a.txt", columns: columns).kinds == [.shortAnswer(["rains"])])
    }
}
