import SockratesJudge
import Testing

struct MeasureTests {
    private func judge(_ value: Double, _ unit: String, _ change: (inout NumberRule) -> Void = { _ in }) -> Judge {
        var rule = NumberRule(value, tolerance: .relative(0.001), unit: MeasureUnit(unit))
        #expect(rule.unit != nil)
        change(&rule)
        return .number(rule)
    }

    @Test(arguments: [
        ("8848 m", 8848, "m"), ("8,848 metres", 8848, "m"), ("8.848km", 8848, "m"), ("29,029 ft", 8848, "m"),
        ("8848", 8848, "m"),
        ("6 ft 1 in", 1.8542, "m"), ("6ft 1in", 185.42, "cm"), ("6'1\"", 1.8542, "m"), ("$50", 50, "$"),
        ("50 dollars", 50, "$"), ("£50m", 50e6, "£"),
        ("90%", 90, "%"), ("ninety percent", 90, "%"), ("32 °F", 0, "°C"), ("0 degrees celsius", 273.15, "K"),
        ("2 m", 2, "m"),
        ("100 km/h", 27.7778, "m/s"), ("1 square mile", 2.58999, "km2"), ("half a mile", 804.672, "m"),
    ])
    func unitsAreConvertedWithinTheirDimension(response: String, value: Double, unit: String) {
        #expect(
            judge(value, unit) { $0.tolerance = .absolute(max(value * 0.001, 0.01)) }.verdict(on: response).outcome
                == .accept
        )
    }

    @Test(arguments: ["8848 km", "8848 kg", "8848 parsnips", "m", "8848 m 12"])
    func otherUnitsAreWrong(response: String) {
        #expect(judge(8848, "m").verdict(on: response).outcome == .reject)
    }

    @Test func aMissingUnitIsAcceptedPromptedForOrRejected() {
        #expect(judge(5, "km") { $0.withoutUnit = .prompt }.verdict(on: "5").sentence == "In which unit?")
        #expect(judge(5, "km") { $0.withoutUnit = .prompt }.verdict(on: "6").outcome == .reject)
        #expect(judge(5, "km") { $0.withoutUnit = .reject }.verdict(on: "5").reason == .unitMissing)
        #expect(judge(5, "km") { $0.withoutUnit = .reject }.verdict(on: "5 km").outcome == .accept)
    }

    @Test func rangesIncludeTheirEnds() {
        let judge = Judge.number(NumberRule(in: 10...12))
        for (response, isRight) in [
            ("10", true), ("11.3", true), ("12", true), ("9.9", false), ("twelve", true), ("13", false),
        ] {
            #expect((judge.verdict(on: response).outcome == .accept) == isRight)
        }
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test func aToleranceWidensARange() {
        var rule = NumberRule(in: 10...20)
        rule.tolerance = .relative(0.1)
        for (response, isRight) in [("9", true), ("22", true), ("8.9", false), ("22.1", false)] {
            #expect((Judge.number(rule).verdict(on: response).outcome == .accept) == isRight)
        }
    }

    @Test(arguments: [
        (3.0...7.0, "5"), (0.1...0.2, "0.2"), (1.0...2.0, "2"), (-5.0...(-4.0), "-5"), (0.001...0.0014, "0.001"),
        (-1.7e308...1.7e308, "0"), (0...1.7e308, "8.5e+307"), (5...5, "5"),
    ])
    func aRangesModelAnswerIsPlain(range: ClosedRange<Double>, model: String) {
        let judge = Judge.number(NumberRule(in: range))
        #expect(judge.modelAnswer == model)
        #expect(judge.verdict(on: model).outcome == .accept)
    }

    @Test func everyUnitIsFoundByItsName() {
        #expect(MeasureUnit.names.count > 60)
        for name in MeasureUnit.names { #expect(MeasureUnit(name) != nil) }
    }

    @Test(arguments: ["m", "°C", "$", "%", "km/h"])
    func theModelAnswerIsAccepted(unit: String) {
        let judge = judge(12.5, unit) { $0.withoutUnit = .reject }
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test(arguments: NumberNotation.allCases)
    func theModelAnswerIsWrittenInTheNotation(notation: NumberNotation) {
        let judge = Judge.number(NumberRule(1234.5, notation: notation))
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
