import SockratesQuiz

extension ScriptFunction {
    /// They draw from the session's seed alone.
    static let chance = [
        ScriptFunction(
            "random",
            "low, high",
            "a whole number from `low` to `high`; from 1 where one number is given; a fraction from 0 up to 1 without any"
        ) { arguments throws(ScriptArguments.Mistake) in
            guard arguments.has(0) else { return .number(arguments.random.fraction()) }
            let first = try arguments.integer(0)
            let range = arguments.has(1) ? (first, try arguments.integer(1)) : (1, first)
            guard range.0 <= range.1 else { throw arguments.mistake("no number is from \(range.0) to \(range.1)") }
            return .integer(arguments.random.integer(in: range.0...range.1))
        },
        ScriptFunction("choice", "list", "one of the items") { arguments throws(ScriptArguments.Mistake) in
            let items = try arguments.list(0)
            if items.isEmpty { throw arguments.mistake("the list is empty") }
            return items[arguments.random.below(items.count)]
        },
        ScriptFunction("sample", "list, count", "so many of the items, none twice, in any order") {
            arguments throws(ScriptArguments.Mistake) in
            let items = try arguments.list(0)
            let count = try arguments.integer(1, in: 0...Int(Int32.max))
            if count > items.count { throw arguments.mistake("\(count) of \(items.count) items are wanted") }
            return .list(Array(arguments.shuffled(items, first: count)))
        },
        ScriptFunction("shuffle", "list", "the items in any order") { arguments throws(ScriptArguments.Mistake) in
            let items = try arguments.list(0)
            return .list(Array(arguments.shuffled(items, first: items.count)))
        },
    ]
}

extension ScriptArguments {
    /// The first items of a random order (Fisher and Yates).
    fileprivate mutating func shuffled(_ items: [Value], first count: Int) -> ArraySlice<Value> {
        var items = items
        for index in 0..<count { items.swapAt(index, index + random.below(items.count - index)) }
        return items[..<count]
    }
}
