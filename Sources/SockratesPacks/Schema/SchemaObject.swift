import SockratesQuiz

/// A mapping of a pack in its JSON Schema: the keys that its reader takes, each with what may stand there.
struct SchemaObject: Sendable {
    /// What the schema calls it.
    let name: String
    /// The reader's own table of keys.
    let keys: [String]
    /// The headings of the guide below which its keys are told of, the best one first.
    let headings: [String]
    /// What may stand behind each key.
    let types: [String: Schema]
    /// Keys of which one must be there; each list is a choice of its own.
    var required: [[String]] = []

    /// The schema, with the guide's words for each key.
    func schema(_ guide: GuideKeys) -> Schema {
        var properties: [String: Value] = [:]
        for key in keys {
            var property = types[key]?.value.members ?? [:]
            if let words = guide.words(for: key, below: headings) { property["description"] = .text(words) }
            properties[key] = .map(property)
        }
        var members: [String: Value] = [
            "type": .text("object"), "properties": .map(properties), "additionalProperties": .boolean(false),
        ]
        if !required.isEmpty {
            members["allOf"] = .list(
                required.map { choice in
                    let options = choice.map { Value.map(["required": .list([.text($0)])]) }
                    return options.count == 1 ? options[0] : .map(["anyOf": .list(options)])
                }
            )
        }
        return Schema(members)
    }
}
