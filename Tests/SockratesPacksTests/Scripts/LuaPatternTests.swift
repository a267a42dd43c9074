import CLua
import SockratesPacks
import SockratesQuiz
import Testing

/// The sandbox's texts, patterns and sorting against the system's own Lua.
@Suite struct LuaPatternTests {
    /// Lua that tries thousands of patterns and writes down what came of each.
    private static let trials = #"""
        local state = SEED
        local function below(n)
            state = (state * 6364136223846793005 + 1442695040888963407) & 0x7fffffffffffffff
            return (state >> 33) % n
        end
        local function pick(list) return list[below(#list) + 1] end
        local atoms = {
            "a", "b", "c", ".", "%a", "%d", "%s", "%w", "%W", "%p", "%u", "%L", "%x", "%g", "%c", "%%", "%.", "[abc]",
            "[^ab]", "[a-c]", "[]]", "[^]]", "[%d_]", "[a%-z]", "[a-]", "[%a-z]", "1", " ", "-", "]",
        }
        local suffixes = {"", "", "", "", "*", "+", "-", "?"}
        local function pattern()
            local parts, open = {}, 0
            if below(6) == 0 then parts[1] = "^" end
            for _ = 1, below(5) do
                local kind = below(24)
                if kind < 17 then parts[#parts + 1] = pick(atoms) .. pick(suffixes)
                elseif kind < 19 then parts[#parts + 1] = "("; open = open + 1
                elseif kind < 21 and open > 0 then parts[#parts + 1] = ")"; open = open - 1
                elseif kind == 21 then parts[#parts + 1] = pick({"%b()", "%bab", "%f[%a]", "%f[^b]", "()"})
                elseif kind == 22 then parts[#parts + 1] = pick({"%1", "%2", "[", "%", "%f", "%b", ")", "[a", "[%", "[^"})
                end
            end
            for _ = 1, open do parts[#parts + 1] = ")" end
            if below(6) == 0 then parts[#parts + 1] = "$" end
            return table.concat(parts)
        end
        local letters = {"a", "b", "c", "A", "1", "2", " ", "(", ")", "-", "]", "_", "\0", "\255", "%", "\t"}
        local function subject()
            local parts = {}
            for index = 1, below(14) do parts[index] = pick(letters) end
            return table.concat(parts)
        end
        local replacements = {
            "", "x", "<%0>", "<%1>", "%1%2", "%%", {a = "A", ab = false, ["1"] = 7}, function(x) return x .. "!" end,
            function(x, y) return y end,
        }
        local function shown(...)
            local values = table.pack(...)
            if not values[1] then return "error" end
            for index = 1, values.n do values[index] = tostring(values[index]) end
            return table.concat(values, ",", 1, values.n)
        end
        local results = {}
        for _ = 1, COUNT do
            local s, p = subject(), pattern()
            local init = below(4) == 0 and below(20) - 6 or nil
            local result = {
                shown(pcall(string.find, s, p, init)), shown(pcall(string.match, s, p, init)),
                shown(pcall(string.gsub, s, p, pick(replacements), below(4) == 0 and below(3) or nil)),
                shown(pcall(string.find, s, p, init, true)),
                shown(pcall(function()
                    local found = {}
                    for x, y in s:gmatch(p) do found[#found + 1] = tostring(x) .. ":" .. tostring(y) end
                    return table.concat(found, ";")
                end)),
            }
            results[#results + 1] = p .. " in " .. s .. ": " .. table.concat(result, " | ")
        end
        local numbers = {}
        for index = 1, 500 do numbers[index] = below(1000) end
        table.sort(numbers)
        results[#results + 1] = table.concat(numbers, " ")
        table.sort(numbers, function(x, y) return x > y end)
        results[#results + 1] = table.concat(numbers, " ")
        return results
        """#

    private static func source(seed: Int, count: Int) -> String {
        trials.replacing("SEED", with: "\(seed)").replacing("COUNT", with: "\(count)")
    }

    /// What the system's Lua makes of a chunk that returns a list of texts.
    private static func systemsLua(_ source: String) -> [[UInt8]] {
        let lua = luaL_newstate()
        defer { lua_close(lua) }
        luaL_openlibs(lua)
        guard luaL_loadstring(lua, source) == LUA_OK, lua_pcallk(lua, 0, 1, 0, 0, nil) == LUA_OK else {
            Issue.record("\(String(cString: lua_tolstring(lua, -1, nil)))")
            return []
        }
        return (1...lua_rawlen(lua, -1)).map { index in
            lua_rawgeti(lua, 1, lua_Integer(index))
            defer { lua_settop(lua, -2) }
            var count = 0
            let text = lua_tolstring(lua, -1, &count)
            return Array(UnsafeRawBufferPointer(start: text, count: count))
        }
    }

    @Test(arguments: 1...10)
    func patternsMatchAsInTheSystemsLua(seed: Int) throws {
        let source = Self.source(seed: seed, count: 400)
        var limits = ScriptLimits()
        limits.time = .seconds(60)
        let script = try PackScript(
            "function f()\n\(source)\nend",
            at: ScriptPlace(file: "trials.lua", line: 1),
            limits: limits
        )
        var random = SeededRandom(seed: 1)
        guard case .list(let found) = try script.call("f", [], random: &random) else {
            Issue.record("the trials return no list")
            return
        }
        let expected = Self.systemsLua(source)
        #expect(found.count == expected.count)
        let differing = zip(found, expected.map { Value(utf8: $0) }).first { $0 != $1 }
        #expect(differing?.0 == differing?.1)
    }
}
