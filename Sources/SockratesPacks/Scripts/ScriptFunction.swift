import SockratesQuiz

/// A function that expressions and hooks may call beside Lua's own.
struct ScriptFunction: Sendable {
    /// What is said of it, and what shows it.
    struct Example: Sendable {
        /// An expression.
        let call: String
        /// Its value as text.
        let result: String
    }

    let name: String
    /// The names of its parameters, as the guide writes them: `text, key`.
    let parameters: String
    /// One sentence without a full stop.
    let summary: String
    let example: Example?
    let body: @Sendable (inout ScriptArguments) throws(ScriptArguments.Mistake) -> Value

    init(
        _ name: String,
        _ parameters: String,
        _ summary: String,
        example: (call: String, result: String)? = nil,
        body: @escaping @Sendable (inout ScriptArguments) throws(ScriptArguments.Mistake) -> Value
    ) {
        self.name = name
        self.parameters = parameters
        self.summary = summary
        self.example = example.map { Example(call: $0.call, result: $0.result) }
        self.body = body
    }

    /// Every function, grouped as the guide groups them; a script knows each by its place in this list.
    static let all: [ScriptFunction] = families.flatMap(\.functions) + [wholeOperator]

    /// The families and their titles.
    static let families: [(title: String, functions: [ScriptFunction])] = [
        ("Encodings", encodings),
        ("Ciphers", ciphers),
        ("Digests", digests),
        ("Texts and lists", texts),
        ("Patterns", patterns),
        ("Numbers", numbers),
        ("Whole numbers of any size", wholes),
        ("Chance", chance),
    ]

    /// How an author calls it.
    var call: String { "\(name == "random" ? "math.random" : name)(\(parameters))" }

    /// The names of those that draw at random; `math.random` goes by its last part.
    static let drawing: Set<String> = Set(chance.map(\.name)).union(["random", "prime"])
}
