/// Looks for stages that no way leads to: the stage before each of them always leads elsewhere, and nothing names it.
struct StageSearch {
    private let stages: [YAMLNode]
    private let names: [String?]
    /// Whether a question that is lost goes on with the next.
    private let goesOnWhenLost: Bool

    /// Takes the pack's mapping.
    init(_ root: YAMLNode) {
        stages = root["stages"]?.items ?? []
        names = stages.map { $0["name"]?.text }
        goesOnWhenLost = Self.goesOn(root, otherwise: true)
    }

    /// The stages, each with its name or number; none where code decides where a session goes.
    var unreached: [(stage: YAMLNode, name: String)] {
        let places = Dictionary(grouping: names.indices.filter { names[$0] != nil }) { names[$0] }
        var reached: Set<Int> = []
        var next = stages.isEmpty ? [] : [0]
        while let number = next.popLast() {
            guard reached.insert(number).inserted else { continue }
            guard let goals = Self.goals(stages[number]) else { return [] }
            next += goals.flatMap { places[$0] ?? [] }
            if number + 1 < stages.count, !alwaysLeads(stages[number]) { next.append(number + 1) }
        }
        // What follows on such a stage is not reached for its sake.
        return stages.indices.filter { !reached.contains($0) && reached.contains($0 - 1) }.map {
            (stages[$0], names[$0] ?? "\($0 + 1)")
        }
    }

    /// The names that a stage's results lead to; `nil` where code decides.
    private static func goals(_ node: YAMLNode) -> Set<String>? {
        var goals: Set<String> = []
        for (key, value) in node.pairs {
            switch key.text {
            case "transition": return nil
            case "goto":
                guard let name = value.text, !name.contains("{{") else { return nil }
                goals.insert(name)
            case "on", "menu":
                for name in value.pairs.compactMap(\.value.text) {
                    if name.contains("{{") { return nil }
                    goals.insert(name)
                }
                fallthrough
            default:
                guard let inner = Self.goals(value) else { return nil }
                goals.formUnion(inner)
            }
        }
        if case .sequence(let items) = node.content {
            for item in items {
                guard let inner = Self.goals(item) else { return nil }
                goals.formUnion(inner)
            }
        }
        return goals
    }

    /// Whether a stage has an item that is always taken and always leads elsewhere.
    private func alwaysLeads(_ stage: YAMLNode) -> Bool {
        let goesOn = Self.goesOn(stage, otherwise: goesOnWhenLost)
        let isWhole = stage["rounds"] == nil && stage["time"] == nil
        return (stage["start"]?.items ?? []).contains { Self.leads($0["menu"]) }
            || (stage["questions"]?.items ?? []).contains { item in
                if Self.leads(item["menu"]) { return true }
                guard isWhole, let results = item["on"], Self.leadsElsewhere(results["accept"]) else { return false }
                let isLost = Self.leadsElsewhere(results["reject"]) && item["time"] == nil
                return isLost || !Self.goesOn(item, otherwise: goesOn)
            }
    }

    /// Whether each option of a menu leads elsewhere.
    private static func leads(_ menu: YAMLNode?) -> Bool {
        guard let menu, !menu.pairs.isEmpty else { return false }
        return menu.pairs.allSatisfy { leadsElsewhere($0.value) }
    }

    private static func leadsElsewhere(_ branch: YAMLNode?) -> Bool {
        guard let branch, !branch.isNull else { return false }
        return branch.text?.isEmpty == false || branch["goto"] != nil
    }

    /// Whether the next question comes after one that was lost.
    private static func goesOn(_ node: YAMLNode, otherwise: Bool) -> Bool {
        guard let wrong = node["wrong"]?.text else { return otherwise }
        return wrong == "continue" || wrong == "withhold"
    }
}

extension YAMLNode {
    /// The value of a key of a mapping; `nil` where it has none.
    fileprivate subscript(key: String) -> YAMLNode? { pairs.first { $0.key.text == key }?.value }
}
