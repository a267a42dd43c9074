import SockratesJudge
import Testing

struct ChoiceTests {
    private let planets = Judge.choice(ChoiceRule(options: ["Mercury", "Jupiter", "Mars", "The Sun"], right: [1]))
    private let primes = Judge.choice(ChoiceRule(options: ["2", "4", "5", "9"], right: [0, 2], wanted: .all))

    @Test(arguments: [
        "b", "B", "b)", "(b)", "b.", "2", "2.", "Jupiter", "jupiter", " JUPITER ", "b) Jupiter", "jupitar",
    ])
    func anOptionIsChosenByLetterNumberOrText(response: String) {
        #expect(planets.verdict(on: response).outcome == .accept)
    }

    @Test(arguments: ["a", "1", "mars", "c) Mars", "d", "sun"])
    func anotherOptionIsWrong(response: String) {
        #expect(planets.verdict(on: response).outcome == .reject)
    }

    @Test(arguments: ["e", "5", "0", "Pluto", "b) Mars", "ab", "2147483648999999999999", "\u{0}"])
    func whatIsNoOptionIsPrompted(response: String) {
        let verdict = planets.verdict(on: response)
        #expect(verdict.outcome == .prompt)
        #expect(verdict.sentence == "Choose a, b, c or d.")
    }

    @Test(arguments: ["a, c", "c a", "ac", "AC", "a and c", "2, 5", "5;2", "2 5", "a, c, a"])
    func allRightOptionsAreChosenInAnyOrder(response: String) {
        #expect(primes.verdict(on: response).outcome == .accept)
    }

    @Test(arguments: ["1 3", "3 1", "two five", "two c"])
    func blanksPartNumbersAndTexts(response: String) {
        let rule = ChoiceRule(options: ["two", "four", "five"], right: [0, 2], wanted: .all)
        #expect(Judge.choice(rule).verdict(on: response).outcome == .accept)
        #expect(Judge.choice(rule).verdict(on: response + " four").outcome == .reject)
    }

    @Test(arguments: ["a", "2", "a, b, c", "abcd", "4", "1, 3"])
    func aMissingOrAWrongOptionIsWrong(response: String) {
        #expect(primes.verdict(on: response).outcome != .accept)
    }

    @Test func numbersThatAreOptionsChooseByText() {
        #expect(primes.verdict(on: "2, 5").outcome == .accept)
        let years = Judge.choice(ChoiceRule(options: ["3", "1", "2"], right: [0]))
        #expect(years.verdict(on: "3").outcome == .accept)
        #expect(years.verdict(on: "1").outcome == .reject)
    }

    @Test func optionsOfSignsAloneAreToldApart() {
        let signs = Judge.choice(ChoiceRule(options: ["<", ">", "="], right: [1]))
        #expect(signs.verdict(on: ">").outcome == .accept)
        #expect(signs.verdict(on: "<").outcome == .reject)
        #expect(signs.verdict(on: "b").outcome == .accept)
    }

    @Test func theModelAnswerIsAccepted() {
        for judge in [planets, primes] {
            #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
        }
    }

    /// "a, b" is two letters, and no article before an option B.
    @Test(arguments: ["a, b", "A B", "a,b", "ab", "1, 2", "B, A"])
    func optionsThatAreLettersThemselves(response: String) {
        let judge = Judge.choice(ChoiceRule(options: ["A", "B", "C"], right: [0, 1], wanted: .all))
        #expect(judge.verdict(on: response).outcome == .accept)
        #expect(judge.verdict(on: "b").outcome == .reject)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
