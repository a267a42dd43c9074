import Foundation
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

    @Test(arguments: ["8848 km", "8848 kg", "about 8848 kg", "8848 m 12"])
    func otherUnitsAreWrong(response: String) {
        #expect(judge(8848, "m").verdict(on: response).outcome == .reject)
    }

    @Test(arguments: ["8848 parsnips", "m", "high"])
    func whatIsNoMeasurementIsAskedAgain(response: String) {
        #expect(judge(8848, "m").verdict(on: response).outcome == .prompt)
    }

    @Test(
        arguments: [
            (5, "N", "5 newtons"), (5, "N", "5 kg m/s^2"), (9.81, "m/s^2", "9.81 m/s²"), (9.81, "m/s²", "9.81 m s^-2"),
            (9.81, "m/s²", "9.81 metres per second squared"), (1, "km/s", "1000 m/s"), (10, "N m", "10 N·m"),
            (10, "N m", "10 J"),
            (1000, "kg/m^3", "1 g/cm³"), (3, "lm", "3 lumens"), (3, "lx", "3 lux"), (4, "Bq", "4 becquerels"),
            (4, "Sv", "4000 mSv"),
            (1, "cal", "4.184 J"), (3, "dB", "3 decibels"), (60, "rpm", "60 rpm"), (4, "m^2", "4 square metres"),
            (4, "m²", "40000 cm^2"), (4, "m^3", "4000 l"), (8.314, "J/K", "8.314 J/K"), (2, "mol/l", "2000 mol/m^3"),
            (1, "KiB", "1024 bytes"), (1, "MiB", "1024 KiB"), (100, "Mbit/s", "100 megabits per second"),
            (1, "Ω", "1 ohm"),
            (1000, "ohm", "1 kΩ"), (13.6, "eV", "0.0136 keV"), (6.626e-34, "J s", "6.626×10^-34 J s"),
            (299_792_458, "m/s", "2.99792458×10^8 m/s"), (20, "°C", "20 degrees"), (20, "°C", "about 68 °F"),
            (8848, "m", "8,848 m high"), (5, "kWh", "18 MJ"), (4186, "J/(kg K)", "4.186 kJ/kg/K"), (5, "µF", "5 uF"),
            (12, "nautical miles", "12 nmi"), (70, "mph", "70 miles per hour"), (5, "km", "5 KM"),
        ] as [(Double, String, String)]
    )
    func unitsArePutTogether(value: Double, unit: String, response: String) {
        #expect(judge(value, unit).verdict(on: response).outcome == .accept)
    }

    @Test(
        arguments: [
            (5, "MW", "5 mW"), (5, "mW", "5 MW"), (4, "Bq", "4 Hz"), (5, "N", "5 N m"), (9.81, "m/s^2", "9.81 m/s"),
            (5, "nm", "5 N m"), (1, "KiB", "1 kB"),
        ] as [(Double, String, String)]
    )
    func unitsThatOnlyLookAlikeAreWrong(value: Double, unit: String, response: String) {
        #expect(judge(value, unit).verdict(on: response).outcome == .reject)
    }

    @Test(arguments: ["", "parsnip", "m/", "/s", "m^", "5", "m^99", "m5s5x", "-", "per", "square", "m//s"])
    func whatIsNoUnitIsRefused(name: String) {
        #expect(MeasureUnit(name) == nil)
    }

    @Test func theGuideNamesEveryUnitAndNoOther() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appending(path: "docs/packs.md"), encoding: .utf8)
        let table = try #require(guide.components(separatedBy: "| what is measured | units |").dropFirst().first)
        let rows = table.components(separatedBy: "\n").dropFirst().prefix { $0.hasPrefix("|") }.dropFirst()
        let shown = rows.flatMap { row in
            row.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        }
        #expect(Set(shown).isSuperset(of: MeasureUnit.names), "\(Set(MeasureUnit.names).subtracting(shown))")
        for name in shown { #expect(MeasureUnit(name) != nil, "\(name)") }
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
