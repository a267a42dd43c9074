import SockratesQuiz

extension PackSchema {
    /// Values, tables, and the mappings of the whole session.
    static let values = [
        SchemaObject(
            name: "draw",
            keys: ValueFormReader.draws + ValueFormReader.companions,
            headings: ["Drawn values"],
            types: [
                "integer": .list(of: .text, 2...2), "float": .list(of: .text, 2...2), "choice": .either(.text, list),
                "sample": .either(.text, list), "shuffle": .either(.text, list), "string": .integer(1...65_536),
                "word": .named("table"), "row": .named("table"), "digits": .integer(0...12),
                "count": .integer(1...100_000), "of": .text, "where": .map(of: .named("condition")),
            ]
        ),
        SchemaObject(
            name: "from",
            keys: TableReader.keys,
            headings: ["Tables"],
            types: [
                "file": .text, "split": .text, "format": .word(TableFormat.self), "delimiter": .text, "columns": .texts,
                "comment": .text, "clean": .someWords(Cleaning.self),
            ],
            required: [["file"]]
        ),
        SchemaObject(
            name: "where",
            keys: RowFilter.keys,
            headings: ["Tables"],
            types: [
                "min": Schema(["type": .text("number")]), "max": Schema(["type": .text("number")]), "not": .texts,
                "empty": .flag, "matches": .text,
            ]
        ),
        SchemaObject(
            name: "clock",
            keys: SessionRulesReader.timeKeys,
            headings: [],
            types: ["limit": .duration, "starts": .word(SessionRules.Clock.self)],
            required: [["limit"]]
        ),
        SchemaObject(
            name: "shrink",
            keys: Settings.shrinkKeys,
            headings: [],
            types: [
                "first": .duration, "step": .duration, "least": .duration,
                "factor": Schema([
                    "type": .text("number"), "exclusiveMinimum": .integer(0), "maximum": .integer(1),
                ]),
            ],
            required: [["first"]]
        ),
        SchemaObject(
            name: "threshold",
            keys: PackReader.thresholdKeys,
            headings: [],
            types: ["right": .integer(0...PackLimits.rounds)],
            required: [PackReader.thresholdKeys]
        ),
        SchemaObject(
            name: "streak",
            keys: SessionRulesReader.streakKeys,
            headings: [],
            types: ["of": .integer(1...1_000_000), "bonus": .integer(1...1_000_000)],
            required: [["of"], ["bonus"]]
        ),
        SchemaObject(
            name: "reward",
            keys: SessionRulesReader.rewardKeys,
            headings: [],
            types: [
                "points": .integer(1...1_000_000_000), "right": .integer(1...1_000_000_000), "stage": .text,
                "say": .any,
            ],
            required: [["say"], ["points", "right", "stage"]]
        ),
        SchemaObject(
            name: "identity",
            keys: IdentityReader.keys,
            headings: [],
            types: ["tokens": .named("table")],
            required: [IdentityReader.keys]
        ),
        SchemaObject(
            name: "flag",
            keys: FlagReader.keys,
            headings: [],
            types: ["text": .text, "file": .text, "secret": .text],
            required: [["text", "file"]]
        ),
        SchemaObject(
            name: "script",
            keys: ScriptReader.keys,
            headings: [],
            types: ["file": .text],
            required: [ScriptReader.keys]
        ),
        SchemaObject(
            name: "say",
            keys: TextsReader.keys,
            headings: ["What is said"],
            types: Dictionary(uniqueKeysWithValues: TextsReader.keys.map { ($0, .any) })
        ),
        SchemaObject(
            name: "rule",
            keys: SolutionReader.keys,
            headings: ["Solutions"],
            types: [
                "see": .text, "type": .any, "set": .map(of: .named("value")), "times": .integer(1...1_000_000),
            ],
            required: [["see"]]
        ),
    ]

    private static let list = Schema.list(of: .named("value"))
}
