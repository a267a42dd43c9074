import SockratesPacks
import SockratesQuiz
import Testing

/// What a pack's Lua can do, and that nothing of it stays behind.
@Suite struct PackScriptTests {
    private let place = ScriptPlace(file: "quiz.yaml", line: 10)

    @Test func aFunctionIsCalledWithValuesAndReturnsOne() throws {
        let script = try PackScript("function f(q) return {sum = q.a + q.b, list = {1, 2.5, 'x', null}} end", at: place)
        var random = SeededRandom(seed: 1)
        let value = try script.call("f", [.map(["a": .integer(2), "b": .integer(3)])], random: &random)
        #expect(value == .map(["sum": .integer(5), "list": .list([.integer(1), .number(2.5), .text("x"), .null])]))
    }

    @Test(
        arguments: [
            .null, .boolean(true), .boolean(false), .integer(.max), .integer(.min), .number(0.1), .number(-1e300),
            .text(""), .text("naïve 🙂\0x"), .bytes([0xFF, 0x00, 0xFE]), .list([]),
            .list([.null, .integer(1), .list([.text("a")])]),
            .map(["a": .null, "": .integer(1), "ü": .map(["deep": .list([.boolean(false)])])]),
        ] as [Value]
    )
    func everyValuePassesInAndOutUnchanged(value: Value) throws {
        let script = try PackScript("function f(x) return x end", at: place)
        var random = SeededRandom(seed: 1)
        #expect(try script.call("f", [value], random: &random) == value)
    }

    @Test func wholeNumbersStayWholeAndDivideAsInPython() throws {
        let script = try PackScript("function f() return {7 // 2, -7 // 2, -7 % 3, 7 / 2, 2^3, 1 << 4} end", at: place)
        var random = SeededRandom(seed: 1)
        #expect(try script.call("f", [], random: &random).text == "3, -4, 2, 3.5, 8, 16")
    }

    @Test func whatACallChangesIsGoneInTheNext() throws {
        let source = """
            local count, list = 0, {}
            total = 0
            function f(x)
                count = count + 1
                total = total + 1
                leaked = (leaked or 0) + 1
                list[#list + 1] = x
                return {count, total, leaked, #list}
            end
            """
        let script = try PackScript(source, at: place)
        var random = SeededRandom(seed: 1)
        for _ in 1...3 {
            #expect(try script.call("f", [.integer(1)], random: &random).text == "1, 1, 1, 1")
        }
    }

    @Test func theSeedDecidesEverythingThatIsDrawn() throws {
        let source = """
            function f()
                local drawn = {math.random(), math.random(6), math.random(-5, 5), choice({'a', 'b', 'c'})}
                return {drawn, shuffle({1, 2, 3, 4, 5, 6}), sample({1, 2, 3, 4}, 2)}
            end
            """
        let draw = { (seed: UInt64) in
            let script = try PackScript(source, at: place)
            var random = SeededRandom(seed: seed)
            return [try script.call("f", [], random: &random), try script.call("f", [], random: &random)]
        }
        #expect(try draw(7) == draw(7))
        #expect(try draw(7) != draw(8))
        #expect(try draw(7)[0] != draw(7)[1])
        // Written down so that a recorded session draws the same for ever.
        let first = try draw(7)[0].json
        #expect(first == "[[0.3898297483912715,1,4,\"b\"],[3,1,4,2,5,6],[1,4]]")
    }

    @Test func drawnNumbersFillTheirRange() throws {
        let script = try PackScript("function f() return math.random(3) end", at: place)
        var random = SeededRandom(seed: 1)
        var seen: Set<Value> = []
        for _ in 0..<100 { seen.insert(try script.call("f", [], random: &random)) }
        #expect(seen == [.integer(1), .integer(2), .integer(3)])
        let whole = try PackScript("function f() return math.random(math.mininteger, math.maxinteger) end", at: place)
        #expect(try whole.call("f", [], random: &random) != whole.call("f", [], random: &random))
    }

    @Test func tablesAreWalkedInOneOrder() throws {
        let source = """
            function f()
                local keys = {}
                for key in pairs({z = 1, [10] = 1, a = 1, [2] = 1, [1.5] = 1, m = false}) do keys[#keys + 1] = key end
                return keys
            end
            """
        let script = try PackScript(source, at: place)
        var random = SeededRandom(seed: 1)
        #expect(try script.call("f", [], random: &random).text == "1.5, 2, 10, a, m, z")
    }

    @Test func sortingIsStable() throws {
        let source = """
            function f()
                local list = {}
                for number = 1, 300 do list[number] = {number % 3, number} end
                table.sort(list, function(a, b) return a[1] < b[1] end)
                for place = 2, 300 do
                    local a, b = list[place - 1], list[place]
                    if a[1] > b[1] or a[1] == b[1] and a[2] > b[2] then return false end
                end
                return true
            end
            """
        let script = try PackScript(source, at: place)
        var random = SeededRandom(seed: 1)
        #expect(try script.call("f", [], random: &random) == .boolean(true))
    }

    @Test(
        arguments: [
            ("return nothing + 1", "attempt to perform arithmetic on a nil value (global 'nothing')"),
            ("local x; return x.y", "attempt to index a nil value (local 'x')"),
            ("error('my own words')", "my own words"),
            ("error({1})", "error was called with something that is no text"),
            ("return ('x'):rep(2, 3, {}) .. {}", "attempt to concatenate a table value"),
            ("return string.find(nil, 'x')", "bad argument #1 to 'find' (string expected, got nil)"),
            ("return string.find('x', '[')", "malformed pattern (missing ']')"),
            ("return base64(nil)", "base64: argument 1 is missing"),
            ("return caesar('a', 'b')", "caesar: argument 2 is a whole number, not \"b\""),
            ("string.find = nil", "a library can't be changed"),
            ("math.random(2, 1)", "random: no number is from 2 to 1"),
        ]
    )
    func aMistakeIsToldWithItsLine(body: String, message: String) throws {
        let script = try PackScript("function f()\n\(body)\nend", at: place)
        var random = SeededRandom(seed: 1)
        let failure = #expect(throws: ScriptFailure.self) { try script.call("f", [], random: &random) }
        #expect(failure?.message == message)
        #expect(failure?.description == "quiz.yaml:11: \(message)")
        #expect(failure?.kind == .mistake)
    }

    @Test(
        arguments: [
            ("f", "a function is no value that can pass"),
            ("{1, nil, 3}", "a list has gaps; put null where there is nothing"),
            ("{1, a = 2}", "a table has numbers and names as keys; it is a list or a map, not both"),
            ("{[true] = 1}", "a table's key is a boolean; only whole numbers and texts can pass"),
            ("{[1.5] = 1}", "a table's key is a number; only whole numbers and texts can pass"),
            (
                "(function() local t = {} t.t = t return t end)()",
                "a value is nested more than 64 deep; does a table hold itself?"
            ),
        ]
    )
    func whatCanNotPassIsToldWithTheFunctionThatReturnedIt(source: String, message: String) throws {
        let script = try PackScript("\n\nfunction f()\n\nreturn \(source)\nend", at: place)
        var random = SeededRandom(seed: 1)
        let failure = #expect(throws: ScriptFailure.self) { try script.call("f", [], random: &random) }
        #expect(failure?.description == "quiz.yaml:12: \(message)")
    }

    @Test func aScriptThatIsNoLuaIsRefusedWithItsLine() {
        let failure = #expect(throws: ScriptFailure.self) {
            try PackScript("local x = 1\nfunction f() return 1 + ) end", at: place)
        }
        #expect(failure?.description == "quiz.yaml:11: unexpected symbol near ')'")
    }

    @Test func aFunctionThatIsNotThereIsNamed() throws {
        let script = try PackScript("function f() end", at: place)
        #expect(script.names == ["f"])
        var random = SeededRandom(seed: 1)
        let failure = #expect(throws: ScriptFailure.self) { try script.call("g", [], random: &random) }
        #expect(failure?.message == "the script defines no function 'g'")
    }

    @Test func manyThreadsShareAScript() async throws {
        let script = try PackScript(
            "function f(x) local t = {} for i = 1, 500 do t[i] = x end return #t * x end",
            at: place
        )
        let sums = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in Int64(1)...200 {
                group.addTask {
                    var random = SeededRandom(seed: 1)
                    guard case .integer(let value) = try script.call("f", [.integer(number)], random: &random) else {
                        return 0
                    }
                    return value
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sums == 500 * 200 * 201 / 2)
    }
}
