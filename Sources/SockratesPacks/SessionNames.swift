/// The names of variables that a pack's sessions may hold, found before anything else is read: a text may name what a later key sets.
struct SessionNames {
    private(set) var names: Set<String> = []
    /// Those that have a value before they are set: variables, values, and what players type.
    private(set) var declared: Set<String> = []
    /// Whether code of the pack may set names that can't be known before it runs.
    private(set) var isOpen = false

    /// Whether the pack has a flag, which texts on the way may name.
    private(set) var hasFlag = false
    /// Whether one of them does.
    private(set) var tellsFlag = false

    /// Looks through a pack.
    ///
    /// - Parameters:
    ///   - root: The whole of it.
    ///   - asksWhoPlays: Whether its sessions do.
    init(_ root: YAMLNode, asksWhoPlays: Bool = false) {
        if asksWhoPlays { ["player", "team"].forEach { insert($0) } }
        if case .mapping(let pairs) = root.content {
            for (key, value) in pairs {
                switch key.text {
                case "variables", "values": insertKeys(of: value)
                case "stages":
                    if case .sequence(let stages) = value.content { stages.forEach { insertStage($0) } }
                case "flag": hasFlag = !value.isNull
                case "identity": ["player", "team"].forEach { insert($0) }
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
        for (key, _) in pairs { if let name = key.text { insert(name) } }
    }

    private mutating func insert(_ name: String) {
        names.insert(name)
        declared.insert(name)
    }

    private mutating func walk(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let text, _):
            if hasFlag, !tellsFlag { tellsFlag = LuaWords.holds("flag", inPlacesOf: text) }
        case .sequence(let items): items.forEach { walk($0) }
        case .mapping(let pairs):
            for (key, value) in pairs where key.text != "solution" {
                switch key.text {
                case "flag": continue
                case "transition", "judge", "oracle", "generate", "script":
                    // Their code stands between no braces.
                    if hasFlag, !tellsFlag, let code = value.text {
                        tellsFlag = LuaWords(code).words.contains("flag")
                    }
                    isOpen = isOpen || key.text == "transition"
                case "input": if let name = value.text { insert(name) }
                case "set":
                    if case .mapping(let pairs) = value.content {
                        for (key, _) in pairs { if let name = key.text { names.insert(name) } }
                    }
                case "values", "variables":
                    if case .mapping(let pairs) = value.content { declared.formUnion(pairs.compactMap(\.key.text)) }
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
                if ValueFormReader.isName(name) { insert(name) }
            }
        }
    }

    private mutating func insertFieldNames(_ node: YAMLNode) {
        guard case .sequence(let items) = node.content else { return }
        for item in items {
            guard case .mapping(let pairs) = item.content else { continue }
            for (key, value) in pairs where key.text == "name" { if let name = value.text { insert(name) } }
        }
    }
}
