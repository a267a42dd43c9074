import SockratesJudge

/// Responses as long as a server takes them, made to cost the judge as much as they can.
enum LongResponses {
    /// The longest line that a server takes, in bytes.
    private static let length = 4096
    /// A busy machine delays a run now and then; what a judgement costs is its quickest.
    private static let runs = 7

    /// Each is repeated until the response is full.
    private static let fillers: [(name: String, text: String)] = [
        ("one word", "a"), ("short words", "a b "), ("the answer", "Ludwig van Beethoven "),
        ("the answer's initials", "L. v. B. "), ("slips of the answer", "Beethovan "),
        ("half of the answer", "van van Ludwig "),
        ("other words", "seven wooden boats sail past "), ("lists", "Bach, Mozart, Haydn, "),
        ("lists with or", "Bach or Mozart or "),
        ("refusals", "not Beethoven but not "), ("number words", "two thousand three hundred and four "),
        ("digits", "7"),
        ("short numbers", "17 70 "), ("decimals", "1.7e3,"), ("years", "1770-1827 "), ("Roman numerals", "MDCCLXX "),
        ("dates", "17 December 1770, "),
        ("ordinals", "first second third "), ("units", "3 km 4 miles "), ("combining marks", "e\u{301}"),
        ("one pile of marks", "\u{301}"),
        ("ligatures", "ﷺ"), ("look-alikes", "Вееthоvеn "), ("hyphens", "spider-man-"), ("apostrophes", "o'neill's "),
        ("points", "a.b."),
        ("brackets", "[(["), ("quotes", "\"'\""), ("emoji", "👩‍👩‍👧‍👦"), ("Hangul", "한국어 "), ("not UTF-8", "\u{FFFD}\u{0}"),
        ("blanks", " \t"),
        ("slashes", "a/b/"), ("JSON", "[{\"a\":["), ("pairs", "a=1; b-2 "), ("equals", "= = "),
    ]

    static func report() throws {
        let bytes = fillers.map { filler in
            (filler.name, Array(String(repeating: filler.text, count: length).utf8.prefix(length)))
        }
        var costs: [(microseconds: Double, judge: String, response: String)] = []
        let clock = ContinuousClock()
        for (name, judge) in try judges() {
            for (response, bytes) in bytes {
                let best = (0..<runs).map { _ in clock.measure { _ = judge.verdict(on: bytes) } }.min() ?? .zero
                costs.append((best / .microseconds(1), name, response))
            }
        }
        costs.sort { $0.microseconds > $1.microseconds }
        print("\(costs.count) responses of \(length) bytes, the slowest (goal: at most 1,000 µs):")
        print()
        print("| µs | judge | response full of |")
        print("|---|---|---|")
        for cost in costs.prefix(5) { print("| \(cost.microseconds.shown(0)) | \(cost.judge) | \(cost.response) |") }
    }

    private static func judges() throws -> [(String, Judge)] {
        let person = try AnswerLine("Ludwig van Beethoven [accept LvB; prompt on Ludwig; reject Mozart]")
        let long = AnswerLine(verbatim: String(repeating: "The Decline and Fall of the Roman Empire ", count: 6))
        let composers = ["Bach", "Mozart", "Haydn", "Beethoven", "Vivaldi", "Brahms"]
        let names = composers.map { AnswerLine(verbatim: $0) }
        let question = "Which composer, who was baptised in 1770, wrote nine symphonies while he was going deaf?"
        let context = JudgeContext(question: question, knownNames: KnownNames(names))
        return [
            ("lenient", Judge.answer([person], context: context)),
            ("lenient, a number", Judge.answer([AnswerLine(verbatim: "17 December 1770")], context: context)),
            ("lenient, 40 words", Judge.answer([long], context: context)),
            ("strict", Judge.answer([person], strictness: .strict)),
            ("exact", Judge.answer([person], strictness: .exact)),
            ("within edits", Judge.answer([person], withinEdits: 16)),
            ("list", Judge.list(ListRule(items: names, atLeast: 3), context: context)),
            ("ordered list", Judge.list(ListRule(items: names, ordered: true), context: context)),
            ("number", Judge.number(NumberRule(1770, tolerance: .relative(0.01)))),
            ("date", Judge.date(DateRule(year: 1770, month: 12, day: 17))),
            ("fields", Judge.fields([FieldRule(.answer([person])), FieldRule(.number(NumberRule(1770)))])),
            ("choice", Judge.choice(ChoiceRule(options: composers, right: [3]))),
            ("pairing", Judge.pairing(PairingRule(left: ["a", "b"], right: ["1", "2"], matches: [0, 1]))),
            ("glob", try Judge.pattern(PatternRule(.glob("*a*b*a*b*a*c"), example: "ababac"))),
            ("expression", try Judge.pattern(PatternRule(.regularExpression("(a+)+c"), example: "ac"))),
            ("JSON", try Judge.pattern(PatternRule(.json("[1,{\"a\":2}]")))),
            ("digest", try Judge.pattern(PatternRule(.digest(Judge.digest(of: "Beethoven")), example: "Beethoven"))),
        ]
    }
}
