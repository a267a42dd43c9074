#ifndef SOCKRATES_LUA_SANDBOX_H
#define SOCKRATES_LUA_SANDBOX_H

#include <stddef.h>
#include <stdint.h>

/// Lua 5.4 behind a wall: no file, process, clock or unseeded randomness, limits on steps, memory and time, and nothing
/// that a call changes is seen by the next one.
///
/// Lua raises errors by longjmp, which must not cross a Swift frame. So Swift never sees the Lua API: values pass as bytes,
/// each call into Lua is protected in C, and what Lua calls in Swift returns before C raises its error.
///
/// Values as bytes: a tag, then what belongs to it in the machine's byte order.
///
/// | tag | value |
/// |---|---|
/// | 0, 1, 2 | null, false, true |
/// | 3 | an integer, 8 bytes |
/// | 4 | a double, 8 bytes |
/// | 5 | a text: the count in 4 bytes, the bytes |
/// | 6 | a list: the count in 4 bytes, the items |
/// | 7 | a map: the count in 4 bytes, key (count in 4 bytes, bytes) and value of each |
/// | 8 | a whole number of any size: the count of its digits in 4 bytes, the digits; in Lua a table of them with operators |
///
/// A sandbox serves one thread at a time.
struct lua_sandbox;

enum lua_sandbox_status {
    LUA_SANDBOX_WELL = 0,
    /// The script raised an error, or could not be compiled.
    LUA_SANDBOX_ERROR,
    LUA_SANDBOX_TOO_MANY_STEPS,
    LUA_SANDBOX_TOO_MUCH_MEMORY,
    LUA_SANDBOX_TOO_SLOW,
};

/// What came of a call. The pointers are good until the next call to the same sandbox.
struct lua_sandbox_result {
    enum lua_sandbox_status status;
    /// The value as bytes, or the text of the error.
    const uint8_t *bytes;
    size_t count;
    /// The number of the chunk and its line that were at work when the error came; line 0 where none was.
    int chunk;
    int line;
};

/// What bounds a sandbox.
struct lua_sandbox_limits {
    /// Bytes that a sandbox may hold, and in one piece.
    size_t memory;
    size_t piece;
    /// Instructions of one call; work done outside of Lua counts by its size.
    int64_t steps;
    /// Processor time of one call, in nanoseconds. It ends what steps fail to measure, long before a person would.
    int64_t time;
};

/// How a pattern is looked for.
enum lua_sandbox_match_mode {
    /// As `string.match` does, where ^ is an anchor.
    LUA_SANDBOX_PATTERN = 0,
    /// As `string.gmatch` does, where it is not.
    LUA_SANDBOX_EVERY_PATTERN = 1,
    /// As a text without special characters.
    LUA_SANDBOX_PLAIN = 2,
    /// As a pattern with an anchor, or plainly where nothing in it is special; `string.find` takes a lone `)` for itself.
    LUA_SANDBOX_FIND = 3,
};

/// A part of a subject. A count of -1 stands for a position, not a text.
struct lua_sandbox_part {
    ptrdiff_t start;
    ptrdiff_t count;
};

/// A match that is looked for, and then its parts: where each begins and how long it is.
struct lua_sandbox_match {
    enum lua_sandbox_match_mode mode;
    /// Where to begin, from 0.
    ptrdiff_t start;
    /// Where no match may end: a match that repeats the end of the one before is none. -1 for nowhere.
    ptrdiff_t last;
    int count;
    /// The whole match first, then the captures.
    struct lua_sandbox_part parts[33];
};

/// What Lua may call outside.
struct lua_sandbox_outside {
    void *context;
    /// Calls a function by its number. The arguments are a list as bytes; the answer is given by lua_sandbox_reply: a list
    /// of results as bytes, or the text of an error. Returns whether it went well.
    int (*call)(void *context, int number, const uint8_t *arguments, size_t count);
    /// Looks for a pattern in a subject. Returns 1 for a match, 0 for none, and -1 for an error whose text was given by
    /// lua_sandbox_reply.
    int (*match)(
        void *context,
        const char *subject, size_t subject_count,
        const char *pattern, size_t pattern_count,
        struct lua_sandbox_match *match
    );
};

/// Makes a sandbox; NULL where memory is short.
struct lua_sandbox *lua_sandbox_open(struct lua_sandbox_limits limits, struct lua_sandbox_outside outside);

void lua_sandbox_close(struct lua_sandbox *sandbox);

/// Names a function of the outside.
struct lua_sandbox_result lua_sandbox_define(struct lua_sandbox *sandbox, const char *name, int number);

/// Runs Lua that completes the libraries, then closes them to any change. To be called once, before all that follows.
struct lua_sandbox_result lua_sandbox_seal(struct lua_sandbox *sandbox, const char *source, size_t count);

/// Compiles a chunk under a number above 0; its lines count from the first line of the source.
struct lua_sandbox_result lua_sandbox_compile(
    struct lua_sandbox *sandbox, int chunk, const char *source, size_t count
);

/// Runs a chunk in an environment of its own.
///
/// - script: the number of a chunk that is run first, for what it defines; 0 for none.
/// - chunk: the number of the chunk whose value is wanted; 0 for a function that the script defines.
/// - entry: that function's name; NULL asks for a list of the names that the script defines.
/// - steps: how many it may take, where that is fewer than the limits say.
/// - input: a map as bytes, without its tag, of names that the chunk sees, before what the script calls so; then a list, without its tag, of arguments.
struct lua_sandbox_result lua_sandbox_run(
    struct lua_sandbox *sandbox, int script, int chunk, const char *entry, int64_t steps,
    const uint8_t *input, size_t count
);

/// Gives the answer of a function of the outside. Returns 0 where memory is short.
int lua_sandbox_reply(struct lua_sandbox *sandbox, const uint8_t *bytes, size_t count);

/// Steps that the running call has left.
int64_t lua_sandbox_steps_left(const struct lua_sandbox *sandbox);

/// Counts steps that were done outside.
void lua_sandbox_spend(struct lua_sandbox *sandbox, int64_t steps);

#endif
