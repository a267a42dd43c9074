#include <string.h>

#include "sandbox.h"

// What a script may call. Lua's own functions are called through a guard that counts work which no instruction shows.

/// A step pays for so many bytes of texts that a function looks through.
enum { BYTES_A_STEP = 16 };

/// Calls one of Lua's own functions, given as upvalue, on the same arguments. None of those that are let in has upvalues.
static int guarded(lua_State *lua) {
    int64_t steps = 1;
    for (int index = lua_gettop(lua); index > 0; index--) {
        if (lua_type(lua, index) == LUA_TSTRING) steps += (int64_t)(lua_rawlen(lua, index) / BYTES_A_STEP);
    }
    sandbox_charge(lua, steps);
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

/// The same for functions that go through a table: a length of the script's own making would let them go on for ever.
static int guarded_for_lists(lua_State *lua) {
    for (int index = 1; index <= 5; index += 4) {
        if (lua_type(lua, index) != LUA_TTABLE) continue;
        if (luaL_getmetafield(lua, index, "__len") != LUA_TNIL) {
            return luaL_argerror(lua, index, "a table with a __len of its own can't be used here");
        }
        sandbox_charge(lua, (int64_t)lua_rawlen(lua, index));
    }
    return guarded(lua);
}

/// table.insert and table.remove: only the ends are free.
static int guarded_for_places(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    if (luaL_getmetafield(lua, 1, "__len") != LUA_TNIL) {
        return luaL_argerror(lua, 1, "a table with a __len of its own can't be used here");
    }
    lua_Unsigned count = lua_rawlen(lua, 1);
    int place = lua_toboolean(lua, lua_upvalueindex(2)) ? 3 : 2;
    if (lua_gettop(lua) >= place && lua_isinteger(lua, 2)) {
        lua_Integer first = lua_tointeger(lua, 2);
        if (first >= 1 && (lua_Unsigned)first <= count) sandbox_charge(lua, (int64_t)(count - (lua_Unsigned)first));
    }
    return guarded(lua);
}

/// table.move: counts what is moved.
static int guarded_move(lua_State *lua) {
    lua_Integer first = luaL_checkinteger(lua, 2), last = luaL_checkinteger(lua, 3);
    if (last >= first) {
        lua_Unsigned moved = (lua_Unsigned)last - (lua_Unsigned)first;
        sandbox_charge(lua, moved < INT64_MAX ? (int64_t)moved : INT64_MAX);
    }
    return guarded(lua);
}

/// string.rep: repeating an empty text allocates nothing and never ends.
static int guarded_rep(lua_State *lua) {
    lua_Integer times = luaL_checkinteger(lua, 2);
    if (times > 0) sandbox_charge(lua, times / BYTES_A_STEP);
    return guarded(lua);
}

/// string.format: no addresses, which differ from run to run.
static int guarded_format(lua_State *lua) {
    size_t count;
    const char *format = luaL_checklstring(lua, 1, &count);
    for (size_t place = 0; place < count; place++) {
        if (format[place] != '%') continue;
        place++;
        place += strspn(format + place, "-+ #0123456789.");
        if (place < count && format[place] == 'p') return luaL_argerror(lua, 1, "'%p' is not to be had here");
    }
    for (int index = 2; index <= lua_gettop(lua); index++) {
        int type = lua_type(lua, index);
        if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA) {
            return luaL_argerror(lua, index, "a number or a text is expected; json() writes a table");
        }
    }
    return guarded(lua);
}

/// tostring without addresses.
static int to_text(lua_State *lua) {
    luaL_checkany(lua, 1);
    sandbox_charge(lua, 1);
    int type = lua_type(lua, 1);
    if (luaL_callmeta(lua, 1, "__tostring")) {
        if (lua_type(lua, -1) != LUA_TSTRING) return luaL_error(lua, "'__tostring' must return a text");
    } else if (type == LUA_TLIGHTUSERDATA) {
        lua_pushliteral(lua, "null");
    } else if (type == LUA_TTABLE || type == LUA_TFUNCTION) {
        lua_pushstring(lua, lua_typename(lua, type));
    } else {
        luaL_tolstring(lua, 1, NULL);
    }
    return 1;
}

/// pcall that lets no script go on beyond a limit.
static int protected_call(lua_State *lua) {
    luaL_checkany(lua, 1);
    sandbox_charge(lua, 1);
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK) return lua_gettop(lua);
    struct lua_sandbox *sandbox = sandbox_of(lua);
    if (status == LUA_ERRMEM && sandbox->exhausted == LUA_SANDBOX_WELL) {
        sandbox->exhausted = LUA_SANDBOX_TOO_MUCH_MEMORY;
    }
    if (sandbox->exhausted != LUA_SANDBOX_WELL) return sandbox_raise_exhausted(lua);
    lua_pushboolean(lua, 0);
    lua_insert(lua, -2);
    return 2;
}

/// setmetatable without __gc: a finalizer runs where no limit is looked at.
static int set_metatable(lua_State *lua) {
    sandbox_charge(lua, 1);
    int type = lua_type(lua, 2);
    luaL_argexpected(lua, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    luaL_checktype(lua, 1, LUA_TTABLE);
    if (type == LUA_TTABLE) {
        lua_pushliteral(lua, "__gc");
        if (lua_rawget(lua, 2) != LUA_TNIL) return luaL_argerror(lua, 2, "'__gc' is not to be had here");
    }
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) {
        return luaL_error(lua, "cannot change a protected metatable");
    }
    lua_settop(lua, 2);
    lua_setmetatable(lua, 1);
    return 1;
}

/// The keys of a table as a list, numbers before texts, not yet sorted: `numbers, texts = keys(t)`.
static int keys(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_newtable(lua);
    lua_newtable(lua);
    lua_Integer numbers = 0, texts = 0;
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        sandbox_charge(lua, 4);
        lua_pushvalue(lua, -1);
        switch (lua_type(lua, -1)) {
            case LUA_TNUMBER: lua_rawseti(lua, 2, ++numbers); break;
            case LUA_TSTRING: lua_rawseti(lua, 3, ++texts); break;
            default:
                return luaL_error(
                    lua, "pairs: a key is a %s; only numbers and texts have an order", luaL_typename(lua, -1)
                );
        }
    }
    return 2;
}

/// Looks for a pattern: `from, to, captures… = match(subject, pattern, start, mode, last)`, or nothing; `last` is where no match
/// may end.
static int match_pattern(lua_State *lua) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    size_t subject_count, pattern_count;
    const char *subject = luaL_checklstring(lua, 1, &subject_count);
    const char *pattern = luaL_checklstring(lua, 2, &pattern_count);
    lua_Integer start = luaL_checkinteger(lua, 3);
    if (start < 1 || (lua_Unsigned)start > subject_count + 1) return 0;
    struct lua_sandbox_match match = {
        .mode = (enum lua_sandbox_match_mode)luaL_optinteger(lua, 4, LUA_SANDBOX_PATTERN),
        .start = (ptrdiff_t)start - 1,
        .last = (ptrdiff_t)luaL_optinteger(lua, 5, -1),
    };
    sandbox_charge(lua, 1);
    int status = sandbox->outside.match(
        sandbox->outside.context, subject, subject_count, pattern, pattern_count, &match
    );
    if (sandbox->exhausted != LUA_SANDBOX_WELL) return sandbox_raise_exhausted(lua);
    if (status < 0) {
        lua_pushlstring(lua, (const char *)sandbox->reply.start, sandbox->reply.count);
        return luaL_error(lua, "%s", lua_tostring(lua, -1));
    }
    if (status == 0) return 0;
    luaL_checkstack(lua, match.count + 2, "too many captures");
    lua_pushinteger(lua, match.parts[0].start + 1);
    lua_pushinteger(lua, match.parts[0].start + match.parts[0].count);
    for (int part = 1; part < match.count; part++) {
        if (match.parts[part].count < 0) lua_pushinteger(lua, match.parts[part].start + 1);
        else lua_pushlstring(lua, subject + match.parts[part].start, (size_t)match.parts[part].count);
    }
    return match.count + 1;
}

/// Keeps the operators of whole numbers of any size.
static int keep_operators(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &sandbox_whole_key);
    return 0;
}

static int call_framed(lua_State *lua) {
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    return lua_gettop(lua);
}

/// A function of the library's own Lua in a frame that stays when it is called last thing, so that an error knows its line.
static int framed(lua_State *lua) {
    lua_settop(lua, 1);
    lua_pushcclosure(lua, call_framed, 1);
    return 1;
}

int sandbox_call_outside(lua_State *lua) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    int count = lua_gettop(lua);
    sandbox->output.count = 0;
    sandbox_write_count(lua, (uint32_t)count);
    for (int index = 1; index <= count; index++) sandbox_write(lua, index);
    sandbox_charge(lua, (int64_t)(sandbox->output.count / BYTES_A_STEP));
    sandbox->reply.count = 0;
    int number = (int)lua_tointeger(lua, lua_upvalueindex(1));
    bool is_well = sandbox->outside.call(
        sandbox->outside.context, number, sandbox->output.start, sandbox->output.count
    );
    if (sandbox->exhausted != LUA_SANDBOX_WELL) return sandbox_raise_exhausted(lua);
    if (!is_well) {
        lua_pushlstring(lua, (const char *)sandbox->reply.start, sandbox->reply.count);
        return luaL_error(lua, "%s", lua_tostring(lua, -1));
    }
    struct reader reader = {sandbox->reply.start, sandbox->reply.start + sandbox->reply.count};
    uint32_t results = sandbox_read_count(lua, &reader);
    for (uint32_t result = 0; result < results; result++) sandbox_read(lua, &reader, 0);
    return (int)results;
}

static int refuse_change(lua_State *lua) {
    return luaL_error(lua, "a library can't be changed");
}

struct entry {
    const char *name;
    lua_CFunction guard;
};

/// Copies functions of a library that lies at the top of the stack into the table below it, each behind its guard.
static void let_in(lua_State *lua, const struct entry *entries) {
    for (const struct entry *entry = entries; entry->name != NULL; entry++) {
        lua_getfield(lua, -1, entry->name);
        lua_pushboolean(lua, strcmp(entry->name, "insert") == 0);
        lua_pushcclosure(lua, entry->guard, 2);
        lua_setfield(lua, -3, entry->name);
    }
    lua_pop(lua, 1);
}

static const struct entry base_functions[] = {
    {"assert", guarded}, {"error", guarded}, {"getmetatable", guarded}, {"ipairs", guarded}, {"rawequal", guarded},
    {"rawget", guarded}, {"rawlen", guarded}, {"select", guarded}, {"tonumber", guarded}, {"type", guarded},
    {NULL, NULL},
};

static const struct entry string_functions[] = {
    {"byte", guarded}, {"char", guarded}, {"format", guarded_format}, {"len", guarded}, {"lower", guarded},
    {"pack", guarded}, {"rep", guarded_rep}, {"reverse", guarded}, {"sub", guarded}, {"unpack", guarded},
    {"upper", guarded}, {NULL, NULL},
};

/// What lets a text that reads as a number be reckoned with.
static const struct entry text_operators[] = {
    {"__add", guarded}, {"__sub", guarded}, {"__mul", guarded}, {"__div", guarded}, {"__idiv", guarded},
    {"__mod", guarded}, {"__pow", guarded}, {"__unm", guarded}, {NULL, NULL},
};

static const struct entry table_functions[] = {
    {"concat", guarded_for_lists}, {"insert", guarded_for_places}, {"move", guarded_move}, {"pack", guarded},
    {"remove", guarded_for_places}, {"unpack", guarded_for_lists}, {NULL, NULL},
};

static const struct entry math_functions[] = {
    {"abs", guarded}, {"acos", guarded}, {"asin", guarded}, {"atan", guarded}, {"ceil", guarded}, {"cos", guarded},
    {"deg", guarded}, {"exp", guarded}, {"floor", guarded}, {"fmod", guarded}, {"log", guarded}, {"max", guarded},
    {"min", guarded}, {"modf", guarded}, {"rad", guarded}, {"sin", guarded}, {"sqrt", guarded}, {"tan", guarded},
    {"tointeger", guarded}, {"type", guarded}, {"ult", guarded}, {NULL, NULL},
};

static const struct entry utf8_functions[] = {
    {"char", guarded}, {"codepoint", guarded}, {"len", guarded}, {"offset", guarded}, {NULL, NULL},
};

static void add_library(
    lua_State *lua, const char *name, lua_CFunction open, const struct entry *entries, const char *const *constants
) {
    lua_newtable(lua);
    lua_pushcfunction(lua, open);
    lua_call(lua, 0, 1);
    for (; constants != NULL && *constants != NULL; constants++) {
        lua_getfield(lua, -1, *constants);
        lua_setfield(lua, -3, *constants);
    }
    let_in(lua, entries);
    lua_setfield(lua, -2, name);
}

static void add_function(lua_State *lua, const char *name, lua_CFunction function) {
    lua_pushcfunction(lua, function);
    lua_setfield(lua, -2, name);
}

void sandbox_push_library(lua_State *lua) {
    static const char *const math_constants[] = {"huge", "maxinteger", "mininteger", "pi", NULL};
    static const char *const utf8_constants[] = {"charpattern", NULL};
    lua_newtable(lua);
    // The open functions leave their libraries in the registry and in a table of globals, which no script reaches.
    lua_pushcfunction(lua, luaopen_base);
    lua_call(lua, 0, 1);
    let_in(lua, base_functions);
    add_library(lua, "string", luaopen_string, string_functions, NULL);
    add_library(lua, "table", luaopen_table, table_functions, NULL);
    add_library(lua, "math", luaopen_math, math_functions, math_constants);
    add_library(lua, "utf8", luaopen_utf8, utf8_functions, utf8_constants);
    add_function(lua, "pcall", protected_call);
    add_function(lua, "setmetatable", set_metatable);
    add_function(lua, "tostring", to_text);
    add_function(lua, "keys", keys);
    add_function(lua, "match", match_pattern);
    add_function(lua, "framed", framed);
    add_function(lua, "keep_operators", keep_operators);
    lua_pushlightuserdata(lua, NULL);
    lua_setfield(lua, -2, "null");
}

void sandbox_seal_library(lua_State *lua) {
    int library = lua_gettop(lua);
    // A text's methods are the functions of `string`, and its metatable is nobody's.
    lua_pushliteral(lua, "");
    lua_createtable(lua, 0, 10);
    if (!lua_getmetatable(lua, -2)) lua_newtable(lua);
    let_in(lua, text_operators);
    lua_getfield(lua, library, "string");
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);

    static const char *const names[] = {"string", "table", "math", "utf8"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        lua_newtable(lua);
        lua_createtable(lua, 0, 3);
        lua_getfield(lua, library, names[index]);
        lua_setfield(lua, -2, "__index");
        lua_pushcfunction(lua, refuse_change);
        lua_setfield(lua, -2, "__newindex");
        lua_pushboolean(lua, 0);
        lua_setfield(lua, -2, "__metatable");
        lua_setmetatable(lua, -2);
        lua_setfield(lua, library, names[index]);
    }
}
