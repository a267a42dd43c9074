extension RegularExpression {
    /// Where an expression matched a text.
    public struct Match: Sendable, Equatable {
        /// What the whole match and each group took, in bytes of the text; `nil` for a group that took no part.
        public let groups: [Range<Int>?]
        private let names: [String?]

        init(groups: [Range<Int>?], names: [String?]) {
            self.groups = groups
            self.names = names
        }

        /// What the whole match took, in bytes of the text.
        public var range: Range<Int> { groups.first.flatMap { $0 } ?? 0..<0 }

        /// What a named group took, in bytes of the text; `nil` when it took no part, or there is none of this name.
        public subscript(name: String) -> Range<Int>? {
            guard let group = names.firstIndex(of: name), group + 1 < groups.count else { return nil }
            return groups[group + 1]
        }
    }
}
