import Yams

/// Turns Yams' nodes into ours, and refuses what a pack may not use.
struct YAMLConverter {
    static let noAnchors = "anchors (&name) and aliases (*name) are not supported; write the value out"

    let mask: YAMLMask
    let diagnostics: Diagnostics

    func node(_ node: Node) -> YAMLNode? {
        let place = node.mark.map { Diagnostics.Place(line: $0.line, column: $0.column) } ?? .init(line: 1, column: 1)
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            if isPlain, scalar.string.unicodeScalars.first == mask.ampersand {
                diagnostics.error(place, Self.noAnchors)
                return nil
            }
            if isPlain, scalar.string.unicodeScalars.first == mask.star {
                diagnostics.error(
                    place,
                    "aliases (*name) are not supported; write the value out, or put quotes around a text that begins with *"
                )
                return nil
            }
            var node = YAMLNode(content: .scalar(mask.restored(scalar.string), isPlain: isPlain), place: place)
            if scalar.style == .literal { node.layout = .literal }
            if scalar.style == .folded { node.layout = .folded }
            return node
        case .sequence(let sequence):
            return YAMLNode(content: .sequence(sequence.compactMap(self.node)), place: place)
        case .mapping(let mapping):
            let pairs = mapping.compactMap { pair -> (key: YAMLNode, value: YAMLNode)? in
                guard let key = self.node(pair.key), let value = self.node(pair.value) else { return nil }
                return (key, value)
            }
            return YAMLNode(content: .mapping(pairs), place: place)
        case .alias:
            diagnostics.error(place, "aliases (*name) are not supported; write the value out")
            return nil
        }
    }
}
