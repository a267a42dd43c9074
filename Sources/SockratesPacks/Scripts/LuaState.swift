import CLuaSandbox
import SockratesQuiz
import Synchronization

/// One sandbox with a pack's script in it, for one call at a time; nobody waits for another's call, since each takes a state of its own.
final class LuaState: Sendable {
    /// Something to run.
    struct Call {
        /// The chunk that is run first; 0 for none.
        var script = 0
        /// The chunk whose value is wanted, or 0 where it is a function's.
        var chunk = 0
        /// The function's name.
        var entry: String?
        /// How many steps it may take.
        var steps = Int.max
    }

    /// What a call did not give, and where: the number of a chunk and a line of it.
    struct Failure: Error {
        let kind: ScriptFailure.Kind
        let chunk: Int
        let line: Int
        let message: String
    }

    /// What a call works with.
    private struct Work {
        let sandbox: OpaquePointer
        let outside: LuaOutside
        var isSpent = false
        var stepsTaken: Int64 = 0
        var compiled: Set<Int> = []
    }

    /// Whether a limit was hit: what is in memory then is not worth keeping.
    var isSpent: Bool { work.withLock { $0.isSpent } }
    /// The steps of the last call.
    var stepsTaken: Int64 { work.withLock { $0.stepsTaken } }
    private let work: Mutex<Work>
    private let limits: ScriptLimits

    /// Makes a sandbox with the whole library; `nil` where memory is short.
    init?(_ limits: ScriptLimits) {
        guard let work = Self.work(limits) else { return nil }
        self.work = Mutex(work)
        self.limits = limits
    }

    private static func work(_ limits: ScriptLimits) -> sending Work? {
        let outside = LuaOutside()
        let time = limits.time.components
        let bounds = lua_sandbox_limits(
            memory: limits.memory,
            piece: limits.memory / 4,
            steps: Int64(limits.steps),
            time: time.seconds &* 1_000_000_000 &+ time.attoseconds / 1_000_000_000
        )
        guard let sandbox = lua_sandbox_open(bounds, outside.functions) else { return nil }
        outside.sandbox = sandbox
        var prelude = LuaPrelude.source
        let isWell =
            ScriptFunction.all.enumerated().allSatisfy { number, function in
                lua_sandbox_define(sandbox, function.name, Int32(number)).status == LUA_SANDBOX_WELL
            }
            && prelude.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    lua_sandbox_seal(sandbox, $0.baseAddress, $0.count).status == LUA_SANDBOX_WELL
                }
            }
        guard isWell else {
            lua_sandbox_close(sandbox)
            return nil
        }
        return Work(sandbox: sandbox, outside: outside)
    }

    deinit { work.withLock { lua_sandbox_close($0.sandbox) } }

    /// Compiles a chunk, unless that was done before.
    ///
    /// - Parameters:
    ///   - source: The chunk, whose first line is counted as 1.
    ///   - number: What it is called by, 1 or more.
    /// - Throws: ``Failure`` where it is no Lua.
    func compile(_ source: String, as number: Int) throws(Failure) {
        try work.withLock { work throws(Failure) in
            if work.compiled.contains(number) { return }
            var source = source
            let result = source.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    lua_sandbox_compile(work.sandbox, Int32(number), $0.baseAddress, $0.count)
                }
            }
            try check(result, &work)
            work.compiled.insert(number)
        }
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
        try work.withLock { work throws(Failure) in
            let outside = work.outside
            outside.random = random
            outside.input.clear()
            input(&outside.input)
            let steps = max(0, min(call.steps, limits.steps))
            let result = outside.input.bytes.withUnsafeBufferPointer {
                lua_sandbox_run(
                    work.sandbox,
                    Int32(call.script),
                    Int32(call.chunk),
                    call.entry,
                    Int64(steps),
                    $0.baseAddress,
                    $0.count
                )
            }
            random = outside.random
            work.stepsTaken =
                Int64(steps) - lua_sandbox_steps_left(work.sandbox) + Int64(outside.input.bytes.count / 8)
            // What is left of less than a whole call was left by others.
            if result.status == LUA_SANDBOX_TOO_MANY_STEPS, steps < limits.steps {
                work.isSpent = true
                let message = ScriptFailure.allTogether
                throw Failure(kind: .steps, chunk: Int(result.chunk), line: Int(result.line), message: message)
            }
            try check(result, &work)
            var reader = ValueReader(UnsafeRawBufferPointer(start: result.bytes, count: result.count))
            return reader.value()
        }
    }

    private func check(_ result: lua_sandbox_result, _ work: inout Work) throws(Failure) {
        guard let failure = failure(result) else { return }
        work.isSpent = work.isSpent || failure.kind != .mistake
        // What took too much time for its steps has used up all that an event may.
        if failure.kind == .time { work.stepsTaken = Int64(Allowance.usual) }
        throw failure
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
