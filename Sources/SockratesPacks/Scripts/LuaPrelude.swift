/// The part of a script's library that is itself Lua: what Lua's own functions would do in an order that differs from run to
/// run, or without an end.
///
/// `keys`, `match`, `framed` and `keep_operators` are the sandbox's, `whole` is ours, and they are gone when this has run.
enum LuaPrelude {
    static let source = #"""
        local keys, match, framed = keys, match, framed
        _ENV.keys, _ENV.match, _ENV.framed = nil, nil, nil
        local byte, sub, concat, pack, unpack = string.byte, string.sub, table.concat, table.pack, table.unpack
        local type, tostring, error, min = type, tostring, error, math.min
        local PATTERN, EVERY, PLAIN, FIND = 0, 1, 2, 3

        math.random, _ENV.random = random, nil

        -- Stable, and the same in every run; Lua's own takes its pivots from a clock.
        local function sort(list, less)
            local count = #list
            local from, to, width = list, {}, 1
            while width < count do
                for first = 1, count, 2 * width do
                    local middle, last = min(first + width, count + 1), min(first + 2 * width, count + 1)
                    local left, right = first, middle
                    for place = first, last - 1 do
                        local takes_right = left >= middle
                        if not takes_right and right < last then
                            local one, other = from[right], from[left]
                            if less then takes_right = less(one, other) else takes_right = one < other end
                        end
                        if takes_right then
                            to[place], right = from[right], right + 1
                        else
                            to[place], left = from[left], left + 1
                        end
                    end
                end
                from, to, width = to, from, 2 * width
            end
            if from ~= list then
                for place = 1, count do list[place] = from[place] end
            end
        end

        local function check(value, expected, number, name)
            if type(value) == expected then return value end
            if expected == "string" and type(value) == "number" then return tostring(value) end
            error(("bad argument #%d to '%s' (%s expected, got %s)"):format(number, name, expected, type(value)), 0)
        end

        table.sort = framed(function(list, less)
            check(list, "table", 1, "sort")
            if less ~= nil then check(less, "function", 2, "sort") end
            sort(list, less)
        end)

        -- Numbers first, then texts, each in their order.
        pairs = framed(function(list)
            check(list, "table", 1, "pairs")
            local numbers, texts = keys(list)
            sort(numbers)
            sort(texts)
            local order, place = numbers, 0
            return function()
                while true do
                    place = place + 1
                    local key = order[place]
                    if key == nil then
                        if order == texts then return nil end
                        order, place = texts, 0
                    else
                        local value = list[key]
                        if value ~= nil then return key, value end
                    end
                end
            end
        end)

        local function start(text, init)
            init = init or 1
            if init < 0 then init = #text + init + 1 end
            return init < 1 and 1 or init
        end

        local function located(from, ...)
            if from == nil then return nil end
            return from, ...
        end

        string.find = framed(function(text, pattern, init, plain)
            text, pattern = check(text, "string", 1, "find"), check(pattern, "string", 2, "find")
            return located(match(text, pattern, start(text, init), plain and PLAIN or FIND))
        end)

        local function captured(text, from, to, first, ...)
            if from == nil then return nil end
            if first == nil then return sub(text, from, to) end
            return first, ...
        end

        string.match = framed(function(text, pattern, init)
            text, pattern = check(text, "string", 1, "match"), check(pattern, "string", 2, "match")
            return captured(text, match(text, pattern, start(text, init)))
        end)

        string.gmatch = framed(function(text, pattern, init)
            text, pattern = check(text, "string", 1, "gmatch"), check(pattern, "string", 2, "gmatch")
            local place, last = start(text, init), -1
            local function advance(from, to, ...)
                if from == nil then return nil end
                place, last = to + 1, to
                return captured(text, from, to, ...)
            end
            return function() return advance(match(text, pattern, place, EVERY, last)) end
        end)

        -- What %0 to %9 stand for in a replacement.
        local function expanded(replacement, whole, found)
            local pieces, place = {}, 1
            while true do
                local mark = match(replacement, "%", place, PLAIN)
                if not mark then break end
                pieces[#pieces + 1] = sub(replacement, place, mark - 1)
                local digit = byte(replacement, mark + 1)
                if digit == 37 then
                    pieces[#pieces + 1] = "%"
                elseif digit == 48 or digit == 49 and found[3] == nil then
                    pieces[#pieces + 1] = whole
                elseif digit and digit >= 49 and digit <= 57 then
                    local capture = found[digit - 46]
                    if capture == nil then error(("invalid capture index %%%c in replacement string"):format(digit), 0) end
                    pieces[#pieces + 1] = tostring(capture)
                else
                    error("invalid use of '%' in replacement string", 0)
                end
                place = mark + 2
            end
            pieces[#pieces + 1] = sub(replacement, place)
            return concat(pieces)
        end

        string.gsub = framed(function(text, pattern, replacement, most)
            text, pattern = check(text, "string", 1, "gsub"), check(pattern, "string", 2, "gsub")
            local kind = type(replacement)
            if kind == "number" then replacement, kind = tostring(replacement), "string" end
            if kind ~= "string" and kind ~= "table" and kind ~= "function" then
                error(("bad argument #3 to 'gsub' (string/function/table expected, got %s)"):format(kind), 0)
            end
            local has_marks = kind == "string" and match(replacement, "%", 1, PLAIN)
            local is_anchored = byte(pattern) == 94
            local pieces, place, last, count = {}, 1, -1, 0
            while count < (most or #text + 1) do
                local found = pack(match(text, pattern, place, PATTERN, last))
                local from, to = found[1], found[2]
                if not from then break end
                count = count + 1
                pieces[#pieces + 1] = sub(text, place, from - 1)
                local whole, value = sub(text, from, to), nil
                if kind == "string" then
                    value = has_marks and expanded(replacement, whole, found) or replacement
                elseif kind == "table" then
                    if found[3] == nil then value = replacement[whole] else value = replacement[found[3]] end
                elseif found[3] == nil then
                    value = replacement(whole)
                else
                    value = replacement(unpack(found, 3, found.n))
                end
                if not value then
                    value = whole
                elseif type(value) ~= "string" and type(value) ~= "number" then
                    error(("invalid replacement value (a %s)"):format(type(value)), 0)
                end
                pieces[#pieces + 1] = value
                place, last = to + 1, to
                if is_anchored then break end
            end
            pieces[#pieces + 1] = sub(text, place)
            return concat(pieces), count
        end)

        -- Whole numbers of any size: Swift reckons.
        local whole, keep_operators = whole, keep_operators
        _ENV.whole, _ENV.keep_operators = nil, nil
        local operators = {__metatable = false}
        for name, sign in pairs({
            add = "+", sub = "-", mul = "*", div = "/", idiv = "//", mod = "%", pow = "^",
            eq = "==", lt = "<", le = "<=", concat = "..", unm = "-x", tostring = "tostring",
        }) do
            operators["__" .. name] = framed(function(one, other) return whole(sign, one, other) end)
        end
        for _, name in ipairs({"index", "newindex", "len", "call"}) do
            operators["__" .. name] = framed(function() error("a whole number has no parts", 0) end)
        end
        keep_operators(operators)
        """#
}
