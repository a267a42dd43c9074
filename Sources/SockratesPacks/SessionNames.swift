/// The names of variables that a pack's sessions may hold, found before anything else is read: a text may name what a later key sets.
struct SessionNames {
    private(set) var names: Set<String> = []
    /// Whether code of the pack may set names that can't be known before it runs.
    private(set) var isOpen = false

    /// Looks through a pack.
    init(_ root: YAMLNode) {
        if case .mapping(let pairs) = root.content {
            for (key, value) in pairs {
                switch key.text {
                case "variables", "values": insertKeys(of: value)
                case "stages":
                    if case .sequence(let stages) = value.content { stages.forEach { insertStage($0) } }
                case "identity": names.formUnion(["player", "team"])
                default: break
                }
            }
        }
        walk(root)
    }

    private mutating func insertStage(_ node: YAMLNode) {
        guard case .mapping(let pairs) = node.content else { return }
        for (key, value) in pairs where key.text == "values" { insertKeys(of: value) }
    }

    private mutating func insertKeys(of node: YAMLNode) {
        guard case .mapping(let pairs) = node.content else { return }
        for (key, _) in pairs { if let name = key.text { names.insert(name) } }
    }

    private mutating func walk(_ node: YAMLNode) {
        switch node.content {
        case .scalar: break
        case .sequence(let items): items.forEach { walk($0) }
        case .mapping(let pairs):
            for (key, value) in pairs where key.text != "solution" {
                switch key.text {
                case "input": if let name = value.text { names.insert(name) }
                case "set": insertKeys(of: value)
                case "transition": isOpen = true
                case "regex": if let text = value.text { insertGroups(of: text) }
                case "fields": insertFieldNames(value)
                default: break
                }
                walk(value)
            }
        }
    }

    /// The named groups of a regular expression, `(?P<year>\d+)` or `(?<year>\d+)`, become variables.
    ///
    /// The pattern is not compiled here: it may be one that takes for ever.
    private mutating func insertGroups(of pattern: String) {
        for opening in ["(?P<", "(?<"] {
            for part in pattern.split(separator: opening, omittingEmptySubsequences: false).dropFirst() {
                let name = String(part.prefix { $0 != ">" })
                if ValueFormReader.isName(name) { names.insert(name) }
            }
        }
    }

    private mutating func insertFieldNames(_ node: YAMLNode) {
        guard case .sequence(let items) = node.content else { return }
        for item in items {
            guard case .mapping(let pairs) = item.content else { continue }
            for (key, value) in pairs where key.text == "name" { if let name = value.text { names.insert(name) } }
        }
    }
}
