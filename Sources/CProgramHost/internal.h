#ifndef SOCKRATES_PROGRAM_HOST_INTERNAL_H
#define SOCKRATES_PROGRAM_HOST_INTERNAL_H

#include "program_host.h"

#ifdef __linux__
#include <stdatomic.h>
#include <stdbool.h>

/* The most supervisors of one fork server. */
#define MOST_SLOTS 65536

/* While a program starts, its process is still on its supervisor's memory, which is the server's: it is held to no limit. */
enum slot_state { SLOT_FREE, SLOT_IDLE, SLOT_STARTING, SLOT_RUNNING };

/* What a supervisor and the fork server know of each other, in memory that they share. */
struct slot {
    _Atomic uint32_t state;
    pid_t supervisor;
    uint64_t memory;
    uint64_t processes;
    uint64_t cpu_ticks;
    /* What the supervisor's earlier programs have used. */
    uint64_t cpu_ticks_before;
    /* The number of the supervisor's program, and below it, in the last eight bits, the limit that the fork server saw it exceed: one
     * that was measured for an earlier program can't be held against a later one. */
    _Atomic uint64_t verdict;
    /* Whether the supervisor wants the fork server to kill what is left below it. */
    _Atomic uint32_t wants_sweep;
};

/* The limit in a verdict. */
static inline uint32_t cause_of(uint64_t verdict) { return verdict & 0xFF; }

/* A process as /proc tells of it. */
struct process {
    pid_t pid;
    pid_t parent;
    /* The supervisor that it is below, as an index into the slots; -1 for none. */
    int slot;
    bool is_stray;
    uint64_t ticks;
    uint64_t ticks_of_children;
    uint64_t resident;
};

struct process_list {
    struct process *all;
    size_t count;
    size_t capacity;
};

/* Runs a supervisor on its socket; returns when its end has come. */
void supervisor_run(int socket, struct slot *slot);

/* Starts a program. Returns its process, or -1 with errno. */
pid_t launch(const struct program_order *order, const char *texts, size_t size, const int *descriptors);

/* Room for a list, to be had once in a process; false where there is none. */
bool process_list_make(struct process_list *list, size_t capacity);
/* Reads all processes that can be seen, in the order of their numbers. */
void process_list_read(struct process_list *list);
/* The process with a number; NULL where there is none. */
struct process *process_list_find(struct process_list *list, pid_t pid);
/* Kills every descendant of a process, as far as one look can show. */
void kill_descendants(struct process_list *list, pid_t ancestor);

/* Receives a message and its descriptors. Returns its size, 0 at the end, or -1 with errno. */
ssize_t message_receive(int socket, void *bytes, size_t size, int *descriptors, int *count);
/* Sends a message with descriptors. Returns 0, or the error's number. */
int message_send(int socket, const void *bytes, size_t size, const int *descriptors, int count);

/* Lets signals only wake whoever waits in `wait_for`: SIGCHLD and SIGUSR1. */
void wake_by_signals(void);
/* Waits for input on a descriptor (none where it is below 0), a signal, or the time to pass. Returns whether there is input. */
bool wait_for(int descriptor, int milliseconds);
#endif

#endif
