import SockratesJudge
import SockratesPacks
import SockratesQuiz
import Testing

/// Each way to say what is accepted, from the pack's keys to the verdict.
@Suite struct AnswerKindTests {
    /// The problems that a check finds in a pack of one question, whose responses must be judged as said.
    private func check(_ keys: String, accept: [String], reject: [String]) throws -> [String] {
        let quoted = { (texts: [String]) in
            texts.map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }.joined(
                separator: ", "
            )
        }
        let lines = keys.split(separator: "\n").map { "    \($0)\n" }.joined()
        let pack = """
            title: T
            questions:
              - ask: What?
            \(lines)    check: {accept: [\(quoted(accept))], reject: [\(quoted(reject))]}
            """
        let report = PackCheck(try PackFiles(["pack.yaml": pack]).load(), file: "pack.yaml").report(seed: 1)
        return report.problems.map(\.description)
    }

    @Test(arguments: [
        ("number: 50\ntolerance: 10", ["40", "60", "fifty"], ["39", "61", "much"]),
        ("number: 50\ntolerance: 10%", ["45", "55"], ["44", "56"]),
        ("number: 50\ntolerance: {factor: 2}", ["25", "100"], ["24", "101"]),
        ("number: 3.14159\ntolerance: {figures: 3}", ["3.14", "3.141"], ["3.1", "3.15"]),
        ("number: 8848\nunit: m\ntolerance: 1%", ["8848", "8.8 km", "29000 ft"], ["8848 km", "8 kg"]),
        ("number: 5\nunit: km\nunit_required: required", ["5 km", "5000 m"], ["5", "6 km"]),
        ("number: 8848 m\ntolerance: 1%", ["8848", "8.8 km"], ["8.8"]),
        ("number: 45%", ["45", "45 %", "45 percent"], ["0.45", "46%"]),
        ("number: $50", ["50", "$50", "50 dollars", "50.00"], ["€50", "51"]),
        ("number: 1234.5\nnotation: eu", ["1.234,5", "1234,5"], ["1,234.5"]),
        ("number: 1234.5\nnotation: ch", ["1'234.5"], ["1.234,5"]),
        ("number: 1234567\nnotation: in", ["12,34,567"], ["1,234,567"]),
        ("number: 1234\nnotation: si-fr", ["1 234"], ["1.234"]),
        ("number: 1e20", ["1e20", "100000000000000000000"], ["1e21"]),
        ("number: 1_000_000", ["a million", "1,000,000"], ["1000"]),
        ("range: {min: 3, max: 7}", ["3", "7", "five"], ["2.9", "7.1"]),
        ("range: [3, 7]\nunit: kg", ["3 kg", "4000 g", "7"], ["2 kg", "8"]),
        ("range: {min: 100}", ["100", "1e300"], ["99", "-5"]),
        ("range: {max: -1.5}\ntolerance: 0.5", ["-1", "-1e9"], ["0", "1"]),
        ("range: [0, 1e308]", ["1e308", "0"], ["-1"]),
    ])
    func numbers(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test func aMissingUnitIsAskedFor() throws {
        let pack = "title: T\nquestions: [{ask: How far?, number: 5, unit: km, unit_required: ask}]\n"
        let judge = try PackFiles(["pack.yaml": pack]).load().quiz.stages[0].entries[0].questions[0].judge
        #expect(judge.verdict(on: "5").sentence == "In which unit?")
        #expect(judge.verdict(on: "5 km").outcome == .accept)
    }

    @Test(arguments: [
        (
            "date: 1969-07-20", ["20 July 1969", "July 20, 1969", "1969-07-20", "20.7.1969"],
            ["21 July 1969", "1970", "soon"]
        ),
        ("date: 1969-07", ["July 1969", "7/1969", "20 July 1969"], ["June 1969"]),
        ("date: 1969", ["1969", "20 July 1969"], ["1968"]),
        ("date: --07-20", ["20 July", "July 20th"], ["July 21"]),
        ("date: 44-03-15 BC", ["15 March 44 BC"], ["15 March 44", "45 BC"]),
        ("date: 1776-07-04\ndate_order: month-first", ["7/4/1776"], ["4/7/1776"]),
    ])
    func dates(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test(arguments: [
        (#"regex: '^[A-Z]{3}\d+$'"#, ["ABC1", " ABC123 "], ["abc1", "xABC1", "ABC"]),
        (#"regex: '[a-z]+'"# + "\nignore: case", ["AbC"], ["a1"]),
        (#"regex: '\b(\d+)\s*km'"# + "\nsearch: true\nexample: about 5 km", ["it is 12 km away"], ["12 miles"]),
        ("glob: flag{*}\nexample: flag{x}", ["flag{}", "flag{a b}"], ["FLAG{x}", "flag{x"]),
        ("glob: 'gr[ae]y*'\nignore: case", ["GREY", "gray hair"], ["groy"]),
        (
            "json: {a: 1, b: [true, null, x, '2', 2.50]}", [#"{"b":[true,null,"x","2",2.5],"a":1.0}"#],
            [#"{"a":1}"#, "{"]
        ),
        (#"json: '{"a": [1, 2]}'"#, [#"{ "a":[1,2] }"#], [#"{"a":[2,1]}"#]),
        ("json: [\"say \\\"hi\\\"\\n\", é]", [#"["say \"hi\"\n","é"]"#], ["[]"]),
        ("json: 5", ["5", "5.0", "5e0"], ["six"]),
        // printf 'paris' | sha256sum
        (
            "digest: sha256:1670f2e42fefa5044d59a65349e47c566009488fc57d7b4376dd5787b59e3c57", ["Paris", " PÁRIS! "],
            ["Lyon"]
        ),
        (
            "digest: 1670f2e42fefa5044d59a65349e47c566009488fc57d7b4376dd5787b59e3c57\nexample: paris\nstrictness: exact",
            ["paris"], ["Paris"]
        ),
    ])
    func patterns(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test(arguments: [
        ("answer: Ouagadougou\nedits: 2", ["ouagadugu", "OUAGADOUGOU"], ["wagadugu"]),
        ("answer: Austria [reject Australia]\nedits: 3", ["Autria"], ["Australa"]),
        ("answer: Marie Curie\nedits: 0", ["marie curie"], ["curie", "marie curi"]),
        ("answer: Flag{A b}\nignore: case", ["FLAG{a B}"], ["flag{ab}", "flag{a b} "]),
        ("answer: '3F A0'\nignore: [case, spaces]", ["3fa0", "3f a0"], ["3f-a0"]),
        ("answer: Éa.b\nignore: [accents, punctuation]", ["Eab"], ["eab"]),
    ])
    func answersWithAllowances(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test(arguments: [
        ("all: [red, green, blue]", ["blue, green and red"], ["red, green", "red, green, blue, pink"]),
        ("all: [red, green, blue]\nordered: true", ["red, green, blue"], ["green, red, blue"]),
        ("all: [red, green, blue]\nat_least: 2\nordered: true", ["red, blue"], ["blue, red"]),
        ("all: [red, green, blue]\nextras: ignore", ["red, pink, green, blue"], ["red, pink"]),
        (
            "all: [red, green, blue]\nat_least: 2\nextras: charge", ["red, green", "red, green, blue, pink"],
            ["red, green, pink"]
        ),
    ])
    func lists(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test(arguments: [
        (
            "fields: [{name: name, answer: Everest}, {name: height, number: 8848, tolerance: 5}]",
            ["everest, 8850", "Everest; 8848"], ["Everest", "K2, 8848", "Everest, 8000", "8848, Everest"]
        ),
        (
            "fields: [{number: 48.85, tolerance: 0.1}, {number: 2.35, tolerance: 0.1}]\nseparator: ';'",
            ["48.9;2.3"], ["48.9, 2.3", "48.9; 3"]
        ),
        (
            "fields: [Lennon, McCartney]\nseparator: [' and ', '/']", ["lennon and mccartney", "Lennon/McCartney"],
            ["Lennon, McCartney"]
        ),
        (
            "fields: [{date: 1969-07-20}, {regex: 'LC-\\d+A', example: LC-39A}]", ["July 20 1969, LC-39A"],
            ["July 20 1969, 39A"]
        ),
        ("fields: [{answer: Ab, strictness: exact}, ab]\nseparator: ' '", ["Ab AB"], ["ab ab"]),
        ("fields: [{all: [a1, b2]}, {range: [1, 3]}]\nseparator: '|'", ["b2, a1 | 2"], ["a1 | 2", "a1, b2 | 4"]),
    ])
    func fields(keys: String, accept: [String], reject: [String]) throws {
        #expect(try check(keys, accept: accept, reject: reject) == [])
    }

    @Test func everyKindTakesItsTextsFromATable() throws {
        let table = """
            name,year,born,low,high,unit,code
            Curie,1911,1867-11-07,1,2,km,AB
            Bohr,1922,1885-10-07,3,4,kg,CD

            """
        let pack = """
            title: T
            order: fixed
            questions:
              - {ask: "Year {{name}}?", number: "{{year}}", tolerance: "{{low}}", from: t.csv}
              - {ask: "Born {{name}}?", date: "{{born}}", from: t.csv}
              - {ask: "Between {{name}}?", range: ["{{low}}", "{{high}}"], unit: "{{unit}}", from: t.csv}
              - {ask: "Code {{name}}?", regex: '{{code}}\\d', from: t.csv}
              - {ask: "JSON {{name}}?", json: {year: "{{year}}", name: "{{name}}"}, from: t.csv}
              - {ask: "JSON text {{name}}?", json: '[{{year}}]', from: t.csv}
              - {ask: "Both {{name}}?", fields: ["{{name}}", {number: "{{year}}"}], from: t.csv}
            """
        let files = try PackFiles(["pack.yaml": pack, "t.csv": table])
        let loaded = try files.load()
        #expect(PackCheck(loaded, file: "pack.yaml").report(seed: 1).problems == [])
        let models = loaded.quiz.stages[0].entries.map { $0.questions.map(\.judge.modelAnswer) }
        #expect(
            models == [
                ["1911", "1922"], ["7 November 1867", "7 October 1885"], ["2 km", "4 kg"], ["AB0", "CD0"],
                [#"{"year": 1911, "name": "Curie"}"#, #"{"year": 1922, "name": "Bohr"}"#], ["[1911]", "[1922]"],
                ["Curie, 1911", "Bohr, 1922"],
            ]
        )
        #expect(loaded.quiz.stages[0].entries[0].questions[1].judge.verdict(on: "1925").outcome == .accept)
    }

    @Test func anAnswerThatNobodyTellsIsNotPlayed() throws {
        let digest = "1670f2e42fefa5044d59a65349e47c566009488fc57d7b4376dd5787b59e3c57"
        let pack = "title: T\nquestions: [{ask: a?, digest: \(digest)}, {ask: b?, answer: b}]\n"
        let report = PackCheck(try PackFiles(["pack.yaml": pack]).load(), file: "pack.yaml").report(seed: 1)
        #expect(report.isWell)
        #expect(report.steps.contains("1 question accepts its own answer"))
        #expect(report.steps.contains { $0.hasPrefix("the right answers are not played: a digest") })
    }

    @Test func checkLooksIntoFields() throws {
        let pack = "title: T\nquestions: [{ask: a?, fields: [{all: [a, A.]}, b]}]\n"
        let report = PackCheck(try PackFiles(["pack.yaml": pack]).load(), file: "pack.yaml").report(seed: 1)
        #expect(report.problems.contains { $0.message.contains("names two items of the list") }, "\(report.problems)")
    }
}
