import Foundation
import SockratesPacks
import Testing

@Suite struct TableBankTests {
    @Test func plainColumnsAreGuessedAndNoted() throws {
        let read = try ReadBank("What?,\"That, \"\"it\"\"\"\nTwo\nlines?,x\n\"a\nb\",c\n", "a.csv")
        #expect(read.counts == "4/3/1")
        #expect(read.kinds[0] == .shortAnswer(["That, \"it\""]))
        #expect(read.texts[2] == "a\nb")
        #expect(read.refused == [2])
        #expect(read.notes(1).contains("--columns"))
    }

    @Test func namedColumnsAreFound() throws {
        let read = try ReadBank(
            "Id;Category;Question;Correct answer;Wrong 1;Wrong 2;Hint\n7;Art;Who?;Monet;Manet;;Water\n8;;Who?;;a;b;\n",
            "a.csv"
        )
        #expect(read.counts == "2/1/1")
        let question = read.bank.questions[0]
        #expect(question.kind == .choice(options: ["Monet", "Manet"], right: [0]))
        #expect(question.shuffle)
        #expect(question.category == "Art")
        #expect(question.hints == ["Water"])
        #expect(read.notes(1).contains("Id"))
    }

    @Test(
        arguments: [
            "question,optionA,optionB,correctAnswer,level", "Question;Option 1;Option 2;Correct Answer;Difficulty",
            "id,question,choice_a,choice_b,answer,difficulty", "Question\tA\tB\tAnswer\tround\tDifficulty",
        ]
    )
    func namesOfColumnsAreUnderstood(header: String) throws {
        let separator = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ","
        let cells = header.components(separatedBy: separator).map { name in
            switch name.lowercased() {
            case "question": "Where?"
            case "optiona", "option 1", "choice_a", "a": "Paris"
            case "optionb", "option 2", "choice_b", "b": "Rome"
            case "difficulty", "level": "hard"
            case "id", "round": "7"
            default: "B"
            }
        }
        let read = try ReadBank(header + "\n" + cells.joined(separator: separator) + "\n", "a.csv")
        #expect(read.kinds == [.choice(options: ["Paris", "Rome"], right: [1])], "\(read.bank.notes)")
        #expect(read.bank.questions.first?.difficulty == "hard")
    }

    @Test func gameShowsAreUnderstood() throws {
        let read = try ReadBank(
            "Show Number, Air Date, Round, Category, Value, Question, Answer\n1,2004-12-31,Jeopardy!,HISTORY,\"$1,200\",Who?,Galileo\n",
            "jeopardy.csv"
        )
        let question = try #require(read.bank.questions.first)
        #expect(question.kind == .shortAnswer(["Galileo"]))
        #expect(question.category == "HISTORY")
        #expect(question.points == 1200)
        #expect(read.notes(1).contains("Show Number, Air Date, Round"))
    }

    @Test func columnsAreMappedByNumberAndName() throws {
        let table = "Wort,Bedeutung,Notiz\nHund,dog,Tier\n"
        let named = try ReadBank(table, "a.csv", columns: try BankColumns("question=Bedeutung,answer=Wort,hint=Notiz"))
        #expect(named.counts == "1/1/0")
        #expect(named.texts == ["dog"])
        #expect(named.kinds == [.shortAnswer(["Hund"])])
        #expect(named.bank.questions[0].hints == ["Tier"])
        let numbered = try ReadBank("a,b\nc,d|e\n", "a.csv", columns: try BankColumns("question=1,answer=2"))
        #expect(numbered.kinds == [.shortAnswer(["b"]), .shortAnswer(["d", "e"])])
        #expect(throws: BankError.self) { try BankColumns("answer=1") }
        #expect(throws: BankError.self) { try ReadBank(table, "a.csv", columns: try BankColumns("question=1")) }
        #expect(throws: BankError.self) { try BankColumns("question=0,answer=2") }
        #expect(throws: BankError.self) { try BankColumns("qestion=1,answer=2") }
        #expect(throws: BankError.self) {
            try ReadBank(table, "a.csv", columns: try BankColumns("question=Nichts,answer=1"))
        }
    }

    @Test(arguments: [("b", 1), ("B", 1), ("2", 1), ("Rome", 1), ("rome", 1), ("3", 2)])
    func anAnswerNamesAnOptionByLetterNumberOrText(answer: String, place: Int) throws {
        let read = try ReadBank(
            "question,option 1,option 2,option 3,answer\nWhere?,Paris,Rome,Oslo,\(answer)\n",
            "a.csv"
        )
        #expect(read.kinds == [.choice(options: ["Paris", "Rome", "Oslo"], right: [place])], "\(read.bank.notes)")
    }

    @Test func kahootsTemplateIsRead() throws {
        let read = try ReadBank(
            """
            Quiz template,,,,,,
            Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",Correct answer(s) - choose at least one
            Which are even?,1,2,3,4,20,"2,4"
            The sun is a star.,True,False,,,10,1
            No answer?,a,b,,,20,3
            """,
            "quiz.csv"
        )
        #expect(read.bank.format == .kahoot)
        #expect(read.counts == "3/2/1")
        #expect(
            read.kinds == [
                .choice(options: ["1", "2", "3", "4"], right: [1, 3]), .choice(options: ["True", "False"], right: [0]),
            ]
        )
        #expect(read.bank.questions.map(\.seconds) == [20, 10])
        #expect(read.warned == [1])
    }

    @Test func ankisNotesAreRead() throws {
        let read = try ReadBank(
            """
            #separator:tab
            #html:true
            #deck column:1
            #tags column:4
            Geo::Europe\tCapital of <b>France</b>?\tParis<br>\ttag
            Geo\t{{c1::Seine::a river}} flows through {{c2::Paris}}.\t\t
            Geo\tWhose flag? <img src="fr.png">\tFrance\t
            Geo\t"Two<div>lines"\t"Yes"\t
            Geo\t[sound:a.mp3]\tFrance\t
            """,
            "notes.txt"
        )
        #expect(read.bank.format == .anki)
        #expect(read.counts == "5/3/2")
        #expect(read.texts == ["Capital of France?", "_____ flows through _____.", "Two\nlines"])
        #expect(read.kinds[1] == .blanks([["Seine"], ["Paris"]]))
        #expect(read.bank.questions[1].hints == ["a river"])
        #expect(read.bank.questions.map(\.category) == ["Geo/Europe", "Geo", "Geo"])
        #expect(read.refused == [7, 9])
    }

    @Test func quizletsTermsAreRead() throws {
        let read = try ReadBank("chien\tdog\nchat\tcat\n\n", "set.txt")
        #expect(read.bank.format == .quizlet)
        #expect(read.counts == "2/2/0")
        #expect(read.warned == [])
    }

    @Test func cellsThatNoColumnTakesAreTold() throws {
        let terms = try ReadBank("der Hund\tdog\nmit\tzwei\ttabs\nleer\tempty\t\n", "a.txt")
        #expect(terms.bank.questions.count == 3)
        #expect(
            terms.bank.notes.map { "\($0.line): \($0.message)" }
                == ["2: the row has more cells than there are columns; left out: tabs"]
        )
        let notes = try ReadBank("#separator:tab\n#tags column:3\nA\tB\t\nC\tD\tx y\nE\tF\tz\n", "a.txt")
        #expect(notes.bank.questions.count == 3)
        #expect(
            notes.bank.notes.map { "\($0.line): \($0.message)" }
                == ["4: its tags are left out, as are those of the other notes: x y"]
        )
    }

    @Test func blanksMayStandBeforeAQuote() throws {
        let read = try ReadBank("question, answer\nWhat costs?, \"Rent, heat\"\nWho?, \"Ann\"\nHow?,  well\n", "a.csv")
        #expect(read.kinds == [.shortAnswer(["Rent, heat"]), .shortAnswer(["Ann"]), .shortAnswer(["well"])])
        #expect(read.warned == [2])
    }
}
