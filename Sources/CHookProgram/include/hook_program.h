#ifndef SOCKRATES_HOOK_PROGRAM_H
#define SOCKRATES_HOOK_PROGRAM_H

#include <sys/types.h>

/// Starts a program in a folder, as the leader of a process group of its own, with `input` and `output` as its first two
/// descriptors, our standard error, and no other. On Linux it dies with the thread that started it.
///
/// It is C because a child may do little between fork and exec, and Swift promises nothing about what it does there.
///
/// - path: the program's absolute path, its only argument.
/// - environment: texts NAME=value, the last followed by NULL.
///
/// Returns 0, or the error number of what failed.
int hook_program_start(
    const char *path, const char *folder, char *const *environment, int input, int output, pid_t *process
);

#endif
