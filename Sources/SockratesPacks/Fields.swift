/// The keys and values of one mapping of a pack, asked for by name; whatever is wrong with one is reported.
struct Fields {
    /// What the mapping is, for messages: "a stage".
    let what: String
    let place: Diagnostics.Place
    let diagnostics: Diagnostics
    private let values: [String: YAMLNode]
    /// Keys that were most likely meant by others that were not known.
    private let meant: Set<String>

    /// Takes a mapping apart.
    ///
    /// - Parameters:
    ///   - node: The mapping; anything else is reported.
    ///   - what: What it is, for messages.
    ///   - keys: The keys that it may have.
    ///   - diagnostics: Where mistakes are reported.
    init?(_ node: YAMLNode, what: String, keys: [String], diagnostics: Diagnostics) {
        guard case .mapping(let pairs) = node.content else {
            diagnostics.error(node.place, "\(what) is a mapping of keys to values, not \(node.kind)")
            return nil
        }
        var values: [String: YAMLNode] = [:]
        var meant: Set<String> = []
        for (key, value) in pairs {
            if diagnostics.isFull { break }
            guard let name = key.text else {
                diagnostics.error(key.place, "a key is a word, not \(key.kind)")
                continue
            }
            if keys.contains(name) {
                values[name] = value
            } else {
                if let near = NearestWord.to(name, among: keys) { meant.insert(near) }
                let hint = NearestWord.hint(name, among: keys)
                let list = hint.isEmpty ? "; it may have: \(keys.joined(separator: ", "))" : hint
                diagnostics.error(key.place, "\(what) has no key \"\(name)\"\(list)")
            }
        }
        self.what = what
        self.place = node.place
        self.diagnostics = diagnostics
        self.values = values
        self.meant = meant
    }

    /// The value of a key, unless it is not there or says nothing.
    func node(_ key: String) -> YAMLNode? {
        values[key].flatMap { $0.isNull ? nil : $0 }
    }

    /// Whether the author wrote the key.
    func has(_ key: String) -> Bool { values[key] != nil }

    /// Whether a key is not there, and no misspelt one stands for it.
    func lacks(_ key: String) -> Bool { values[key] == nil && !meant.contains(key) }

    /// Where a key's value stands, else where the mapping does.
    func place(of key: String) -> Diagnostics.Place { values[key]?.place ?? place }

    /// A text; the empty text counts as one where it is quoted.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        if let text = node.text { return text }
        diagnostics.error(node.place, "\"\(key)\" is a text, not \(node.kind)")
        return nil
    }

    /// A list of texts; a single text is a list of one.
    func texts(_ key: String) -> [YAMLNode]? {
        guard let node = node(key) else { return nil }
        switch node.content {
        case .scalar:
            return [node]
        case .sequence(let items):
            for item in items where item.text == nil {
                diagnostics.error(item.place, "\"\(key)\" is a list of texts; this is \(item.kind)")
            }
            return items.filter { $0.text != nil }
        case .mapping:
            diagnostics.error(node.place, "\"\(key)\" is a text or a list of texts, not a mapping")
            return nil
        }
    }

    /// A list of anything.
    func items(_ key: String) -> [YAMLNode]? {
        guard let node = node(key) else { return nil }
        if case .sequence(let items) = node.content { return items }
        diagnostics.error(
            node.place,
            "\"\(key)\" is a list (each item on a line of its own, with \"- \" before it), not \(node.kind)"
        )
        return nil
    }

    /// Something that a text must be read as.
    func value<Value>(_ key: String, _ expected: String, _ read: (String) -> Value?) -> Value? {
        guard let text = text(key) else { return nil }
        if let value = read(text) { return value }
        diagnostics.error(place(of: key), "\"\(key)\" is \(expected), not \"\(text)\"")
        return nil
    }

    /// A whole number within a range.
    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text.replacing("_", with: "")).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// `true` or `false`; `yes` and `no` are taken too.
    func flag(_ key: String) -> Bool? {
        value(key, "true or false") { text in
            switch text.lowercased() {
            case "true", "yes": true
            case "false", "no": false
            default: nil
            }
        }
    }

    /// A length of time above zero.
    func duration(_ key: String) -> Duration? {
        value(key, "a length of time such as 90s, 2m or 1m30s", DurationText.read)
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let hint = NearestWord.hint(text, among: words)
        diagnostics.error(
            place(of: key),
            "\"\(key)\" is one of \(words.joined(separator: ", ")), not \"\(text)\"\(hint)"
        )
        return nil
    }

    /// Any of a few words, one or a list of them.
    func choices<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> [Choice]
    where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        return (texts(key) ?? []).compactMap { node in
            guard let text = node.text else { return nil }
            if let choice = Choice(rawValue: text) { return choice }
            let hint = NearestWord.hint(text, among: words)
            let list = words.joined(separator: ", ")
            diagnostics.error(node.place, "\"\(key)\" has words from \(list); \"\(text)\" is none of them\(hint)")
            return nil
        }
    }
}
