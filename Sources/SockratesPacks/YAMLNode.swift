/// A piece of a pack's YAML and where it stands.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    /// How a text's lines stand to those of the file.
    enum Layout: Sendable {
        /// On the line of its place, and folded where there are more.
        case flow
        /// Below its place, and folded.
        case folded
        /// Below its place, line by line.
        case literal
    }

    let content: Content
    let place: Diagnostics.Place
    var layout = Layout.flow

    /// The line of the file that a part of the text stands on; where lines are folded, the text's first.
    func line(ofTextBefore before: some Sequence<UInt8>) -> Int {
        switch layout {
        case .flow: place.line
        case .folded: place.line + 1
        case .literal: place.line + 1 + before.count { $0 == 0x0A }
        }
    }

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
