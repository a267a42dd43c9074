#include <stdlib.h>
#include <string.h>

#include "CThreadClock.h"
#include "sandbox.h"

enum {
    /// Instructions between two looks at the limits.
    INTERVAL = 256,
    /// A step pays for so many bytes: what one instruction takes is enough to copy about as much.
    BYTES_A_STEP = 32,
};

/// More steps than any call has, and few enough to be taken away without an overflow.
#define MOST_AT_ONCE (INT64_C(1) << 60)

void sandbox_note_place(struct lua_sandbox *sandbox, int level) {
    lua_Debug frame;
    sandbox->chunk = sandbox->called_chunk;
    sandbox->line = sandbox->called_line;
    for (; lua_getstack(sandbox->lua, level, &frame); level++) {
        lua_getinfo(sandbox->lua, "Sl", &frame);
        // Chunks are called by their numbers, and the library's own Lua is 0.
        int chunk = frame.currentline > 0 ? atoi(frame.short_src) : 0;
        if (chunk > 0) {
            sandbox->chunk = chunk;
            sandbox->line = frame.currentline;
            return;
        }
    }
}

static void exhaust(struct lua_sandbox *sandbox, enum lua_sandbox_status status) {
    if (sandbox->exhausted != LUA_SANDBOX_WELL) return;
    sandbox->exhausted = status;
    if (sandbox->lua != NULL) sandbox_note_place(sandbox, 0);
}

void *sandbox_allocate(void *context, void *block, size_t old_size, size_t new_size) {
    struct lua_sandbox *sandbox = context;
    // For a new block Lua tells its kind in place of a size.
    if (block == NULL) old_size = 0;
    if (new_size == 0) {
        free(block);
        sandbox->memory_used -= old_size;
        return NULL;
    }
    if (new_size > old_size) {
        sandbox->steps_left -= (int64_t)(new_size / BYTES_A_STEP);
        if (sandbox->steps_left < 0) {
            exhaust(sandbox, LUA_SANDBOX_TOO_MANY_STEPS);
            return NULL;
        }
        if (new_size > sandbox->limits.piece || new_size - old_size > sandbox->limits.memory - sandbox->memory_used) {
            // Lua collects its garbage and asks again before it gives up, so this may still go well.
            if (sandbox->lua != NULL && sandbox->exhausted == LUA_SANDBOX_WELL) sandbox_note_place(sandbox, 0);
            return NULL;
        }
    }
    void *moved = realloc(block, new_size);
    if (moved == NULL) return NULL;
    sandbox->memory_used = sandbox->memory_used - old_size + new_size;
    return moved;
}

int sandbox_raise_exhausted(lua_State *lua) {
    // From here on every instruction raises again, so no handler of the script's goes on.
    lua_sethook(lua, lua_gethook(lua), LUA_MASKCOUNT, 1);
    return luaL_error(lua, "a limit was reached");
}

static void look_at_limits(lua_State *lua, lua_Debug *frame) {
    (void)frame;
    struct lua_sandbox *sandbox = sandbox_of(lua);
    sandbox->steps_left -= INTERVAL;
    if (sandbox->steps_left < 0) {
        exhaust(sandbox, LUA_SANDBOX_TOO_MANY_STEPS);
    } else if (sandbox->deadline == 0) {
        sandbox->deadline = thread_clock_now() + sandbox->limits.time;
    } else if (thread_clock_now() > sandbox->deadline) {
        exhaust(sandbox, LUA_SANDBOX_TOO_SLOW);
    }
    if (sandbox->exhausted != LUA_SANDBOX_WELL) sandbox_raise_exhausted(lua);
}

void sandbox_arm(struct lua_sandbox *sandbox, int64_t steps) {
    sandbox->steps_left = steps;
    sandbox->deadline = 0;
    sandbox->exhausted = LUA_SANDBOX_WELL;
    sandbox->chunk = 0;
    sandbox->line = 0;
    sandbox->called_chunk = 0;
    sandbox->called_line = 0;
    lua_sethook(sandbox->lua, look_at_limits, LUA_MASKCOUNT, INTERVAL);
}

void sandbox_charge(lua_State *lua, int64_t steps) {
    struct lua_sandbox *sandbox = sandbox_of(lua);
    sandbox->steps_left -= steps < MOST_AT_ONCE ? steps : MOST_AT_ONCE;
    if (sandbox->steps_left >= 0) return;
    exhaust(sandbox, LUA_SANDBOX_TOO_MANY_STEPS);
    sandbox_raise_exhausted(lua);
}

int64_t lua_sandbox_steps_left(const struct lua_sandbox *sandbox) {
    return sandbox->steps_left > 0 ? sandbox->steps_left : 0;
}

void lua_sandbox_spend(struct lua_sandbox *sandbox, int64_t steps) {
    sandbox->steps_left -= steps < MOST_AT_ONCE ? steps : MOST_AT_ONCE;
    if (sandbox->steps_left < 0) exhaust(sandbox, LUA_SANDBOX_TOO_MANY_STEPS);
}
