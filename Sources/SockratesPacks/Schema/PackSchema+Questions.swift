import SockratesJudge
import SockratesQuiz

extension PackSchema {
    private static let kinds = [
        "Questions", "Answers", "Options and pairs", "Words", "Numbers and dates", "Patterns", "Fields",
        "Responses of several lines",
    ]

    /// What a question accepts, by any of the judge's kinds of answer.
    private static let answers: [String: Schema] = [
        "answer": .texts, "edits": .integer(0...16), "ignore": .someWords(Difference.self),
        "all": .texts, "at_least": .integer(1...10_000), "ordered": .flag, "extras": .word(ListAnswer.Extras.self),
        "number": .text, "tolerance": .either(.text, .named("tolerance")), "unit": .text,
        "unit_required": .word(NumberDetails.UnitRequired.self), "notation": .word(NumberNotation.self),
        "range": .either(.list(of: .text, 2...2), .named("range")),
        "date": .text, "date_order": .word(DateAnswer.Order.self),
        "regex": .text, "search": .flag, "glob": .text, "example": .text, "json": Schema([:]), "digest": .text,
        "fields": .list(of: .either(.text, .named("field")), 1...FieldsAnswer.most), "separator": .texts,
    ]

    static let questions = [
        SchemaObject(
            name: "question",
            keys: EntryReader.keys,
            headings: kinds + ["Stages"],
            types: [
                "ask": .any, "from": .named("table"), "where": .map(of: .named("condition")),
                "values": .map(of: .named("value")), "generate": .named("hook"), "blob": .text,
                "hint": .texts, "hints": .texts, "response": .either(.words(["line"]), .named("response")),
                "credit": .map(of: .share), "feedback": .map(of: .text), "explain": .text, "say": .named("own words"),
                "on": .named("on"), "transition": .named("hook"), "check": .named("check"), "category": .text,
                "difficulty": .text, "time": .duration,
                "choices": .texts, "shuffle": .flag, "true_false": .either(.flag, .pattern("\\{\\{")),
                "match": .map(of: .text), "extra": .texts, "oracle": .named("hook"), "judge": .named("hook"),
            ].merging(answers) { $1 }.merging(settings) { $1 },
            required: [
                ["ask", "blob"], ["choices", "true_false", "match", "oracle", "judge"] + AnswerReader.kindKeys,
            ]
        ),
        SchemaObject(
            name: "field",
            keys: FieldsAnswer.fieldKeys,
            headings: kinds,
            types: ["name": .text, "strictness": .word(Strictness.self)].merging(answers) { $1 },
            required: [AnswerReader.kindKeys.filter { $0 != FieldsAnswer.key }]
        ),
        SchemaObject(
            name: "step",
            keys: StepReader.keys,
            headings: ["Steps"] + kinds,
            types: [
                "say": .any, "art": .any, "countdown": .integer(1...60), "gate": .any, "input": .text,
                "menu": .map(of: .either(.named("branch"), Schema(["type": .text("null")]))),
                "pause": .duration, "ask": .any, "time": .duration, "on": .named("on"), "transition": .named("hook"),
                "seed": .text, "hint": .texts,
                "hints": .texts,
            ].merging(answers) { $1 }.merging(settings) { $1 },
            required: [StepReader.kinds]
        ),
    ]

    /// What a response, a number and a result are told by, in mappings of their own.
    static let details = [
        SchemaObject(
            name: "response",
            keys: QuestionReader.responseKeys,
            headings: ["Responses of several lines"],
            types: ["lines": .integer(1...10_000), "until": .text, "items": .integer(1...1_000_000)],
            required: [QuestionReader.responseKeys]
        ),
        SchemaObject(
            name: "check",
            keys: EntryReader.checkKeys,
            headings: [],
            types: ["accept": .texts, "reject": .texts]
        ),
        SchemaObject(
            name: "tolerance",
            keys: NumberDetails.toleranceKeys,
            headings: [],
            types: ["factor": .text, "figures": .text],
            required: [NumberDetails.toleranceKeys]
        ),
        SchemaObject(
            name: "range",
            keys: RangeAnswer.ends,
            headings: [],
            types: ["min": .text, "max": .text],
            required: [RangeAnswer.ends]
        ),
        SchemaObject(
            name: "on",
            keys: EffectReader.results,
            headings: [],
            types: Dictionary(uniqueKeysWithValues: EffectReader.results.map { ($0, .named("branch")) })
        ),
        SchemaObject(
            name: "what follows",
            keys: EffectReader.branchKeys,
            headings: [],
            types: ["say": .any, "set": .map(of: .named("value")), "goto": .text]
        ),
        SchemaObject(name: "program", keys: Hook.keys, headings: [], types: ["program": .text], required: [Hook.keys]),
        SchemaObject(
            name: "own words",
            keys: QuestionReader.sayKeys,
            headings: ["What is said"],
            types: Dictionary(uniqueKeysWithValues: QuestionReader.sayKeys.map { ($0, .any) })
        ),
    ]
}
