// What the files of the sandbox share.
#ifndef SOCKRATES_SANDBOX_H
#define SOCKRATES_SANDBOX_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdbool.h>

#include "lua_sandbox.h"

/// Bytes that grow, kept outside of Lua so that an error leaks none.
struct bytes {
    uint8_t *start;
    size_t count;
    size_t capacity;
};

struct lua_sandbox {
    lua_State *lua;
    struct lua_sandbox_limits limits;
    struct lua_sandbox_outside outside;
    size_t memory_used;
    int64_t steps_left;
    /// The processor time at which the call is stopped; 0 until it has run for a while.
    int64_t deadline;
    /// Which limit the running call has hit.
    enum lua_sandbox_status exhausted;
    /// Where the running call's error came up.
    int chunk;
    int line;
    /// What stands for that where no line of the author's is at work: the beginning of what was called.
    int called_chunk;
    int called_line;
    struct bytes output;
    struct bytes reply;
};

static inline struct lua_sandbox *sandbox_of(lua_State *lua) {
    return *(struct lua_sandbox **)lua_getextraspace(lua);
}

// limits.c

/// lua_Alloc with the limit on memory; what is allocated counts as steps too.
void *sandbox_allocate(void *context, void *block, size_t old_size, size_t new_size);
/// Gives a call its steps, and its time.
void sandbox_arm(struct lua_sandbox *sandbox, int64_t steps);
/// Counts steps, and raises an error when there are none left.
void sandbox_charge(lua_State *lua, int64_t steps);
/// Raises the error of a limit that has been hit.
int sandbox_raise_exhausted(lua_State *lua);
/// Notes the line of the author's that is at work.
void sandbox_note_place(struct lua_sandbox *sandbox, int level);

// codec.c

/// Where the registry holds the operators of whole numbers of any size.
extern const char sandbox_whole_key;
bool bytes_append(struct bytes *bytes, const void *source, size_t count);
/// Writes the value at a place of the stack; raises an error where it is none that can pass.
void sandbox_write(lua_State *lua, int index);
void sandbox_write_count(lua_State *lua, uint32_t count);
/// Bytes that are being read.
struct reader {
    const uint8_t *next;
    const uint8_t *end;
};
/// Pushes the next value.
void sandbox_read(lua_State *lua, struct reader *reader, int depth);
uint32_t sandbox_read_count(lua_State *lua, struct reader *reader);
/// Pushes a text without its tag.
void sandbox_read_text(lua_State *lua, struct reader *reader);

// library.c

/// Leaves a table with everything that a script may use on the stack, not yet sealed.
void sandbox_push_library(lua_State *lua);
/// Puts the library's tables, in the table at the top of the stack, behind others that can't be changed.
void sandbox_seal_library(lua_State *lua);
/// A function of the outside; its number is the first upvalue.
int sandbox_call_outside(lua_State *lua);

#endif
