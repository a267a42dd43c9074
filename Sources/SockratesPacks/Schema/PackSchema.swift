import Foundation
import SockratesJudge
import SockratesQuiz

/// The JSON Schema (draft 7) of packs, for editors that complete and check YAML by one.
///
/// Its keys are those that the readers take, its words those of the guide. What a schema can't say (that an answer is among its
/// choices, that a table has the column) `sockrates check` tells.
///
/// ```swift
/// print(PackSchema.text)
/// ```
public enum PackSchema {
    /// The schema, as JSON of many lines.
    public static let text: String = {
        let encoder = JSONSerialization.WritingOptions([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        guard let object = try? JSONSerialization.jsonObject(with: Data(schema.json.utf8)),
            let data = try? JSONSerialization.data(withJSONObject: object, options: encoder)
        else { return schema.json }
        return String(decoding: data, as: UTF8.self)
    }()

    /// Every mapping that has keys of the language.
    static let objects = [pack] + stages + questions + values + details

    private static var schema: Value {
        let guide = GuideKeys()
        var definitions: [String: Value] = [:]
        for object in objects { definitions[object.name] = object.schema(guide).value }
        for (name, schema) in alternatives { definitions[name] = schema.value }
        return .map([
            "$schema": .text("http://json-schema.org/draft-07/schema#"),
            "title": .text("Sockrates pack"),
            "$ref": .text("#/definitions/pack"),
            "definitions": .map(definitions),
        ])
    }

    /// Places where one of several mappings may stand.
    private static let alternatives: [String: Schema] = [
        "entry": chosen("step", over: "question", where: isStep),
        "value": chosen(
            "draw",
            over: "anything",
            where: [
                "type": .text("object"),
                "anyOf": .list(ValueFormReader.draws.map { .map(["required": .list([.text($0)])]) }),
            ]
        ),
        "anything": Schema([:]),
        "steps": .either(.named("step"), .text, .list(of: .either(.named("step"), .text))),
        "branch": .either(.text, .named("what follows")),
        "table": .either(.text, .named("from")),
        "condition": .either(.texts, .named("where")),
        "hook": .either(.text, .named("program")),
    ]

    /// One mapping where a condition holds, another where it does not, so that an editor tells what is wrong with the one that is meant.
    private static func chosen(_ one: String, over other: String, where condition: [String: Value]) -> Schema {
        Schema([
            "if": .map(condition), "then": Schema.named(one).value, "else": Schema.named(other).value,
        ])
    }

    /// What makes an item of `questions` a step.
    private static var isStep: [String: Value] {
        let kinds = StepReader.kinds.map { kind in
            var condition: [String: Value] = ["required": .list([.text(kind)])]
            if kind == "say" { condition["not"] = .map(["required": .list([.text("ask")])]) }
            return Value.map(condition)
        }
        return [
            "anyOf": .list([Value.map(["type": .list(["string", "number", "boolean"].map { .text($0) })])] + kinds)
        ]
    }

    static let pack = SchemaObject(
        name: "pack",
        keys: PackReader.keys,
        headings: ["The pack", "The session", "On the wire", "Stages", "Questions"],
        types: [
            "title": .text, "about": .text, "banner": .any,
            "identity": .either(.words(["nobody", "name"]), .named("identity")),
            "flag": .either(.text, .named("flag")),
            "threshold": .either(.integer(0...Int(Int32.max)), .share, .named("threshold")),
            "time": .either(.duration, .named("clock")),
            "prompt": .text, "progress": .any, "say": .named("say"), "start": .named("steps"),
            "script": .either(.text, .named("script")),
            "solution": .list(of: .named("rule")),
            "questions": .list(of: .named("entry"), 1...PackLimits.questions),
            "stages": .list(of: .named("stage"), 1...PackLimits.questions),
            "lives": .integer(1...1_000_000), "streak": .named("streak"), "rewards": .list(of: .named("reward")),
            "variables": .map(of: Schema([:])), "values": .map(of: .named("value")), "styled": .flag,
            "wire": .word(WireReader.Format.self), "response_field": .text, "blob_prefix": .word(BlobPrefix.self),
            "newline": .word(Wire.Newline.self),
        ].merging(settings) { $1 },
        required: [["title"], ["questions", "stages"]]
    )

    static let stages = [
        SchemaObject(
            name: "stage",
            keys: StageReader.keys,
            headings: ["Stages", "Questions"],
            types: [
                "name": .text, "title": .any, "intro": .any, "start": .named("steps"), "time": .duration,
                "values": .map(of: .named("value")),
                "questions": .list(of: .named("entry"), 1...PackLimits.questions),
            ].merging(settings) { $1 },
            required: [["questions"]]
        )
    ]

    /// The keys that packs, stages and questions share.
    static let settings: [String: Schema] = [
        "attempts": .either(.integer(1...1000), .words(["unlimited"])),
        "wrong": .word(QuestionRules.WrongAnswer.self), "reveal": .flag,
        "points": .either(.integer(0...1_000_000), .pattern("\\{\\{")), "penalty": .integer(0...1_000_000),
        "strictness": .word(Strictness.self), "hint_cost": .integer(0...1_000_000),
        "rounds": .integer(1...PackLimits.rounds), "order": .word(Stage.Order.self), "replacement": .flag,
        "mix": .word(Stage.Mix.self), "time_per_question": .either(.duration, .named("shrink")),
    ]
}
