extension Judge {
    /// What a right response to a list names, item by item; `nil` where no list is wanted.
    package var modelItems: [String]? {
        guard case .list(let list) = matcher else { return nil }
        return list.items.map(\.modelAnswer)
    }
}
