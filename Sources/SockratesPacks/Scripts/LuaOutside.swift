import CLuaSandbox
import SockratesQuiz

/// What Lua calls in Swift: the functions of the library, and the search for patterns.
///
/// C calls it by a pointer that its ``LuaState`` keeps alive. Nothing here calls back into Lua, so no error of Lua's passes
/// through a Swift frame.
final class LuaOutside {
    var sandbox: OpaquePointer?
    var random = SeededRandom(seed: 0)
    var input = ValueWriter()
    private var reply = ValueWriter()

    /// What a call costs beside its bytes, in steps: a step is some ten nanoseconds.
    private static let stepsOfCall: Int64 = 100

    /// The functions as C calls them, for as long as this object lives.
    var functions: lua_sandbox_outside {
        lua_sandbox_outside(
            context: Unmanaged.passUnretained(self).toOpaque(),
            call: { context, number, arguments, count in
                guard let context else { return 0 }
                let outside = Unmanaged<LuaOutside>.fromOpaque(context).takeUnretainedValue()
                let bytes = UnsafeRawBufferPointer(start: arguments, count: count)
                return outside.call(Int(number), bytes) ? 1 : 0
            },
            match: { context, subject, subjectCount, pattern, patternCount, match in
                guard let context, let match else { return 0 }
                let outside = Unmanaged<LuaOutside>.fromOpaque(context).takeUnretainedValue()
                let subject = UnsafeRawBufferPointer(start: subject, count: subjectCount)
                let pattern = UnsafeRawBufferPointer(start: pattern, count: patternCount)
                return outside.match(
                    pattern.bindMemory(to: UInt8.self),
                    subject.bindMemory(to: UInt8.self),
                    &match.pointee
                )
            }
        )
    }

    private func call(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard ScriptFunction.all.indices.contains(number) else { return false }
        spend(bytes.count)
        let function = ScriptFunction.all[number]
        var reader = ValueReader(bytes)
        var arguments = ScriptArguments(function: function.name, values: reader.values(), random: random)
        arguments.mostSteps = sandbox.map { Int(lua_sandbox_steps_left($0)) } ?? 0
        defer { if let sandbox { lua_sandbox_spend(sandbox, Int64(arguments.steps)) } }
        do throws(ScriptArguments.Mistake) {
            let value = try function.body(&arguments)
            random = arguments.random
            reply.clear()
            reply.count(1)
            reply.value(value)
            spend(reply.bytes.count)
            return send(reply.bytes)
        } catch {
            _ = send(Array(error.message.utf8))
            return false
        }
    }

    /// Counts what a function's work takes by the size of what it gets and gives; where no steps are left, the sandbox finds that out.
    private func spend(_ bytes: Int) {
        if let sandbox { lua_sandbox_spend(sandbox, Self.stepsOfCall + Int64(bytes / 2)) }
    }

    private func match(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ subject: UnsafeBufferPointer<UInt8>,
        _ match: inout lua_sandbox_match
    ) -> Int32 {
        guard let sandbox else { return 0 }
        let before = Int(lua_sandbox_steps_left(sandbox))
        var matcher = LuaPattern(steps: before)
        defer { lua_sandbox_spend(sandbox, Int64(before - matcher.steps)) }
        do throws(LuaPattern.Failure) {
            let found =
                if match.mode == LUA_SANDBOX_PLAIN || match.mode == LUA_SANDBOX_FIND && !LuaPattern.isSpecial(pattern) {
                    try matcher.firstPlain(pattern.span, in: subject.span, from: match.start)
                } else {
                    try matcher.first(
                        pattern.span,
                        in: subject.span,
                        from: match.start,
                        isAnchored: match.mode != LUA_SANDBOX_EVERY_PATTERN,
                        last: match.last
                    )
                }
            guard let found else { return 0 }
            match.count = Int32(matcher.captures.count + 1)
            try withUnsafeMutableBytes(of: &match.parts) { raw throws(LuaPattern.Failure) in
                let parts = raw.bindMemory(to: lua_sandbox_part.self)
                parts[0] = lua_sandbox_part(start: found.lowerBound, count: found.count)
                for (index, capture) in matcher.captures.enumerated() {
                    switch capture.extent {
                    case .open: throw .mistake("the pattern leaves a capture open")
                    case .position: parts[index + 1] = lua_sandbox_part(start: capture.start, count: -1)
                    case .count(let count): parts[index + 1] = lua_sandbox_part(start: capture.start, count: count)
                    }
                }
            }
            return 1
        } catch {
            // Steps that are overspent are found by the sandbox itself.
            if case .mistake(let message) = error { _ = send(Array(message.utf8)) }
            return -1
        }
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        guard let sandbox else { return false }
        return bytes.withUnsafeBufferPointer { lua_sandbox_reply(sandbox, $0.baseAddress, $0.count) } != 0
    }
}
