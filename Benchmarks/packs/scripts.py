"""Packs whose Lua never ends, eats memory, or looks for a way round its limits."""
from attack import Attack, judge, lua, pack, questions


def attacks():
    endless = "function f()\n  while true do end\nend"
    yield Attack("lua, endless", pack(lua("f()", endless)))
    yield Attack("lua, endless while it loads", pack(lua("f()", "while true do end\nfunction f() end")))
    yield Attack("lua, endless in a judge", pack(judge("(function() while true do end end)()")))
    yield Attack("lua, endless under pcall", pack(lua("f()", "function f()\n  while true do pcall(function() while true do end end) end\nend")))
    slow = "script: |\n  function f() for i = 1, 900000 do end return 1 end\n"
    yield Attack("lua, endless in every question", pack(questions(*['{ask: "{{f()}}", answer: "1"}'] * 5000, before=slow)))
    yield Attack("lua, memory of tables", pack(lua("f()", "function f()\n  local t = {}\n  while true do t[#t + 1] = {} end\nend")))
    yield Attack("lua, a text that doubles", pack(lua("f()", "function f()\n  local s = 'x'\n  while true do s = s .. s end\nend")))
    yield Attack("lua, string.rep", pack(lua("string.rep('x', 1 << 40)")))
    yield Attack("lua, string.rep of nothing", pack(lua("#string.rep('', 1 << 40)")))
    yield Attack("lua, string.rep with separators", pack(lua("string.rep('', 1 << 30, 'xxxxxxxx')")))
    yield Attack("lua, string.format", pack(lua("string.format('%99.99f', 1e308):rep(1e6)")))
    yield Attack("lua, string.format too wide", pack(lua("string.format('%1000d', 1)")))
    yield Attack("lua, string.pack", pack(lua("string.pack('!16' .. ('i16'):rep(1e6), 1)")))
    yield Attack("lua, a pattern that backtracks", pack(lua("('a'):rep(30000):find(('a*'):rep(20) .. 'b')")))
    yield Attack("lua, a pattern that backtracks in gsub", pack(lua("('a'):rep(30000):gsub('.-.-.-b', '')")))
    yield Attack("lua, %b without end", pack(lua("('('):rep(200000):gsub('%b()', '')")))
    yield Attack("lua, plain find", pack(lua("f()", "function f()\n  local s = ('a'):rep(1 << 20)\n  for i = 1, 1e9 do s:find('b', 1, true) end\nend")))
    yield Attack("lua, gsub that grows", pack(lua("f()", "function f()\n  local s = 'x'\n  for i = 1, 99 do s = s:gsub('x', 'xx') end\n  return s\nend")))
    yield Attack("lua, concat", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 1000 do t[i] = ('x'):rep(1 << 20) end\n  return table.concat(t)\nend")))
    yield Attack("lua, recursion", pack(lua("f(1)", "function f(x) return 1 + f(x) end")))
    yield Attack("lua, recursion of tail calls", pack(lua("f(1)", "function f(x) return f(x) end")))
    yield Attack("lua, recursion through pcall", pack(lua("f()", "function f() return pcall(f) and 1 + f() end")))
    yield Attack("lua, recursion through metatables", pack(
        lua("t.x", "t = setmetatable({}, {})\ngetmetatable(t).__index = function(t, k) return t[k] end")))
    yield Attack("lua, recursion through tostring", pack(
        lua("tostring(t)", "t = setmetatable({}, {__tostring = function(t) return tostring(t) end})")))
    yield Attack("lua, recursion in gsub", pack(lua("f()", "function f() return ('x'):gsub('.', f) end")))
    yield Attack("lua, coroutines", pack(lua("coroutine.wrap(function() end)()")))
    yield Attack("lua, finalizers", pack(lua("f()", "function f()\n  while true do setmetatable({}, {__gc = function() while true do end end}) end\nend")))
    yield Attack("lua, a closing that is endless", pack(lua("f()", "function f()\n  local x <close> = setmetatable({}, {__close = function() while true do end end})\n  while true do end\nend")))
    yield Attack("lua, the metatable of texts", pack(lua("f()", "function f()\n  getmetatable('').__index = nil\n  return ('x'):rep(3)\nend")))
    yield Attack("lua, table.sort with a liar", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 1e6 do t[i] = i end\n  table.sort(t, function() return true end)\nend")))
    yield Attack("lua, table.move", pack(lua("table.move({}, 1, 1 << 60, 2)")))
    yield Attack("lua, table.unpack", pack(lua("select('#', table.unpack({}, 1, 1e8))")))
    yield Attack("lua, table.insert", pack(lua("f()", "function f()\n  local t = {}\n  while true do table.insert(t, 1, 0) end\nend")))
    yield Attack("lua, a length that is endless", pack(lua("table.concat(setmetatable({}, {__len = function() return 1 << 60 end}))")))
    yield Attack("lua, a value that holds itself", pack(lua("f()", "function f()\n  local t = {}\n  t.t = t\n  return json(t)\nend")))
    yield Attack("lua, a value nested deeply", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 1e5 do t = {t} end\n  return t\nend")))
    yield Attack("lua, source nested deeply", pack(lua("(" * 100_000 + "1" + ")" * 100_000)))
    yield Attack("lua, bytecode", pack('title: T\nscript: "\\eLua"\nquestions: [{ask: a, answer: b}]\n'))
    yield Attack("lua, load", pack(lua("load('return 1')()")))
    yield Attack("lua, spell and roman", pack(lua("f()", "function f()\n  while true do spell(123456789) end\nend")))
    yield Attack("lua, base64 that grows", pack(lua("f()", "function f()\n  local s = 'x'\n  while true do s = base64(s) end\nend")))
    yield Attack("lua, letters beyond ASCII over and over", pack(lua("f()", "function f()\n  local s = ('é'):rep(1 << 18)\n  while true do letters(s) end\nend")))
    yield from places()
    yield from functions()


def places():
    """The same loops wherever a pack may hold Lua."""
    loop = "script: |\n  function f()\n    while true do end\n  end\n  function g() for i = 1, 900000 do end return 1 end\n"
    for name, item in {
        "generate": "{ask: x, answer: x, generate: f()}", "oracle": "{ask: x, oracle: f()}", "judge": "{ask: x, example: x, judge: f()}",
        "transition": "{ask: x, answer: x, transition: f()}", "values": '{ask: x, answer: x, values: {v: "{{f()}}"}}',
        "hints": '{ask: x, answer: x, hint: "{{f()}}{{math.random(9)}}"}', "explain": '{ask: x, answer: x, explain: "{{f()}}{{math.random(9)}}"}',
        "feedback": '{ask: x, answer: x, feedback: {x: "{{f()}}"}}', "choices": '{ask: x, answer: a, choices: [a, "{{f()}}"]}',
        "match": '{ask: x, match: {a: "{{f()}}", b: c}}', "fields": '{ask: x, fields: ["{{f()}}"]}', "number": '{ask: x, number: "{{f()}}"}',
        "points": '{ask: x, answer: x, points: "{{f()}}"}', "on": '{ask: x, answer: x, on: {accept: {say: "{{f()}}"}}}',
        "set": '{ask: x, answer: x, on: {accept: {set: {v: "{{f()}}"}}}}', "say": '{say: "{{f()}}"}', "gate": '{gate: "{{f()}}"}',
        "blob": '{blob: "{{f()}}", answer: x}',
    }.items():
        yield Attack(f"lua, endless in {name}", pack(questions(item, "{ask: z, answer: z}", before=loop)))
    for key in ["banner", "flag", "progress"]:
        yield Attack(f"lua, endless in {key}", pack(questions("{ask: x, answer: x}", before=loop + f'{key}: "{{{{f()}}}}"\n')))
    yield Attack("lua, endless in say", pack(questions("{ask: x, answer: x}", before=loop + 'say: {accept: "{{f()}}"}\n')))
    yield Attack("lua, endless in values of the session", pack(questions("{ask: x, answer: x}", before=loop + 'values: {v: "{{f()}}"}\n')))
    yield Attack("lua, slow a thousand times in one text", pack(questions('{ask: "' + "{{g()}}" * 1000 + '", answer: x}', before=loop)))
    yield Attack("lua, slow a thousand times in one made text", pack(
        questions('{ask: "' + "{{g()}}" * 1000 + '{{math.random(9)}}", answer: x}', before=loop)))
    yield Attack("lua, slow in a thousand values", pack(questions(
        "{ask: x, answer: x, values: {" + ", ".join(f'v{n}: "{{{{g() + math.random(9)}}}}"' for n in range(1000)) + "}}", before=loop)))
    yield Attack("lua, slow in a thousand hints", pack(questions(
        "{ask: x, answer: x, hints: [" + ", ".join(['"{{g()}}{{math.random(9)}}"'] * 1000) + "]}", before=loop)))
    yield Attack("lua, slow in every round", pack(questions(
        '{ask: "{{g() + math.random(9)}}", answer: x}', before=loop + "rounds: 20000\nreplacement: true\nwrong: continue\n")), may_pass=True)
    yield Attack("lua, slow in every answer's words", pack(questions(
        '{ask: x, answer: x}', before=loop + 'rounds: 20000\nreplacement: true\nwrong: continue\nsay: {accept: "{{g()}}", reject: "{{g()}}"}\n')), may_pass=True)
    yield Attack("lua, large values handed in", pack(questions(
        '{ask: "' + "{{#v}}" * 1000 + '", answer: x, values: {v: {string: 65536}}}', before="rounds: 20000\nreplacement: true\n")), may_pass=True)
    yield Attack("lua, a text of 4 MB in many places", pack(questions(
        '{ask: "' + "{{('x'):rep(4000000)}}" * 1000 + '", answer: x}')))
    yield Attack("lua, expressions by the ten thousand", pack(questions(*[f'{{ask: "{{{{{n} + 1}}}}", answer: x}}' for n in range(40_000)])), may_pass=True)
    yield Attack("lua, long expressions by the hundred", pack(questions(*[f'{{ask: "{{{{1{" + 1" * 5000}}}}}", answer: x}}' for n in range(200)])), may_pass=True)
    yield Attack("lua, an expression of a megabyte", pack(lua("1" + " + 1" * 500_000)))
    yield Attack("lua, a script of a million functions", pack(
        "title: T\nscript: |\n" + "  function f() end\n" * 150_000 + "questions: [{ask: a, answer: b}]\n"), may_pass=True)
    yield Attack("lua, a script of a million names", pack(
        "title: T\nscript: |\n" + "".join(f"  a{n} = 1\n" for n in range(150_000)) + "questions: [{ask: a, answer: b}]\n"), may_pass=True)
    yield Attack("lua, a script of constants", pack(
        "title: T\nscript: |\n  t = {" + ", ".join(f"'{n}'" for n in range(300_000)) + "}\nquestions: [{ask: '{{#t}}', answer: b}]\n"))
    yield Attack("lua, a text without end", pack(lua("[[ x", "")))
    yield Attack("lua, a goto without end", pack(lua("f()", "function f() ::a:: goto a end")))
    yield Attack("lua, a function that is not there", pack(questions("{ask: x, oracle: no_such_function(1)}")))
    yield Attack("lua, a hook that names no function", pack(questions("{ask: x, oracle: no_such_function}", before=loop)))


def functions():
    """Each function of the library, with a megabyte, over and over."""
    calls = {
        "base64": "s", "base32": "s", "hex": "s", "binary": "s", "octal": "s", "url": "s", "rot13": "s", "caesar": "s, 3", "vigenere": "s, 'key'", "xor": "s, 'key'",
        "morse": "s", "reverse": "s", "ascii": "s", "md5": "s", "sha1": "s", "sha256": "s", "sha512": "s", "crc32": "s", "letters": "s", "words": "s",
        "shuffle": "t", "sample": "t, 1000", "pick": "t", "sort": "t", "sum": "t", "join": "t, ','", "split": "s, 'x'", "json": "t", "transpose": "s, 100",
        "title": "s", "utf8.len": "s", "string.reverse": "s", "string.lower": "s", "string.byte": "s, 1, 100", "string.rep": "s, 3", "utf8.codepoint": "s, 1, 100",
        "tostring": "s", "tonumber": "s", "table.concat": "t", "table.unpack": "t, 1, 200", "table.remove": "t, 1", "string.pack": "'z', s", "matches": "s, 'x*'",
    }
    for name, arguments in calls.items():
        script = f"function f()\n  local s = ('x'):rep(1 << 20)\n  local t = {{}}\n  for i = 1, 1e5 do t[i] = i end\n  while true do {name}({arguments}) end\nend"
        yield Attack(f"lua, {name} over and over", pack(lua("f()", script)))
    yield Attack("lua, format over and over", pack(lua("f()", "function f()\n  while true do string.format('%99d%99d%99.99f', 1, 2, 1e308) end\nend")))
    yield Attack("lua, tostring over and over", pack(lua("f()", "function f()\n  while true do tostring(1e308) end\nend")))
    yield Attack("lua, concat over and over", pack(lua("f()", "function f()\n  local s = ('x'):rep(1 << 20)\n  while true do local u = s .. 'x' end\nend")))
    yield Attack("lua, comparison over and over", pack(lua("f()", "function f()\n  local a, b = ('x'):rep(1 << 20) .. 'a', ('x'):rep(1 << 20) .. 'b'\n  while true do local c = a < b end\nend")))
    yield Attack("lua, gmatch over and over", pack(lua("f()", "function f()\n  local s = ('x'):rep(1 << 20)\n  while true do for w in s:gmatch('x') do end end\nend")))
    yield Attack("lua, # over and over", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 1e5 do t[i] = i end\n  while true do local n = #t end\nend")))
    yield Attack("lua, big steps by pcall and error", pack(lua("f()", "function f()\n  while true do pcall(error, ('x'):rep(1000)) end\nend")))
    yield Attack("lua, next over a hole", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 2e5 do t[i] = i end\n  for i = 1, 2e5 do t[i] = nil end\n  while true do next(t) end\nend")))
    yield Attack("lua, sort of equal texts", pack(lua("f()", "function f()\n  local t = {}\n  for i = 1, 2e4 do t[i] = ('x'):rep(100) .. i end\n  while true do table.sort(t) end\nend")))
