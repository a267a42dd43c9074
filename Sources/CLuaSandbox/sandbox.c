#include "sandbox.h"

#include <stdlib.h>
#include <string.h>

/// What one protected piece of work is about.
struct work {
    const char *name;
    const char *source;
    size_t count;
    int number;
    int script;
    const uint8_t *input;
};

/// Steps for work that ends by itself: reading a source, opening the libraries.
#define PLENTY (INT64_C(1) << 40)

/// The places in the registry that are ours; chunks have the numbers above.
static const char library_key, environment_key;

static int report(lua_State *lua) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    if (sandbox->exhausted == LUA_SANDBOX_WELL) sandbox_note_place(sandbox, 0);
    if (lua_type(lua, 1) != LUA_TSTRING) lua_pushliteral(lua, "error was called with something that is no text");
    return 1;
}

/// Does a piece of work in a protected call; what it wrote into the output is the result.
static struct lua_sandbox_result protect(
    struct lua_sandbox *sandbox, int64_t steps, lua_CFunction function, struct work *work
) {
    lua_State *lua = sandbox->lua;
    sandbox_arm(sandbox, steps);
    sandbox->output.count = 0;
    lua_settop(lua, 0);
    // Neither these nor the call allocate, so nothing can be raised outside of it.
    lua_pushcfunction(lua, report);
    lua_pushcfunction(lua, function);
    lua_pushlightuserdata(lua, work);
    int status = lua_pcall(lua, 1, 0, 1);
    struct lua_sandbox_result result = {
        .status = sandbox->exhausted,
        .bytes = sandbox->output.start,
        .count = sandbox->output.count,
        .chunk = sandbox->chunk,
        .line = sandbox->line,
    };
    if (status == LUA_OK || result.status != LUA_SANDBOX_WELL) return result;
    if (status == LUA_ERRMEM) {
        result.status = LUA_SANDBOX_TOO_MUCH_MEMORY;
        return result;
    }
    result.status = LUA_SANDBOX_ERROR;
    size_t count = 0;
    const char *text = lua_type(lua, -1) == LUA_TSTRING ? lua_tolstring(lua, -1, &count) : NULL;
    sandbox->output.count = 0;
    if (text != NULL) bytes_append(&sandbox->output, text, count);
    result.bytes = sandbox->output.start;
    result.count = sandbox->output.count;
    return result;
}

static int open_library(lua_State *lua) {
    sandbox_push_library(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &library_key);
    return 0;
}

struct lua_sandbox *lua_sandbox_open(struct lua_sandbox_limits limits, struct lua_sandbox_outside outside) {
    struct lua_sandbox *sandbox = calloc(1, sizeof *sandbox);
    if (sandbox == NULL) return NULL;
    sandbox->limits = limits;
    sandbox->outside = outside;
    sandbox->steps_left = PLENTY;
    sandbox->lua = lua_newstate(sandbox_allocate, sandbox);
    if (sandbox->lua == NULL) {
        free(sandbox);
        return NULL;
    }
    *(struct lua_sandbox **)lua_getextraspace(sandbox->lua) = sandbox;
    struct work work = {0};
    if (protect(sandbox, PLENTY, open_library, &work).status != LUA_SANDBOX_WELL) {
        lua_sandbox_close(sandbox);
        return NULL;
    }
    return sandbox;
}

void lua_sandbox_close(struct lua_sandbox *sandbox) {
    lua_close(sandbox->lua);
    free(sandbox->output.start);
    free(sandbox->reply.start);
    free(sandbox);
}

static int define(lua_State *lua) {
    const struct work *work = lua_touserdata(lua, 1);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &library_key);
    lua_pushinteger(lua, work->number);
    lua_pushcclosure(lua, sandbox_call_outside, 1);
    lua_setfield(lua, -2, work->name);
    return 0;
}

struct lua_sandbox_result lua_sandbox_define(struct lua_sandbox *sandbox, const char *name, int number) {
    struct work work = {.name = name, .number = number};
    return protect(sandbox, PLENTY, define, &work);
}

/// Pushes a compiled chunk that is called by its number.
static void load(lua_State *lua, const struct work *work) {
    char name[16];
    lua_Integer number = work->number;
    lua_pushfstring(lua, "=%I", number);
    strncpy(name, lua_tostring(lua, -1), sizeof name - 1);
    name[sizeof name - 1] = '\0';
    lua_pop(lua, 1);
    if (luaL_loadbufferx(lua, work->source, work->count, name, "t") != LUA_OK) lua_error(lua);
}

static int seal(lua_State *lua) {
    const struct work *work = lua_touserdata(lua, 1);
    load(lua, work);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &library_key);
    lua_setupvalue(lua, -2, 1);
    lua_call(lua, 0, 0);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &library_key);
    sandbox_seal_library(lua);
    // Each call's environment is empty and sees the library through this.
    lua_createtable(lua, 0, 2);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &environment_key);
    return 0;
}

struct lua_sandbox_result lua_sandbox_seal(struct lua_sandbox *sandbox, const char *source, size_t count) {
    struct work work = {.source = source, .count = count, .number = 0};
    return protect(sandbox, PLENTY, seal, &work);
}

/// The registry's place for a chunk; the first ones are Lua's own.
static lua_Integer place_of_chunk(int number) { return (lua_Integer)number + 1024; }

static int compile(lua_State *lua) {
    const struct work *work = lua_touserdata(lua, 1);
    load(lua, work);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_of_chunk(work->number));
    return 0;
}

struct lua_sandbox_result lua_sandbox_compile(
    struct lua_sandbox *sandbox, int chunk, const char *source, size_t count
) {
    struct work work = {.source = source, .count = count, .number = chunk};
    return protect(sandbox, PLENTY, compile, &work);
}

/// Pushes a chunk that sees an environment.
static void push_chunk(lua_State *lua, int number, int environment) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_of_chunk(number));
    lua_pushvalue(lua, environment);
    lua_setupvalue(lua, -2, 1);
}

/// Writes the names that an environment holds.
static void write_names(lua_State *lua, int environment) {
    lua_newtable(lua);
    lua_Integer count = 0;
    lua_pushnil(lua);
    while (lua_next(lua, environment)) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING) continue;
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, -3, ++count);
    }
    sandbox_write(lua, -1);
}

static void note_call(lua_State *lua, int chunk, int line) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    sandbox->called_chunk = chunk;
    sandbox->called_line = line;
}

/// Puts names and their values into an environment.
static void set_names(lua_State *lua, int environment, struct reader *reader) {
    for (uint32_t left = sandbox_read_count(lua, reader); left > 0; left--) {
        sandbox_read_text(lua, reader);
        sandbox_read(lua, reader, 0);
        lua_rawset(lua, environment);
    }
}

static int run(lua_State *lua) {
    const struct work *work = lua_touserdata(lua, 1);
    const struct reader input = {work->input, work->input + work->count};
    struct reader reader = input;
    lua_createtable(lua, 0, 4);
    int environment = lua_gettop(lua);
    set_names(lua, environment, &reader);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &environment_key);
    lua_setmetatable(lua, environment);
    if (work->script > 0) {
        note_call(lua, work->script, 1);
        push_chunk(lua, work->script, environment);
        lua_call(lua, 0, 0);
        // Where the script defines what is also a value's name, whoever names it means the value.
        reader = input;
        set_names(lua, environment, &reader);
    }
    if (work->number > 0) {
        note_call(lua, work->number, 1);
        push_chunk(lua, work->number, environment);
        lua_call(lua, 0, 1);
    } else if (work->name != NULL) {
        lua_pushstring(lua, work->name);
        if (lua_rawget(lua, environment) != LUA_TFUNCTION) {
            return luaL_error(lua, "the script defines no function '%s'", work->name);
        }
        lua_Debug function;
        lua_pushvalue(lua, -1);
        lua_getinfo(lua, ">S", &function);
        note_call(lua, atoi(function.short_src), function.linedefined);
        uint32_t arguments = sandbox_read_count(lua, &reader);
        luaL_checkstack(lua, (int)arguments + 8, "too many arguments");
        for (uint32_t argument = 0; argument < arguments; argument++) sandbox_read(lua, &reader, 0);
        lua_call(lua, (int)arguments, 1);
    } else {
        sandbox_of(lua)->output.count = 0;
        write_names(lua, environment);
        return 0;
    }
    sandbox_of(lua)->output.count = 0;
    sandbox_write(lua, -1);
    return 0;
}

struct lua_sandbox_result lua_sandbox_run(
    struct lua_sandbox *sandbox, int script, int chunk, const char *entry, int64_t steps,
    const uint8_t *input, size_t count
) {
    struct work work = {.name = entry, .count = count, .number = chunk, .script = script, .input = input};
    return protect(sandbox, steps < sandbox->limits.steps ? steps : sandbox->limits.steps, run, &work);
}

int lua_sandbox_reply(struct lua_sandbox *sandbox, const uint8_t *bytes, size_t count) {
    sandbox->reply.count = 0;
    return bytes_append(&sandbox->reply, bytes, count);
}
