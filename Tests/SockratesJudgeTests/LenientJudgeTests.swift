import SockratesJudge
import Testing

struct LenientJudgeTests {
    @Test(arguments: [("2,5", "25"), ("25", "2,5"), ("1,25 kg", "125 kg")])
    func aCommaInANumberIsNoSlip(answer: String, response: String) throws {
        let judge = Judge.answer([try AnswerLine(answer)])
        #expect(judge.verdict(on: response).outcome != .accept)
        #expect(judge.verdict(on: answer).outcome == .accept)
        #expect(Judge.answer([try AnswerLine("2,500")]).verdict(on: "2500").outcome == .accept)
    }

    private func judge(_ answer: String, question: String? = nil) throws -> Judge {
        .answer([try AnswerLine(answer)], context: JudgeContext(question: question))
    }

    @Test(arguments: [
        ("Spider-Man", "spiderman", Tier.squashed), ("Ouagadougou", "ouagadougu", .typo),
        ("Wilhelm Conrad Röntgen", "rontgen", .surname),
        ("Wilhelm Conrad Röntgen", "Wilhelm Röntgen", .lessDetail), ("Hutchinson, Kansas", "Kansas", .surname),
        ("International Whaling Commission", "IWC", .acronym), ("Henry VIII", "henry the eighth", .keyWords),
        ("twenty-five", "25", .keyWords), ("colour", "colors", .keyWords), ("Paris", "I think it's Paris", .keyWords),
        ("B. R. Ambedkar", "Bhimrao Ramji Ambedkar", .overlap), ("1,000 metres", "1000 metre race", .keyWords),
    ])
    func eachTierAcceptsItsKind(answer: String, response: String, tier: Tier) throws {
        let verdict = try judge(answer).verdict(on: response)
        #expect(verdict.outcome == .accept)
        #expect(verdict.tier == tier)
    }

    @Test(arguments: [
        ("Paris", "London"), ("Monet", "Manet"), ("1998", "1999"), ("July 1998", "June 1998"),
        ("South Korea", "north korea"),
        ("Austria", "Australia"), ("Sam Waterston", "Sam Elliott"), ("direct rule", "not direct rule"),
        ("World War II", "World War I"),
        ("Mali", "Malta"), ("sodium nitrate", "sodium nitrite"),
    ])
    func otherAnswersAreRejected(answer: String, response: String) throws {
        #expect(try judge(answer).verdict(on: response).outcome == .reject)
    }

    @Test(arguments: [
        ("Vincent van Gogh", "Van Gogh"), ("Vincent van Gogh", "VAN GOGH"), ("Leonardo da Vinci", "Da Vinci"),
        ("Charles de Gaulle", "De Gaulle"), ("Simone de Beauvoir", "De Beauvoir"),
        ("Otto von Bismarck", "Von Bismarck"),
        ("Ludwig van Beethoven", "Van Beethoven"), ("Vincent van Gogh", "Vincent Van Gogh"),
        ("Vincent van Gogh", "gogh"),
        ("Vasco da Gama", "DA GAMA"), ("Rogier van der Weyden", "Van der Weyden"),
    ])
    func theSmallWordsBeforeASurnameAreNoOtherNameHoweverTheyAreWritten(answer: String, response: String) throws {
        #expect(try judge(answer).verdict(on: response).outcome == .accept)
    }

    @Test(arguments: [
        ("Vincent van Gogh", "Von Gogh"), ("Vincent van Gogh", "Theo Gogh"), ("Vincent van Gogh", "Van Halen"),
        ("Vincent van Gogh", "Van"),
        ("Charles de Gaulle", "De Niro"), ("Leonardo da Vinci", "Da Gama"),
    ])
    func anotherNameWithTheSameSmallWordIsWrong(answer: String, response: String) throws {
        #expect(try judge(answer).verdict(on: response).outcome == .reject)
    }

    @Test func wordsOfTheQuestionAreNotAnAnswer() throws {
        let judge = try judge("Missouri River", question: "On which river did the exploration begin?")
        #expect(judge.verdict(on: "the river").outcome == .reject)
        #expect(judge.verdict(on: "missouri").outcome == .accept)
    }

    @Test func anotherAnswerOfThePackIsNoSlipAndNoLessDetail() throws {
        let lines = try ["Guinea-Bissau", "Guinea", "Slovakia", "Slovenia"].map { try AnswerLine($0) }
        let context = JudgeContext(question: "Which country?", knownNames: KnownNames(lines))
        for (place, line) in lines.enumerated() {
            let judge = Judge.answer([line], context: context)
            for (other, typed) in lines.enumerated() {
                #expect((judge.verdict(on: typed.source.lowercased()).outcome == .accept) == (place == other))
            }
        }
    }

    @Test func rejectedAliasesAreNoSlips() throws {
        let judge = try judge("amides [do not accept or prompt on \"amines\"]")
        #expect(judge.verdict(on: "amide").outcome == .accept)
        #expect(judge.verdict(on: "amine").outcome == .reject)
    }

    @Test(arguments: [", ", " or ", " / ", "; ", "\n", " "])
    func namingEverythingIsRefused(separator: String) throws {
        let judge = try judge("Paris", question: "What is the capital of France?")
        let others = ["London", "Rome", "Madrid", "Berlin"]
        let verdict = judge.verdict(on: (others.prefix(2) + ["Paris"] + others.suffix(2)).joined(separator: separator))
        #expect(verdict.outcome == .reject)
        #expect(verdict.reason == .tooManyAnswers)
    }

    @Test func oneOtherAnswerAfterAnOrIsRefused() throws {
        let judge = try judge("Paris", question: "What is the capital of France?")
        #expect(judge.verdict(on: "Paris or Lyon").outcome == .reject)
        #expect(judge.verdict(on: "maybe Lyon, or Paris").outcome == .reject)
    }

    @Test func sentencesMaySayMore() throws {
        let judge = try judge("Paris", question: "What is the capital of France?")
        #expect(judge.verdict(on: "The capital of France is Paris, on the Seine.").outcome == .accept)
        #expect(judge.verdict(on: "The capital of France is Lyon, on the Rhône.").outcome == .reject)
    }

    @Test func markedPartsAreRequiredAndPartialAnswersPromptWhereTheLineSaysSo() throws {
        let tolstoy = try judge("Leo {Tolstoy} [prompt on partial]")
        #expect(tolstoy.verdict(on: "tolstoy").outcome == .accept)
        #expect(tolstoy.verdict(on: "lev tolstoy").outcome == .accept)
        #expect(tolstoy.verdict(on: "leo").outcome == .reject)
        let memory = try judge("<u>working memory</u> [prompt on partial answers]")
        #expect(memory.verdict(on: "memory").outcome == .prompt)
        #expect(memory.verdict(on: "memory").reason == .partial)
        let tilly = try judge("Johann {Tserclaes}, Graf von {Tilly} [accept either]")
        #expect(tilly.verdict(on: "tilly").outcome == .accept)
        #expect(tilly.verdict(on: "tserclaes").outcome == .accept)
    }

    @Test func sentencesTellWhy() throws {
        let judge = try judge("Ouagadougou")
        #expect(judge.verdict(on: "ouagadougu").sentence == "Close enough: Ouagadougou.")
        #expect(judge.verdict(on: "Accra").sentence == "That is not the answer.")
        #expect(judge.verdict(on: "Accra or Lagos or Ouagadougou").sentence == "One answer, please.")
    }

    @Test(arguments: [
        "flag{x}", "Côte d’Ivoire", "São Tomé", "the", "no", "5", "42nd Street", "AC/DC", "???", "à la carte",
    ])
    func whatIsStricterAcceptedIsAcceptedLeniently(response: String) {
        for answer in [
            "flag{x}", "Cote d'Ivoire", "Sao Tome", "The The", "No", "5", "42nd street", "AC/DC", "???", "A la carte",
        ] {
            let outcomes = Strictness.allCases.map { strictness in
                Judge.answer([AnswerLine(verbatim: answer)], strictness: strictness).verdict(on: response).outcome
                    == .accept
            }
            #expect(!outcomes[0] || outcomes[1])
            #expect(!outcomes[1] || outcomes[2])
        }
    }

    @Test func slipsInListsAreForgivenAndOtherItemsAreNot() throws {
        let rule = ListRule(
            items: try ["Austria", "Slovenia", "Hungary", "Slovakia"].map { try AnswerLine($0) },
            atLeast: 2
        )
        let judge = Judge.list(rule)
        #expect(judge.verdict(on: "austria and hungari").outcome == .accept)
        #expect(judge.verdict(on: "hungary, hungari").outcome == .reject)
    }

    @Test func whatCouldMeanTwoAnswersOfThePackGetsAPrompt() throws {
        let lines = try ["South Korea", "North Korea", "New Zealand"].map { try AnswerLine($0) }
        let judge = Judge.answer([lines[0]], context: JudgeContext(knownNames: KnownNames(lines)))
        #expect(judge.verdict(on: "Korea").outcome == .prompt)
        #expect(judge.verdict(on: "Korea").sentence == "Be more specific: which Korea?")
        #expect(judge.verdict(on: "south korea").outcome == .accept)
        #expect(judge.verdict(on: "north korea").outcome == .reject)
        #expect(
            Judge.answer([lines[2]], context: JudgeContext(knownNames: KnownNames(lines))).verdict(on: "zealand")
                .outcome == .accept
        )
    }

    @Test(arguments: [
        ("Lake Victoria", "lake"), ("South Korea", "south"), ("New York", "new"), ("Dominican Republic", "republic"),
    ])
    func theKindOfAThingIsNotItsName(answer: String, response: String) throws {
        #expect(try judge(answer).verdict(on: response).outcome == .reject)
    }

    @Test(arguments: [
        ("1951–52", "1951-1952"), ("1983", "It was in September 19831."), ("£50m", "50 million pounds"),
        ("the 1990s", "the 90s"),
    ])
    func yearsAndAmountsAreWrittenInManyWays(answer: String, response: String) throws {
        #expect(try judge(answer, question: "When or for how much was it?").verdict(on: response).outcome == .accept)
    }

    @Test func aJudgeLearnsItsContextLater() throws {
        let judges = try ["Equatorial Guinea", "Guinea", "Papua New Guinea"].map { Judge.answer([try AnswerLine($0)]) }
        let names = KnownNames(answersOf: judges)
        let guinea = judges[1].inContext(JudgeContext(question: "Which country?", knownNames: names))
        #expect(guinea.verdict(on: "guinnea").outcome == .accept)
        #expect(guinea.verdict(on: "equatorial guinea").reason == .otherAnswer)
        #expect(guinea.verdict(on: "equatorial guinnea").reason == .otherAnswer)
        #expect(
            judges[0].inContext(JudgeContext(knownNames: names)).verdict(on: "equatorial guinnea").outcome == .accept
        )
    }
}
