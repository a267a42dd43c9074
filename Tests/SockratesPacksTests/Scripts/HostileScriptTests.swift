import SockratesPacks
import SockratesQuiz
import Testing

/// Scripts that want more than they may have: each is stopped, and its line is named.
@Suite struct HostileScriptTests {
    private let place = ScriptPlace(file: "quiz.yaml", line: 1)

    private func failure(_ body: String, limits: ScriptLimits = ScriptLimits()) throws -> ScriptFailure? {
        let script = try PackScript("function f()\n\(body)\nend", at: place, limits: limits)
        var random = SeededRandom(seed: 1)
        let failure = #expect(throws: ScriptFailure.self) { try script.call("f", [], random: &random) }
        // The script can still be called, and is stopped again.
        let again = #expect(throws: ScriptFailure.self) { try script.call("f", [], random: &random) }
        #expect(failure == again)
        return failure
    }

    @Test(
        arguments: [
            "while true do end",
            "while true do pcall(function() while true do end end) end",
            "local function g() pcall(g) pcall(g) end g()",
            "while true do local s = ('x'):rep(1000000) end",
            "local s = ('x'):rep(1000000) while true do s:upper() end",
            "string.rep('', math.maxinteger)",
            "table.move({}, 1, math.maxinteger, 2)",
            "local t = {} for i = 1, 100000 do t[i] = i end while true do table.insert(t, 1, 0) table.remove(t, 1) end",
            "return ('a'):rep(1000):find(('a-'):rep(20) .. 'b')",
            "return ('a'):rep(100000):find(('a'):rep(50000) .. 'b', 1, true)",
            "return ('x'):rep(10000):gsub('', function() while true do end end)",
            "for _ in ('x'):rep(100):gmatch('') do while true do end end",
            "local t = setmetatable({}, {__lt = function() while true do end end}) return t < t",
            "do local t <close> = setmetatable({}, {__close = function() while true do end end}) end",
            "local big = ('x'):rep(100000) while true do md5(big) end",
        ]
    )
    func whatNeverEndsIsStopped(body: String) throws {
        var limits = ScriptLimits()
        limits.steps = 300_000
        let failure = try failure(body, limits: limits)
        #expect(failure?.description == "quiz.yaml:2: this took more than 300000 steps; does a loop never end?")
        #expect(failure?.kind == .steps)
    }

    @Test(
        arguments: [
            "local t = {} while true do t[#t + 1] = {} end",
            "local t = {} while true do t[#t + 1] = ('x'):rep(100000) .. #t end",
            "local s = 'x' while true do s = s .. s end",
            "local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end",
            "local function g(...) return g(1, ...) end return g()",
        ]
    )
    func whatEatsMemoryIsStopped(body: String) throws {
        var limits = ScriptLimits()
        limits.memory = 4 << 20
        let failure = try failure(body, limits: limits)
        #expect(failure?.place == ScriptPlace(file: "quiz.yaml", line: 2), "\(failure as Any)")
        #expect(failure?.kind == .memory || failure?.message.contains("stack overflow") == true, "\(failure as Any)")
    }

    @Test func workThatStepsDoNotMeasureEndsByTheClock() throws {
        var limits = ScriptLimits()
        limits.steps = 1 << 50
        limits.time = .milliseconds(20)
        let failure = try failure("while true do end", limits: limits)
        #expect(failure?.description == "quiz.yaml:2: this took too long: more than 20 ms of processor time")
        #expect(failure?.kind == .time)
    }

    @Test(
        arguments: [
            "local function g() return 1 + g() end return g()",
            "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) return t[1]",
            "local function g() return ('x'):gsub('x', g) end return g()",
        ]
    )
    func endlessRecursionIsStopped(body: String) throws {
        let failure = try failure(body)
        #expect(failure?.place?.line == 2)
    }

    @Test(
        arguments: [
            "io", "os", "package", "debug", "coroutine", "require", "load", "loadstring", "loadfile", "dofile",
            "collectgarbage", "print", "next", "rawset", "xpcall", "warn", "_G", "string.dump", "math.randomseed",
            "utf8.codes", "getmetatable('')", "keys", "match", "framed", "random",
        ]
    )
    func whatLeadsOutIsNotThere(name: String) throws {
        let script = try PackScript("function f() return \(name) end", at: place)
        var random = SeededRandom(seed: 1)
        let value = try script.call("f", [], random: &random)
        #expect(value == .null || value == .boolean(false))
    }

    @Test(
        arguments: [
            "getmetatable('').__index = nil", "string.upper = nil", "math.random = nil", "string.new = 1",
            "table.insert(string, 1)", "setmetatable(string, {})", "setmetatable({}, {__gc = function() end})",
            "setmetatable(_ENV, nil)", "('x').y = 1", "string.format('%p', {})", "string.format('%s', {})",
            "string.format('%5.2p', '')", "tostring()",
            "table.concat(setmetatable({}, {__len = function() return 9 end}))",
        ]
    )
    func whatWouldChangeTheSandboxIsRefused(body: String) throws {
        #expect(try failure(body)?.kind == .mistake)
    }

    @Test func nothingTellsAnAddress() throws {
        let source = "function f() return {tostring({}), tostring(f), tostring(string.upper), tostring(null)} end"
        let script = try PackScript(source, at: place)
        var random = SeededRandom(seed: 1)
        #expect(try script.call("f", [], random: &random).text == "table, function, function, null")
    }

    @Test func compiledLuaIsNotRun() {
        let failure = #expect(throws: ScriptFailure.self) { try PackScript("\u{1B}Lua", at: place) }
        #expect(failure?.message.contains("attempt to load a binary chunk") == true)
    }

    @Test func deepSourceIsRefused() {
        for source in [String(repeating: "(", count: 100_000), "x = " + String(repeating: "{", count: 100_000)] {
            let failure = #expect(throws: ScriptFailure.self) { try PackScript(source, at: place) }
            #expect(failure?.place == place)
        }
    }
}
