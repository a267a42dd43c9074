import SockratesQuiz

/// How much a value is when it is written out: a list that has the same large item twice is twice as much.
struct ValueWeight {
    /// Lists and maps within each other; those that code gives have no more.
    static let mostNested = 64
    /// What each value is beside its text.
    private static let single = 16

    /// What a whole number of any size may be: it has at most 10,000 digits.
    private static let wholeNumber = 4200

    /// How much there may be yet.
    private var left: Int

    /// Weighs a value until it is too much.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - limit: How much it may be.
    /// - Returns: How much it is; `nil` where that is more than the limit, or it is nested too deeply.
    static func of(_ value: Value, upTo limit: Int) -> Int? {
        var weight = ValueWeight(left: limit)
        return weight.takes(value, depth: 0) ? limit - weight.left : nil
    }

    private mutating func takes(_ value: Value, depth: Int) -> Bool {
        left -= Self.single
        switch value {
        case .null, .boolean, .integer, .number: break
        case .whole: left -= Self.wholeNumber
        case .text(let text): left -= text.utf8.count
        case .bytes(let bytes): left -= bytes.count
        case .list(let items):
            if depth == Self.mostNested { return false }
            for item in items where !takes(item, depth: depth + 1) { return false }
        case .map(let members):
            if depth == Self.mostNested { return false }
            for (name, member) in members {
                left -= name.utf8.count
                if !takes(member, depth: depth + 1) { return false }
            }
        }
        return left >= 0
    }
}
