/// A piece of a pack's YAML and where it stands.
struct YAMLNode {
    enum Content {
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    let content: Content
    let place: Diagnostics.Place

    /// The text of a scalar that says something: `null`, `~` and nothing at all say nothing.
    var text: String? {
        guard case .scalar(let text, let isPlain) = content else { return nil }
        if isPlain, ["", "~", "null", "Null", "NULL"].contains(text) { return nil }
        return text
    }

    /// Whether the author wrote nothing here.
    var isNull: Bool {
        if case .scalar = content { return text == nil }
        return false
    }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
