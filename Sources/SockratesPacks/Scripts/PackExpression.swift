public import SockratesQuiz

/// What stands between `{{` and `}}`: a name, a path into a value, or anything in Lua that has a value.
///
/// Names and paths, as in `{{capital}}`, `{{row.capital}}` and `{{words[2]}}`, are looked up without Lua.
///
/// ```swift
/// let script = PackScript()
/// let sum = try PackExpression("a + b", of: script, at: ScriptPlace(file: "quiz.yaml", line: 4))
/// var random = SeededRandom(seed: 7)
/// let value = try sum.value(random: &random) { ["a": .integer(2), "b": .integer(3)][$0] }
/// ```
public struct PackExpression: Sendable {
    /// A step into a value.
    enum Step: Sendable, Equatable {
        case name(String)
        case item(Int)
    }

    /// Where it stands.
    public let place: ScriptPlace
    /// The names that it may use, in the order in which they come; names that it defines itself may be among them.
    public let names: [String]
    /// Whether it draws at random, so that its value is another in each session.
    public let draws: Bool
    /// The names whose values it is given: its own, and where it calls the pack's script those that the script has.
    var namesSeen: [String] { usesScript ? names + script.namesSeen : names }
    /// Whether it calls for the pack's script.
    let usesScript: Bool
    /// The name, where it is a name and nothing else.
    let soleName: String?
    /// Whether it is a name or a path.
    let isPath: Bool
    let number: Int
    let chunk: String
    let lines: Int
    private let script: PackScript
    private let path: [Step]

    /// Reads an expression.
    ///
    /// - Parameters:
    ///   - source: What stands between the braces.
    ///   - script: The Lua of the pack.
    ///   - place: Where its first line stands.
    /// - Throws: ``ScriptFailure`` where it is no expression.
    public init(_ source: String, of script: PackScript, at place: ScriptPlace) throws(ScriptFailure) {
        self.script = script
        self.place = place
        let source = source.trimmed
        if source.isEmpty { throw ScriptFailure(at: place, "\"{{\" and \"}}\" have nothing between them") }
        lines = source.utf8.count { $0 == 0x0A } + 1
        if let path = Self.path(source), !script.names.contains(where: { path.first == .name($0) }) {
            self.path = path
            names = if case .name(let name)? = path.first { [name] } else { [] }
            soleName = path.count == 1 ? names.first : nil
            isPath = true
            draws = false
            usesScript = false
            number = 0
            chunk = ""
            return
        }
        let names = LuaWords(source).names
        self.names = names
        path = []
        soleName = nil
        isPath = false
        usesScript = names.contains(where: script.names.contains)
        draws = usesScript && script.draws || LuaWords(source).draw
        number = script.numberForExpression()
        chunk = "return (\(source)\n)"
        try script.check(self)
    }

    /// The value.
    ///
    /// - Parameters:
    ///   - random: What it draws from.
    ///   - allowance: What it and others may take together.
    ///   - value: The value of a name, or `nil` where there is none.
    /// - Returns: The value, never ``Value/null``.
    /// - Throws: ``ScriptFailure`` where it has none, or hits a limit.
    public func value(
        random: inout SeededRandom,
        within allowance: Allowance = Allowance(),
        _ value: (String) -> Value?
    ) throws(ScriptFailure) -> Value {
        let found = isPath ? try self.value(value) : try script.value(of: self, random: &random, allowance, value)
        if found == .null { throw ScriptFailure(at: place, "the expression has no value (nil)") }
        return found
    }

    /// The value of a name or path.
    private func value(_ value: (String) -> Value?) throws(ScriptFailure) -> Value {
        var found: Value?
        var walked = ""
        for step in path {
            switch step {
            case .name(let name):
                found = walked.isEmpty ? value(name) : found?[name]
                walked += walked.isEmpty ? name : ".\(name)"
            case .item(let number):
                found = found?[item: number]
                walked += "[\(number)]"
            }
            if found == nil { throw ScriptFailure(at: place, "\"\(walked)\" has no value") }
        }
        return found ?? .null
    }

    /// The steps of a name or a path; `nil` where the source is anything else.
    static func path(_ source: String) -> [Step]? {
        var steps: [Step] = []
        var rest = source[...]
        repeat {
            let name = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
            guard let first = name.first, !first.isNumber, !LuaWords.reserved.contains(String(name)) else { return nil }
            steps.append(.name(String(name)))
            rest = rest.dropFirst(name.count)
            while rest.first == "[" {
                guard let close = rest.firstIndex(of: "]"), let number = Int(rest[..<close].dropFirst()), number > 0
                else { return nil }
                steps.append(.item(number))
                rest = rest[rest.index(after: close)...]
            }
            if rest.isEmpty { return steps }
        } while rest.popFirst() == "."
        return nil
    }
}
