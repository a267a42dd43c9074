#include <stdlib.h>
#include <string.h>

#include "sandbox.h"

enum { NOTHING, FALSE_, TRUE_, INTEGER, NUMBER, TEXT, LIST, MAP, WHOLE };

const char sandbox_whole_key;

/// Lists within lists; no value of a question's is deeper.
enum { DEEPEST = 64 };

bool bytes_append(struct bytes *bytes, const void *source, size_t count) {
    if (count > bytes->capacity - bytes->count) {
        size_t capacity = bytes->capacity < 256 ? 256 : bytes->capacity;
        while (capacity - bytes->count < count) capacity *= 2;
        uint8_t *moved = realloc(bytes->start, capacity);
        if (moved == NULL) return false;
        bytes->start = moved;
        bytes->capacity = capacity;
    }
    if (count > 0) memcpy(bytes->start + bytes->count, source, count);
    bytes->count += count;
    return true;
}

// Writing

static void append(lua_State *lua, const void *source, size_t count) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    if (count > sandbox->limits.piece - sandbox->output.count || !bytes_append(&sandbox->output, source, count)) {
        luaL_error(lua, "a value is larger than %d bytes", (int)sandbox->limits.piece);
    }
}

static void write_tag(lua_State *lua, uint8_t tag) { append(lua, &tag, 1); }

void sandbox_write_count(lua_State *lua, uint32_t count) { append(lua, &count, sizeof count); }

static void write_text(lua_State *lua, int index) {
    size_t count;
    const char *text = lua_tolstring(lua, index, &count);
    sandbox_write_count(lua, (uint32_t)count);
    append(lua, text, count);
}

static void write_value(lua_State *lua, int index, int depth);

/// Whether a table is a whole number; its digits are at the top of the stack then.
static bool is_whole(lua_State *lua, int index) {
    luaL_checkstack(lua, 4, "a value is nested too deep");
    if (!lua_getmetatable(lua, index)) return false;
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &sandbox_whole_key);
    bool is_equal = lua_rawequal(lua, -1, -2);
    lua_pop(lua, 2);
    if (!is_equal) return false;
    if (lua_rawgeti(lua, index, 1) == LUA_TSTRING) return true;
    return luaL_error(lua, "a whole number can't be changed");
}

static void write_table(lua_State *lua, int index, int depth) {
    if (is_whole(lua, index)) {
        write_tag(lua, WHOLE);
        write_text(lua, -1);
        lua_pop(lua, 1);
        return;
    }
    if (depth == DEEPEST) luaL_error(lua, "a value is nested more than %d deep; does a table hold itself?", DEEPEST);
    luaL_checkstack(lua, 4, "a value is nested too deep");
    lua_Unsigned items = lua_rawlen(lua, index);
    uint32_t names = 0, numbers = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING) {
            names++;
        } else if (lua_isinteger(lua, -1)) {
            numbers++;
        } else {
            luaL_error(lua, "a table's key is a %s; only whole numbers and texts can pass", luaL_typename(lua, -1));
        }
        sandbox_charge(lua, 1);
    }
    if (names > 0 && numbers > 0) {
        luaL_error(lua, "a table has numbers and names as keys; it is a list or a map, not both");
    }
    if (names == 0) {
        if (numbers != items) luaL_error(lua, "a list has gaps; put null where there is nothing");
        write_tag(lua, LIST);
        sandbox_write_count(lua, numbers);
        for (uint32_t item = 1; item <= numbers; item++) {
            if (lua_rawgeti(lua, index, item) == LUA_TNIL) {
                luaL_error(lua, "a list has gaps; put null where there is nothing");
            }
            write_value(lua, lua_gettop(lua), depth + 1);
            lua_pop(lua, 1);
        }
        return;
    }
    write_tag(lua, MAP);
    sandbox_write_count(lua, names);
    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        write_text(lua, -2);
        write_value(lua, lua_gettop(lua), depth + 1);
        lua_pop(lua, 1);
    }
}

static void write_value(lua_State *lua, int index, int depth) {
    sandbox_charge(lua, 1);
    switch (lua_type(lua, index)) {
        case LUA_TNIL:
        case LUA_TLIGHTUSERDATA: // null
            write_tag(lua, NOTHING);
            break;
        case LUA_TBOOLEAN: write_tag(lua, lua_toboolean(lua, index) ? TRUE_ : FALSE_); break;
        case LUA_TNUMBER:
            if (lua_isinteger(lua, index)) {
                lua_Integer integer = lua_tointeger(lua, index);
                write_tag(lua, INTEGER);
                append(lua, &integer, sizeof integer);
            } else {
                lua_Number number = lua_tonumber(lua, index);
                write_tag(lua, NUMBER);
                append(lua, &number, sizeof number);
            }
            break;
        case LUA_TSTRING:
            write_tag(lua, TEXT);
            write_text(lua, index);
            break;
        case LUA_TTABLE: write_table(lua, index, depth); break;
        default: luaL_error(lua, "a %s is no value that can pass", luaL_typename(lua, index));
    }
}

void sandbox_write(lua_State *lua, int index) { write_value(lua, lua_absindex(lua, index), 0); }

// Reading

static const uint8_t *take(lua_State *lua, struct reader *reader, size_t count) {
    if ((size_t)(reader->end - reader->next) < count) luaL_error(lua, "a value's bytes end too early");
    const uint8_t *bytes = reader->next;
    reader->next += count;
    return bytes;
}

uint32_t sandbox_read_count(lua_State *lua, struct reader *reader) {
    uint32_t count;
    memcpy(&count, take(lua, reader, sizeof count), sizeof count);
    return count;
}

void sandbox_read_text(lua_State *lua, struct reader *reader) {
    uint32_t count = sandbox_read_count(lua, reader);
    lua_pushlstring(lua, (const char *)take(lua, reader, count), count);
}

void sandbox_read(lua_State *lua, struct reader *reader, int depth) {
    luaL_checkstack(lua, 4, "a value is nested too deep");
    switch (*take(lua, reader, 1)) {
        case NOTHING:
            // Within a list or a map nothing has to stand for itself: nil would leave a gap.
            if (depth == 0) lua_pushnil(lua);
            else lua_pushlightuserdata(lua, NULL);
            break;
        case FALSE_: lua_pushboolean(lua, 0); break;
        case TRUE_: lua_pushboolean(lua, 1); break;
        case INTEGER: {
            lua_Integer integer;
            memcpy(&integer, take(lua, reader, sizeof integer), sizeof integer);
            lua_pushinteger(lua, integer);
            break;
        }
        case NUMBER: {
            lua_Number number;
            memcpy(&number, take(lua, reader, sizeof number), sizeof number);
            lua_pushnumber(lua, number);
            break;
        }
        case TEXT: sandbox_read_text(lua, reader); break;
        case WHOLE:
            lua_createtable(lua, 1, 0);
            sandbox_read_text(lua, reader);
            lua_rawseti(lua, -2, 1);
            lua_rawgetp(lua, LUA_REGISTRYINDEX, &sandbox_whole_key);
            lua_setmetatable(lua, -2);
            break;
        case LIST: {
            uint32_t count = sandbox_read_count(lua, reader);
            lua_createtable(lua, (int)(count < 1 << 20 ? count : 1 << 20), 0);
            for (uint32_t item = 1; item <= count; item++) {
                sandbox_read(lua, reader, depth + 1);
                lua_rawseti(lua, -2, item);
            }
            break;
        }
        case MAP: {
            uint32_t count = sandbox_read_count(lua, reader);
            lua_createtable(lua, 0, (int)(count < 1 << 20 ? count : 1 << 20));
            for (uint32_t item = 0; item < count; item++) {
                sandbox_read_text(lua, reader);
                sandbox_read(lua, reader, depth + 1);
                lua_rawset(lua, -3);
            }
            break;
        }
        default: luaL_error(lua, "a value has an unknown tag");
    }
}
