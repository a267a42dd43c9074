public import SockratesQuiz
import Synchronization

/// The Lua of one pack: its script, if it has one, and the expressions in its texts.
///
/// It is compiled once for each thread that runs it and shared by all sessions. Each call gets an environment of its own, in
/// which the script is run anew: nothing that a call changes is there in the next one, so the same values and the same random
/// source give the same result, in whichever session and on whichever machine.
///
/// ```swift
/// let script = try PackScript("function double(x) return 2 * x end", at: ScriptPlace(file: "quiz.yaml", line: 3))
/// var random = SeededRandom(seed: 7)
/// let value = try script.call("double", [.integer(21)], random: &random)
/// ```
public final class PackScript: Sendable {
    /// The number of the script's chunk; those of expressions follow.
    private static let script = 1

    /// What each call may take.
    public let limits: ScriptLimits
    /// The names that the script defines, sorted.
    public let names: [String]
    /// The names that the script may use and does not define: values of whoever calls it.
    let namesSeen: [String]
    /// Whether the script may draw at random.
    let draws: Bool
    /// Where whole numbers were found that wrap around.
    let overflows = OverflowWatch()
    private let source: String
    private let place: ScriptPlace?
    private let shelf = Mutex(Shelf())

    private struct Shelf {
        /// States that nobody uses at the moment.
        var idle: [LuaState] = []
        var chunks = PackScript.script
        var steps: Int64 = 0
    }

    /// Whether there is anything to run.
    var hasChunks: Bool { !source.isEmpty || shelf.withLock { $0.chunks } > Self.script }

    /// The steps of all calls so far.
    var stepsTaken: Int64 { shelf.withLock { $0.steps } }

    /// Makes the Lua of a pack whose expressions need no script.
    ///
    /// - Parameter limits: What each call may take.
    public init(limits: ScriptLimits = ScriptLimits()) {
        self.limits = limits
        namesSeen = []
        draws = false
        source = ""
        place = nil
        names = []
    }

    /// Compiles a script and runs it once, to see what it defines.
    ///
    /// - Parameters:
    ///   - source: The script, in Lua 5.4.
    ///   - place: Where its first line stands.
    ///   - limits: What each call may take.
    /// - Throws: ``ScriptFailure`` with the line that is wrong.
    public init(_ source: String, at place: ScriptPlace, limits: ScriptLimits = ScriptLimits()) throws(ScriptFailure) {
        self.limits = limits
        self.source = source
        let words = LuaWords(source)
        draws = words.draw
        let known = Self.libraryNames
        self.place = place
        guard let state = LuaState(limits) else { throw Self.noMemory(place) }
        do throws(LuaState.Failure) {
            try state.compile(source, as: Self.script)
            var random = SeededRandom(seed: 0)
            let names = try state.run(LuaState.Call(script: Self.script), random: &random) { $0.count(0) }
            guard case .list(let items) = names else {
                self.names = []
                namesSeen = []
                return
            }
            let defined = items.map(\.text).sorted()
            self.names = defined
            let own = Set(defined)
            namesSeen = words.names.filter { !known.contains($0) && !own.contains($0) }
        } catch {
            throw Self.failure(error, source, at: place)
        }
    }

    /// Calls a function that the script defines.
    ///
    /// - Parameters:
    ///   - function: Its name.
    ///   - arguments: What it gets.
    ///   - random: What it draws from.
    /// - Returns: Its value; ``Value/null`` where it returns none.
    /// - Throws: ``ScriptFailure`` where it fails, or hits a limit.
    public func call(_ function: String, _ arguments: [Value], random: inout SeededRandom) throws(ScriptFailure)
        -> Value
    {
        do throws(LuaState.Failure) {
            return try withState { state throws(LuaState.Failure) in
                try state.compile(source, as: Self.script)
                return try state.run(LuaState.Call(script: Self.script, entry: function), random: &random) { writer in
                    writer.count(0)
                    writer.count(arguments.count)
                    for argument in arguments { writer.value(argument) }
                }
            }
        } catch {
            throw failure(error)
        }
    }

    // MARK: Expressions

    /// The names that every script and expression has.
    static let libraryNames: Set<String> = Set(ScriptFunction.all.map(\.name)).subtracting(["random", "whole"]).union([
        "assert", "error", "getmetatable", "ipairs", "math", "null", "pairs", "pcall", "rawequal", "rawget", "rawlen",
        "select", "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8",
    ])

    /// A number for an expression's chunk.
    func numberForExpression() -> Int {
        shelf.withLock { shelf in
            shelf.chunks += 1
            return shelf.chunks
        }
    }

    /// Compiles an expression to see that it can be.
    func check(_ expression: PackExpression) throws(ScriptFailure) {
        do throws(LuaState.Failure) {
            try withState { state throws(LuaState.Failure) in
                try state.compile(expression.chunk, as: expression.number)
            }
        } catch {
            throw failure(error, in: expression)
        }
    }

    /// The value of an expression.
    func value(
        of expression: PackExpression,
        random: inout SeededRandom,
        _ allowance: Allowance,
        _ value: (String) -> Value?
    ) throws(ScriptFailure) -> Value {
        do throws(LuaState.Failure) {
            let before = random
            let found = try run(expression, random: &random, allowance, value)
            overflows.look(at: found, of: expression) { allowance, widen in
                var random = before
                return try? run(expression, random: &random, allowance) { value($0).map(widen) }
            }
            return found
        } catch {
            throw failure(error, in: expression)
        }
    }

    private func run(
        _ expression: PackExpression,
        random: inout SeededRandom,
        _ allowance: Allowance,
        _ value: (String) -> Value?
    ) throws(LuaState.Failure) -> Value {
        try withState { state throws(LuaState.Failure) in
            var call = LuaState.Call(chunk: expression.number, steps: allowance.stepsLeft)
            defer { allowance.spend(Int(clamping: state.stepsTaken)) }
            if expression.usesScript {
                try state.compile(source, as: Self.script)
                call.script = Self.script
            }
            try state.compile(expression.chunk, as: expression.number)
            return try state.run(call, random: &random) { writer in
                let values = expression.namesSeen.compactMap { name in value(name).map { (name, $0) } }
                writer.count(values.count)
                for (name, value) in values {
                    writer.name(name)
                    writer.value(value)
                }
                writer.count(0)
            }
        }
    }

    // MARK: States

    private func withState<Result>(_ body: (LuaState) throws(LuaState.Failure) -> Result) throws(LuaState.Failure)
        -> Result
    {
        guard let state = shelf.withLock({ $0.idle.popLast() }) ?? LuaState(limits) else {
            throw LuaState.Failure(kind: .memory, chunk: 0, line: 0, message: Self.noMemory(nil).message)
        }
        defer {
            let (steps, isSpent) = (state.stepsTaken, state.isSpent)
            shelf.withLock { shelf in
                shelf.steps &+= steps
                if !isSpent { shelf.idle.append(state) }
            }
        }
        return try body(state)
    }

    /// How many lines a source has; a newline at its end begins none.
    private static func lines(of source: String) -> Int {
        source.utf8.count { $0 == 0x0A } + (source.utf8.last == 0x0A ? 0 : 1)
    }

    private static func noMemory(_ place: ScriptPlace?) -> ScriptFailure {
        ScriptFailure(.memory, at: place, "there is no memory for a Lua state")
    }

    /// A failure with its place in the pack, which is the script's or that of the expression at work.
    private func failure(_ failure: LuaState.Failure, in expression: PackExpression? = nil) -> ScriptFailure {
        Self.failure(failure, source, at: place, in: expression)
    }

    private static func failure(
        _ failure: LuaState.Failure,
        _ source: String,
        at place: ScriptPlace?,
        in expression: PackExpression? = nil
    ) -> ScriptFailure {
        let isExpression = failure.chunk != script && expression != nil
        let lines = isExpression ? expression?.lines : Self.lines(of: source)
        // What is missing at the end is reported behind it.
        let line = max(1, min(failure.line, lines ?? 1))
        let base = isExpression ? expression?.place : place
        return ScriptFailure(
            failure.kind,
            at: base.map { ScriptPlace(file: $0.file, line: $0.line + line - 1) },
            failure.message
        )
    }
}
