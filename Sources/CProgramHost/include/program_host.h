#ifndef SOCKRATES_PROGRAM_HOST_H
#define SOCKRATES_PROGRAM_HOST_H

/*
 * Programs of players, each kept with all its descendants by a supervisor process, and all of those by a fork server.
 *
 *   server --- fork server --- supervisor --- program --- its children …
 *                         \--- supervisor --- program …
 *
 * The fork server is forked once and stays small, so that a new process never copies the page tables of a server with
 * thousands of connections. A supervisor is used for one program after another; it starts a program by vfork, which costs the
 * same whatever it has in memory. Fork server and supervisors are subreapers: whatever a program's processes do (setsid, double
 * fork, ignored signals), they stay below their supervisor, and the supervisor is done only when the system says that no child is left.
 *
 * It is C because it runs behind fork, where Swift promises nothing. There is nothing here but on Linux.
 */
#ifdef __linux__
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* No limit. */
#define PROGRAM_UNLIMITED UINT64_MAX
/* Leave the user or the group as it is. */
#define PROGRAM_SAME_ID UINT32_MAX

/* What a supervisor is told to start. Behind it stand texts, each with its NUL: path, folder (empty for the server's own),
 * arguments, environment. */
struct program_order {
    uint32_t argument_count;
    uint32_t environment_count;
    uint32_t user;
    uint32_t group;
    /* Whether the first descriptor is the program's controlling terminal. */
    uint32_t has_terminal;
    /* How many descriptors come along: standard input, output, error, and any more from 3 on. */
    uint32_t descriptor_count;
    /* Of all processes together: seconds of CPU, resident bytes, processes. */
    uint64_t cpu_seconds;
    uint64_t memory;
    uint64_t processes;
    /* Of each process: the largest file in bytes, and how many descriptors. */
    uint64_t file_size;
    uint64_t open_files;
};

#define PROGRAM_MOST_DESCRIPTORS 8
#define PROGRAM_MOST_ORDER 131072

enum program_cause {
    /* It ended by itself, or because it was asked for. */
    PROGRAM_ENDED = 0,
    PROGRAM_MEMORY = 1,
    PROGRAM_PROCESSES = 2,
    PROGRAM_CPU = 3,
    /* It could not be started: the error number is in status. */
    PROGRAM_NOT_STARTED = 4,
};

/* What a supervisor tells, once when the program has ended and once when no process is left; often both at once. */
struct program_report {
    /* As waitpid gives it. */
    int32_t status;
    uint32_t cause;
    /* Whether the program itself has ended, and whether no descendant is left. */
    uint32_t has_ended;
    uint32_t is_gone;
    uint64_t cpu_microseconds;
};

/* Starts a fork server.
 *
 * Returns the socket to it, closed on exec, or -1 with errno; its end ends the fork server and everything below it. */
int program_host_start(pid_t *process);

/* Asks a fork server for a supervisor.
 *
 * Returns the socket to it, which never blocks and is closed on exec, or -1 with errno (EPIPE where the fork server is gone). The
 * socket's end kills the supervisor's program and ends the supervisor. */
int program_host_supervisor(int server);

/* Tells a supervisor that has no program to start one. The descriptors are duplicated.
 *
 * Returns 0, or the error's number. */
int program_host_launch(int supervisor, const void *order, size_t size, const int *descriptors, int count);

/* Tells a supervisor to kill its program with all its descendants. Returns 0, or the error's number. */
int program_host_kill(int supervisor);

/* A file without a name that holds some bytes and is read from the start; it can't be changed. -1 with errno. */
int program_host_file(const void *bytes, size_t count);

/* Makes the calling process the parent of its descendants' orphans. */
void program_host_adopt_orphans(void);
#endif

#endif
