import SockratesJudge
import SockratesPacks
import SockratesQuiz
import Testing

/// What is written as a pack is in it, and what is exported from it and imported again is the same pack.
@Suite struct PackRoundTripTests {
    /// A pack on disk.
    private static func folder(_ pack: BankPack) throws -> PackFiles {
        try PackFiles(Dictionary(uniqueKeysWithValues: pack.files.map { ($0.name, $0.text) }))
    }

    @Test(arguments: 0..<10)
    func whatIsWrittenIsInThePack(seed: UInt64) throws {
        var generator = BankGenerator(seed: seed)
        var bank = QuestionBank(format: .gift)
        for _ in 0..<50 { bank.append(generator.question()) }
        bank.append(BankQuestion(text: "_____ and _____", kind: .blanks([["a[b]"], ["c", "{d}"]])))
        let pack = bank.pack(title: "T", name: "pack.yaml")
        let folder = try Self.folder(pack)
        var read = try QuestionBank.ofPack(folder.path)
        #expect(read.notes == [])
        #expect(read.questions.count == 51)
        for (one, other) in zip(bank.questions, read.questions) {
            var other = other
            other.line = one.line
            #expect(one == other)
        }
        #expect(pack.files.count == 1)
        let report = PackCheck(try folder.load(), file: "pack.yaml").report(seed: seed)
        #expect(report.isWell, "\(report.problems.filter { $0.severity == .error })")
        let again = read.pack(title: "T", name: "pack.yaml")
        #expect(again.files[0].text == pack.files[0].text)
    }

    @Test func gapsAndOrdersArePlayed() throws {
        var bank = QuestionBank(format: .moodleXML)
        let blanks: [BankQuestion.Blank] = [
            ["a"], .number(.value("2", tolerance: "0.5")), .number(.range("3", "5")), .all(["d", "e"]),
        ]
        bank.append(BankQuestion(text: "_____ _____ _____ _____", kind: .blanks(blanks)))
        bank.append(BankQuestion(text: "In order", kind: .sequence([["b", "Two or three"], ["a", "One (1)"]])))
        let pack = bank.pack(title: "T", name: "pack.yaml")
        let quiz = try Self.folder(pack).load().quiz
        let questions = quiz.stages[0].entries.flatMap(\.questions)
        for response in ["a; 2.4; 4; e, d"] { #expect(questions[0].judge.verdict(on: response).outcome == .accept) }
        for response in ["a; 2.6; 4; d, e", "a; 2; 4; d"] {
            #expect(questions[0].judge.verdict(on: response).outcome == .reject)
        }
        for response in ["b, a", "B, A", "Two or three, One (1)"] {
            #expect(questions[1].judge.verdict(on: response).outcome == .accept, "\(response)")
        }
        #expect(questions[1].judge.verdict(on: "a, b").outcome == .reject)
        #expect(PackCheck(try Self.folder(pack).load(), file: "pack.yaml").report(seed: 1).isWell)
    }

    @Test(arguments: 0..<5)
    func importExportImportIsTheIdentity(seed: UInt64) throws {
        var generator = BankGenerator(seed: seed)
        var bank = QuestionBank(format: .gift)
        for _ in 0..<50 { bank.append(generator.question()) }
        let gift = bank.gift()
        var first = try ReadBank(gift, "a.gift").bank
        let pack = first.pack(title: "T", name: "pack.yaml")
        let folder = try Self.folder(pack)
        var exported = try QuestionBank.ofPack(folder.path)
        #expect(exported.gift() == gift)
        var second = try ReadBank(exported.gift(), "a.gift").bank
        #expect(second.pack(title: "T", name: "pack.yaml").files.map(\.text) == pack.files.map(\.text))
    }

    @Test func whatGIFTHasNoPlaceForIsKeptOrNoted() throws {
        let pack = """
            title: T
            questions:
              - {ask: a, range: [1788, 1790]}
              - {ask: b, answer: "  ab  ", strictness: exact}
              - {ask: c, answer: Paris, strictness: strict}
              - {ask: d, choices: [x, y], answer: x}
              - {ask: e, range: {min: 1}}
            """
        let folder = try PackFiles(["pack.yaml": pack])
        var bank = try QuestionBank.ofPack(folder.path)
        let gift = bank.gift()
        #expect(bank.notes.map(\.line) == [4, 7])
        #expect(bank.notes[0].message.contains("blanks at the ends"))
        let read = try ReadBank(gift, "a.gift")
        #expect(read.bank.notes == [])
        #expect(read.kinds[0] == .number(.range("1788", "1790")))
        #expect(read.bank.questions.map(\.strictness) == [.lenient, .exact, .strict, .lenient])
        #expect(!read.bank.questions[3].shuffle)
    }

    @Test func whatAPackHasNoRoomForIsRefused() throws {
        var bank = QuestionBank(format: .gift)
        let long = String(repeating: "long and ", count: 120)
        for number in 0..<5000 {
            var question = BankQuestion(line: number + 1, text: long + "\(number)", kind: .trueFalse(true))
            question.feedback = [.init("true", "Yes")]
            bank.append(question)
        }
        let pack = bank.pack(title: "T", name: "pack.yaml")
        #expect(pack.files.count == 1)
        #expect(bank.questionsIn == 5000)
        #expect((1...4000).contains(bank.questionsRefused))
        #expect(bank.notes.last?.line == 5000)
        let folder = try Self.folder(pack)
        #expect(try folder.load().quiz.stages.flatMap(\.entries).flatMap(\.questions).count == bank.questions.count)
    }

    @Test func aLargeBankGoesIntoATable() throws {
        var bank = QuestionBank(format: .gift)
        for number in 0..<12_000 {
            let text = "Which number comes after \(number), in a text that is long enough [as it should be"
            var question = BankQuestion(text: text, kind: .shortAnswer(["\(number + 1)"]))
            switch number % 5 {
            case 0: question.kind = .choice(options: ["\(number + 1)", "x", "y"], right: [0])
            case 1: question.kind = .trueFalse(number % 2 == 0)
            case 2: question.category = "C"
            case 3: question.explanation = "It is \(number + 1)."
            default: question.feedback = number % 50 == 4 ? [.init("\(number + 1)", "Yes")] : []
            }
            bank.append(question)
        }
        let pack = bank.pack(title: "T", name: "pack.yaml")
        let folder = try Self.folder(pack)
        #expect(pack.files.map(\.name) == ["pack.yaml", "pack-questions.jsonl"])
        #expect(pack.files[0].text.utf8.count < 1 << 20)
        _ = try folder.load()
        let read = try QuestionBank.ofPack(folder.path)
        #expect(read.notes == [])
        func shown(_ bank: QuestionBank) -> Set<BankQuestion> {
            Set(
                bank.questions.map { question in
                    var question = question
                    question.line = 1
                    return question
                }
            )
        }
        #expect(shown(read) == shown(bank))
    }

    /// Points are whole, so a part of one is none.
    @Test func partsOfPointsAreWhole() throws {
        var bank = try ReadBank("Isle?{=Menorca =%75%Ibiza}\n\nSea?{=Tyrrhenian =%50%Ionian}\n\nDry? {F}\n", "a.gift")
            .bank
        let text = bank.pack(title: "T", name: "pack.yaml").files[0].text
        #expect(text.hasPrefix("title: T\npoints: 4\n"))
        #expect(text.ranges(of: "points").count == 1)
        #expect(bank.notes.map(\.line) == [1])
        #expect(bank.notes[0].message.contains("4 times"))
    }
}
