import SockratesJudge
import Testing

struct NumberJudgeTests {
    @Test(arguments: ["5", " 5 ", "5.0", "+5", "5e0", "0.5e1"])
    func oneNumberIsWrittenInManyWays(response: String) {
        #expect(Judge.number(NumberRule(5)).verdict(on: response).outcome == .accept)
    }

    @Test func thousandsMayBeSeparated() {
        let judge = Judge.number(NumberRule(1_234_567))
        #expect(judge.verdict(on: "1,234,567").outcome == .accept)
        #expect(judge.verdict(on: "12,34,567").reason == .notANumber)
        #expect(judge.verdict(on: "1,234567").reason == .notANumber)
    }

    @Test func tolerancesReachAsFarAsTheySay() {
        let absolute = Judge.number(NumberRule(100, tolerance: .absolute(10)))
        #expect(absolute.verdict(on: "90").outcome == .accept)
        #expect(absolute.verdict(on: "110.1").reason == .numberOutsideTolerance)
        let relative = Judge.number(NumberRule(-200, tolerance: .relative(0.05)))
        #expect(relative.verdict(on: "-210").outcome == .accept)
        #expect(relative.verdict(on: "-189").outcome == .reject)
        let geometric = Judge.number(NumberRule(1000, tolerance: .geometric(2)))
        #expect(geometric.verdict(on: "500").outcome == .accept)
        #expect(geometric.verdict(on: "2001").outcome == .reject)
        let figures = Judge.number(NumberRule(3.14159, tolerance: .significantFigures(3)))
        #expect(figures.verdict(on: "3.14").outcome == .accept)
        #expect(figures.verdict(on: "3.15").outcome == .reject)
    }

    @Test func decimalFractionsAreNotRefusedForTheirBinaryRounding() {
        #expect(Judge.number(NumberRule(0.1 + 0.2)).verdict(on: "0.3").outcome == .accept)
    }

    @Test func whatIsNotANumberIsToldApart() {
        let judge = Judge.number(NumberRule(5))
        #expect(judge.verdict(on: "pear").reason == .notANumber)
        #expect(judge.verdict(on: "nan").reason == .notANumber)
        #expect(judge.verdict(on: "inf").reason == .notANumber)
        #expect(judge.verdict(on: "").reason == .empty)
    }

    @Test(arguments: ["pear", "42 or 43", "not 42", "between 40 and 42", "42x", "many"])
    func whatIsNoNumberIsAskedAgain(response: String) {
        #expect(Judge.number(NumberRule(42)).verdict(on: response).outcome == .prompt)
    }

    @Test(arguments: [
        "about 42", "42 countries", "the answer is 42.", "42!", "it is forty-two", "≈42", "~42", "= 42", "in 42 AD",
    ])
    func aNumberMayHaveWordsAroundIt(response: String) {
        #expect(Judge.number(NumberRule(42)).verdict(on: response).outcome == .accept)
        #expect(Judge.number(NumberRule(43)).verdict(on: response).outcome == .reject)
    }

    @Test(
        arguments: [
            "3.00×10^8", "3 x 10^8", "3*10^8", "3×10⁸", "3·10^8", "3 × 10**8", "3.0 X 10^{8}", "3e8", "3 · 10⁸",
        ],
        NumberNotation.allCases
    )
    func powersOfTenAreWrittenInManyWays(response: String, notation: NumberNotation) {
        let response =
            notation.rawValue.hasPrefix("eu") || notation == .siFrench ? response.replacing(".0", with: ",0") : response
        for tolerance in [NumberRule.Tolerance.none, .significantFigures(3)] {
            let judge = Judge.number(NumberRule(3e8, tolerance: tolerance, notation: notation))
            #expect(judge.verdict(on: response).outcome == .accept)
        }
        #expect(Judge.number(NumberRule(3e9, notation: notation)).verdict(on: response).outcome == .reject)
    }

    @Test(arguments: [
        ("123456789012345678901234567890", "123456789012345678901234567891"), ("9007199254740993", "9007199254740992"),
        ("100000000000001", "100000000000002"), ("-40", "40"),
        (String(repeating: "7", count: 900), String(repeating: "7", count: 899) + "8"),
    ])
    func wholeNumbersAreExactHoweverLong(digits: String, other: String) throws {
        let judge = Judge.number(try #require(NumberRule(digits: digits)))
        #expect(judge.modelAnswer == digits)
        #expect(judge.verdict(on: digits).outcome == .accept)
        #expect(judge.verdict(on: "it is \(digits)").outcome == (digits.count < 250 ? .accept : .prompt))
        #expect(judge.verdict(on: digits + ".0").outcome == .accept)
        #expect(judge.verdict(on: other).outcome == .reject)
    }

    @Test(arguments: ["", "-", "1.5", "1e-1", "x", "1 2", ".", "1e99999"])
    func whatIsNoWholeNumberHasNoDigits(text: String) {
        #expect(NumberRule(digits: text) == nil)
    }

    @Test(arguments: [5, -0.25, 1e21, 8_848.86, 0])
    func theModelAnswerIsAccepted(value: Double) {
        let judge = Judge.number(NumberRule(value))
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
