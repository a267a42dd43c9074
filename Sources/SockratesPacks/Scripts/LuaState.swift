import CLuaSandbox
import SockratesQuiz

/// One sandbox with a pack's script in it, for one call at a time.
final class LuaState {
    /// Something to run.
    struct Call {
        /// The chunk that is run first; 0 for none.
        var script = 0
        /// The chunk whose value is wanted, or 0 where it is a function's.
        var chunk = 0
        /// The function's name.
        var entry: String?
    }

    /// What a call did not give, and where: the number of a chunk and a line of it.
    struct Failure: Error {
        let kind: ScriptFailure.Kind
        let chunk: Int
        let line: Int
        let message: String
    }

    /// Whether a limit was hit: what is in memory then is not worth keeping.
    private(set) var isSpent = false
    /// The steps of the last call.
    private(set) var stepsTaken: Int64 = 0
    private let sandbox: OpaquePointer
    private let outside: LuaOutside
    private let limits: ScriptLimits
    private var compiled: Set<Int> = []

    /// Makes a sandbox with the whole library; `nil` where memory is short.
    init?(_ limits: ScriptLimits) {
        self.limits = limits
        outside = LuaOutside()
        let time = limits.time.components
        let bounds = lua_sandbox_limits(
            memory: limits.memory,
            piece: limits.memory / 4,
            steps: Int64(limits.steps),
            time: time.seconds &* 1_000_000_000 &+ time.attoseconds / 1_000_000_000
        )
        guard let sandbox = lua_sandbox_open(bounds, outside.functions) else { return nil }
        self.sandbox = sandbox
        outside.sandbox = sandbox
        for (number, function) in ScriptFunction.all.enumerated() {
            guard lua_sandbox_define(sandbox, function.name, Int32(number)).status == LUA_SANDBOX_WELL else {
                return nil
            }
        }
        var prelude = LuaPrelude.source
        let sealed = prelude.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { lua_sandbox_seal(sandbox, $0.baseAddress, $0.count) }
        }
        guard sealed.status == LUA_SANDBOX_WELL else { return nil }
    }

    deinit { lua_sandbox_close(sandbox) }

    /// Compiles a chunk, unless that was done before.
    ///
    /// - Parameters:
    ///   - source: The chunk, whose first line is counted as 1.
    ///   - number: What it is called by, 1 or more.
    /// - Throws: ``Failure`` where it is no Lua.
    func compile(_ source: String, as number: Int) throws(Failure) {
        if compiled.contains(number) { return }
        var source = source
        let result = source.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                lua_sandbox_compile(sandbox, Int32(number), $0.baseAddress, $0.count)
            }
        }
        if let failure = failure(result) { throw failure }
        compiled.insert(number)
    }

    /// Runs something in an environment of its own.
    ///
    /// - Parameters:
    ///   - call: What is run.
    ///   - random: What `math.random` and its kin draw from.
    ///   - input: Writes the names that the environment has, and the arguments.
    /// - Returns: The value.
    /// - Throws: ``Failure`` where it fails or hits a limit.
    func run(_ call: Call, random: inout SeededRandom, _ input: (inout ValueWriter) -> Void) throws(Failure) -> Value {
        outside.random = random
        outside.input.clear()
        input(&outside.input)
        let result = outside.input.bytes.withUnsafeBufferPointer {
            lua_sandbox_run(sandbox, Int32(call.script), Int32(call.chunk), call.entry, $0.baseAddress, $0.count)
        }
        random = outside.random
        stepsTaken = Int64(limits.steps) - lua_sandbox_steps_left(sandbox)
        if let failure = failure(result) { throw failure }
        var reader = ValueReader(UnsafeRawBufferPointer(start: result.bytes, count: result.count))
        return reader.value()
    }

    private func failure(_ result: lua_sandbox_result) -> Failure? {
        let kind: ScriptFailure.Kind
        let message: String
        switch result.status {
        case LUA_SANDBOX_WELL: return nil
        case LUA_SANDBOX_TOO_MANY_STEPS:
            kind = .steps
            message = "this took more than \(limits.steps) steps; does a loop never end?"
        case LUA_SANDBOX_TOO_MUCH_MEMORY:
            kind = .memory
            message = "this needs more than \(limits.memory >> 20) MiB of memory, or a fourth of it in one piece"
        case LUA_SANDBOX_TOO_SLOW:
            kind = .time
            message =
                "this took too long: more than \(limits.time.components.seconds * 1000 + limits.time.components.attoseconds / 1_000_000_000_000_000) ms of processor time"
        default:
            let text = String(decoding: UnsafeRawBufferPointer(start: result.bytes, count: result.count), as: UTF8.self)
            return Self.mistake(text, chunk: Int(result.chunk), line: Int(result.line))
        }
        isSpent = true
        return Failure(kind: kind, chunk: Int(result.chunk), line: Int(result.line), message: message)
    }

    /// Takes the place off a message: `3:12: attempt to …` is about line 12 of chunk 3.
    private static func mistake(_ text: String, chunk: Int, line: Int) -> Failure {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let place = Int(parts[0]), let placeLine = Int(parts[1]) else {
            return Failure(kind: .mistake, chunk: chunk, line: line, message: text)
        }
        let message = String(parts[2].drop { $0 == " " })
        // What the library's own Lua says is about the line that called it.
        return place == 0
            ? Failure(kind: .mistake, chunk: chunk, line: line, message: message)
            : Failure(kind: .mistake, chunk: place, line: placeLine, message: message)
    }
}
