import SockratesJudge
import Testing

struct ListJudgeTests {
    private func judge(_ items: [String], _ change: (inout ListRule) -> Void = { _ in }) throws -> Judge {
        var rule = ListRule(items: try items.map { try AnswerLine($0) })
        change(&rule)
        return .list(rule)
    }

    @Test(arguments: [
        "France, Spain, Italy", "italy;france;spain", "France, Spain and Italy", "Spain & Italy & the France",
        "France/Spain/Italy",
        "France,Spain,,Italy,", "France\nSpain\nItaly", "spain, and France, and italy", "France, France, Spain, Italy",
    ])
    func separatorsAndOrderAreTheirs(response: String) throws {
        #expect(try judge(["France", "Spain", "Italy"]).verdict(on: response).outcome == .accept)
    }

    @Test func namesThatHoldASeparatorAreOneItem() throws {
        let judge = try judge(["Bosnia and Herzegovina [accept Bosnia]", "Bonaire, Sint Eustatius and Saba", "Serbia"])
        #expect(
            judge.verdict(on: "Serbia, Bosnia and Herzegovina and Bonaire, Sint Eustatius and Saba").outcome == .accept
        )
        #expect(judge.verdict(on: "bosnia, bonaire sint eustatius & saba, serbia").outcome == .accept)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test func tooFewAreRejectedWithTheCount() throws {
        let verdict = try judge(["France", "Spain", "Italy"]).verdict(on: "France, Spain")
        #expect(verdict.outcome == .reject)
        #expect(verdict.reason == .listIncomplete)
        #expect(verdict.sentence == "2 of 3 so far.")
    }

    @Test func aSynonymIsNotASecondItem() throws {
        let judge = try judge(["Netherlands [accept Holland]", "Belgium"]) { $0.atLeast = 2 }
        #expect(judge.verdict(on: "Netherlands, Holland").outcome == .reject)
        #expect(judge.verdict(on: "Belgium, Holland").outcome == .accept)
    }

    @Test func extrasAreForbiddenChargedOrIgnored() throws {
        let response = "France, Spain, Peru"
        #expect(try judge(["France", "Spain"]).verdict(on: response).sentence == "Peru is not one of them.")
        let items = ["France", "Spain", "Italy"]
        #expect(try judge(items) { ($0.extras, $0.atLeast) = (.charged, 2) }.verdict(on: response).outcome == .reject)
        #expect(try judge(items) { ($0.extras, $0.atLeast) = (.charged, 1) }.verdict(on: response).outcome == .accept)
        #expect(try judge(items) { ($0.extras, $0.atLeast) = (.ignored, 2) }.verdict(on: response).outcome == .accept)
    }

    @Test func orderCountsWhereItIsDeclared() throws {
        let judge = try judge(["red", "orange", "yellow"]) { $0.ordered = true }
        #expect(judge.verdict(on: "red, orange, yellow").outcome == .accept)
        #expect(judge.verdict(on: "red, yellow, orange").reason == .listOrder)
    }

    @Test func emptyListsOfWordsAreEmpty() throws {
        #expect(try judge(["France"]).verdict(on: " , ; and").outcome == .reject)
        #expect(try judge(["France"]).verdict(on: " ,; ").reason == .empty)
    }

    @Test func whatIsStricterAcceptedIsAcceptedLeniently() {
        // Found by fuzzing: a rougher look put "a,b" together and was left with "c".
        let rule = ListRule(items: ["a", "b,c", "A,b"].map { AnswerLine(verbatim: $0) }, atLeast: 2)
        for strictness in Strictness.allCases {
            #expect(Judge.list(rule, strictness: strictness).verdict(on: "a,b,c").outcome == .accept)
        }
    }

    @Test func itemsOfSignsAloneAreNotAnySigns() {
        let judge = Judge.list(ListRule(items: [AnswerLine(verbatim: "!!"), AnswerLine(verbatim: "a")], atLeast: 1))
        #expect(judge.verdict(on: "!!").outcome == .accept)
        #expect(judge.verdict(on: "??").outcome == .reject)
    }
}
