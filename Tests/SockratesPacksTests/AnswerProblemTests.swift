import Testing

/// Answers that make no judge: each is reported with its place.
@Suite struct AnswerProblemTests {
    private func problem(_ keys: String, _ files: [String: String] = [:]) throws -> [String] {
        try problems("title: T\nquestions:\n  - ask: What?\n    " + keys.replacing("\n", with: "\n    ") + "\n", files)
    }

    @Test(arguments: [
        ("number: much", "4:13: error: \"much\" is not a number"),
        ("number: [1, 2]", "4:13: error: \"number\" is one number, not a list"),
        ("number: nan", "4:13: error: \"nan\" is not a number"),
        ("number: 1e999", "4:13: error: \"1e999\" is not a number"),
        (
            "number: 5\ntolerance: -1",
            "5:16: error: \"tolerance\" is a number or a percentage, such as 10 or 5%, not \"-1\""
        ),
        (
            "number: 5\ntolerance: {factor: 0.5}",
            "5:25: error: \"factor\" is a number from 1 on, such as 2 for half to double, not \"0.5\""
        ),
        ("number: 5\ntolerance: {figures: 99}", "5:26: error: \"figures\" is a whole number from 1 to 15, not \"99\""),
        (
            "number: 5\ntolerance: {factor: 2, figures: 3}",
            "5:16: error: \"tolerance\" has \"factor\" or \"figures\", one of them"
        ),
        ("number: 5\ntolerance: {}", "5:16: error: \"tolerance\" has \"factor\" or \"figures\", one of them"),
        (
            "number: 5\ntolerance: {facto: 2}",
            "5:17: error: \"tolerance\" has no key \"facto\"; did you mean \"factor\"?"
        ),
        ("number: 5\nunit: metr", "5:11: error: \"metr\" is no unit that is known"),
        ("number: 5 parsnips", "4:13: error: \"parsnips\" is no unit that is known"),
        (
            "date: 1969\ntolerance: 3d",
            "5:16: error: the \"tolerance\" of a year is a number of years, such as 2y, and that of a whole date a number of days, such as 3d, not \"3d\""
        ),
        ("number: 5 kg\nunit: km", "4:13: error: \"5 kg\" is not a number"),
        (
            "number: 5\nnotation: us",
            "5:15: error: \"notation\" is one of en, si-en, eu, si-fr, ch, in, plain, scientific, not \"us\""
        ),
        (
            "number: 5\nunit_required: maybe",
            "5:20: error: \"unit_required\" is one of required, optional, ask, not \"maybe\""
        ),
        ("range: [7, 3]", "4:16: error: the range ends at 3.0, before it begins at 7.0"),
        ("range: [1, 2, 3]", "4:12: error: \"range\" is two numbers, such as [3, 7] or {min: 3, max: 7}"),
        ("range: {}", "4:12: error: \"range\" needs \"min\", \"max\" or both"),
        ("range: {min: low}", "4:18: error: \"low\" is not a number"),
        (
            "date: 20.7.1969",
            "4:11: error: \"20.7.1969\" is not a date; write 1969-07-20, 1969-07, 1969, --07-20 without a year, or 44-03-15 BC"
        ),
        ("date: 2023-02-29", "4:11: error: \"2023-02-29\" is not a date"),
        ("regex: 'a(b'", "4:12: error: the regular expression, column 2: missing ): a(b"),
        ("regex: a\nexample: b", "4:12: error: the pattern does not accept its own example \"b\"; mend one of the two"),
        ("regex: a\nignore: accents", "5:13: error: \"ignore\" has words from case; \"accents\" is none of them"),
        ("glob: '[a'", "4:11: error: a bracket of the glob is never closed"),
        ("json: '{'", "4:11: error: the wanted value is not JSON"),
        (
            "digest: sha256:abc",
            "4:13: error: a digest is the 64 hexadecimal digits of a SHA-256; this has 3 characters"
        ),
        ("answer: a\nedits: 17", "5:12: error: \"edits\" is a whole number from 0 to 16, not \"17\""),
        (
            "answer: a\nedits: 1\nstrictness: exact",
            "5:12: error: \"edits\" forgives slips, and \"strictness: exact\" forgives nothing"
        ),
        ("answer: a\nedits: 1\nignore: case", "5:12: error: \"ignore\" wants the answer to the letter otherwise"),
        ("answer: a\nignore: case\nstrictness: strict", "5:13: error: \"ignore\" goes with \"strictness: exact\""),
        ("answer: a\ntolerance: 1", "5:16: error: \"tolerance\" belongs to \"number\" or \"range\""),
        ("answer: a\nextras: forbid", "5:13: error: \"extras\" belongs to \"all\""),
        ("all: [a, b]\nat_least: 3", "4:11: error: \"at_least\" wants 3 of 2 items"),
        (
            "all: [a, b]\nextras: forbidden",
            "5:13: error: \"extras\" is one of ignore, forbid, charge, not \"forbidden\"; did you mean \"forbid\"?"
        ),
        ("fields: []", "4:13: error: \"fields\" is a list of 1 to 64 answers; this has 0"),
        ("fields: [{number: x}, a]", "4:23: error: \"x\" is not a number"),
        (
            "fields: [{name: a}]",
            "4:14: error: a field needs an answer: one of answer, all, number, range, date, regex, glob, json and digest"
        ),
        (
            "fields: [a]\nseparator: ''",
            "5:16: error: \"separator\" is a text that is not empty, or a list of at most 8"
        ),
        ("glob: a\nregex: a", "4:5: error"),
    ])
    func mistakesHaveTheirPlace(keys: String, message: String) throws {
        let found = try problem(keys)
        if keys.hasPrefix("glob: a\n") {
            #expect(
                found.count == 1 && found[0].contains("has only one answer of")
                    && found[0].hasSuffix("this has regex and glob")
            )
            return
        }
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasPrefix("pack.yaml:" + message) == true, "\(found)")
    }

    @Test func fieldsHaveNoFieldsOfTheirOwn() throws {
        let found = try problem("fields: [{fields: [a]}]")
        #expect(found.contains { $0.hasPrefix("pack.yaml:4:15: error: a field has no key \"fields\"") }, "\(found)")
    }

    @Test func aMistakeOfARowIsToldInItsTable() throws {
        let table = "a,b\n1,x\ntwo,y(\n"
        let found = try problem("number: \"{{a}}\"\nfrom: t.csv", ["t.csv": table])
        #expect(found == ["t.csv:3: error: \"two\" is not a number"])
        let patterns = try problem("regex: \"{{b}}\"\nfrom: t.csv", ["t.csv": table])
        #expect(patterns == ["t.csv:3: error: the regular expression, column 2: missing ): y("])
    }

    @Test func aMistakeOfThePackIsToldOnceForAllRows() throws {
        let table = "a\n" + String(repeating: "1\n", count: 1000)
        let found = try problem("number: \"{{a}}\"\ntolerance: much\nfrom: t.csv", ["t.csv": table])
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("pack.yaml:5:16: error: \"tolerance\" is a number or a percentage"))
    }

    @Test(arguments: [
        "regex: '(a{1000}){1000}'", #"regex: '\pL{1000}'"#, "regex: '((((a{9}){9}){9}){9}){9}'",
        "range: [-1e308, 1e309]",
        "digest: sha256:\(String(repeating: "a", count: 100_000))",
        "glob: '\(String(repeating: "*a", count: 100_000))'",
        "regex: '\(String(repeating: "(", count: 100_000))'", "number: \(String(repeating: "9", count: 100_000))",
        "json: '\(String(repeating: "[", count: 100))'", "date: \(String(repeating: "9", count: 100_000))",
        "answer: a\nedits: 999999999999999999999", "number: 1\nunit: \(String(repeating: "m", count: 100_000))",
    ])
    func whatIsTooLargeIsRefusedSoonAndWithItsLine(keys: String) throws {
        let time = try ContinuousClock().measure {
            let found = try problem(keys)
            #expect(found.count == 1)
            #expect(found[0].hasPrefix("pack.yaml:4:") || found[0].hasPrefix("pack.yaml:5:"), "\(found)")
        }
        #expect(time < .seconds(2))
    }

    @Test(arguments: [
        #"regex: '\pL{1000}'"#, #"regex: '\pL{40}'"#, "regex: '(a'", #"regex: '\pL{{{n}}}', from: t.csv"#,
    ])
    func manyLargePatternsAreStopped(keys: String) throws {
        let entry = "  - {ask: \"a?\", \(keys)}\n"
        let table = "n\n" + String(repeating: "40\n", count: 2000)
        let time = try ContinuousClock().measure {
            let found = try problems("title: T\nquestions:\n" + String(repeating: entry, count: 2000), ["t.csv": table])
            #expect(!found.isEmpty)
            #expect(found[0].contains(#/^(?:pack.yaml:(?:3|128)|t.csv:2):/#), "\(found[0])")
        }
        #expect(time < .seconds(10))
    }
}
