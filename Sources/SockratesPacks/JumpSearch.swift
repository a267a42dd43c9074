/// Whether a pack's results can lead to another stage than the next, so that nobody knows how many questions come.
enum JumpSearch {
    static func finds(_ node: YAMLNode) -> Bool {
        switch node.content {
        case .scalar: false
        case .sequence(let items): items.contains(where: finds)
        case .mapping(let pairs):
            pairs.contains { pair in
                switch pair.key.text {
                case "goto", "transition": true
                case "menu": isBranch(pair.value) || finds(pair.value)
                case "on": isBranch(pair.value) || finds(pair.value)
                default: finds(pair.value)
                }
            }
        }
    }

    /// Whether one of the results or options is a stage's name alone.
    private static func isBranch(_ node: YAMLNode) -> Bool {
        guard case .mapping(let pairs) = node.content else { return false }
        return pairs.contains { $0.value.text != nil }
    }
}
