#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How often processes are looked at while a program runs, in milliseconds; seldomer where a look takes long. */
#define LOOK_INTERVAL 100
/* No more than this part of the time is spent on looking. */
#define LOOK_SHARE 10
/* How many looks must find no process of a dead supervisor before there is none. */
#define STRAY_LOOKS 3
/* How long, in milliseconds, the supervisors may take to end when the server is gone. */
#define LAST_PATIENCE 1000

struct fork_server {
    int socket;
    struct slot *slots;
    /* How many slots have ever been used. */
    int used;
    struct process_list list;
    /* Indices of slots in use, in the order of their supervisors' numbers, found anew at each look. */
    int *by_supervisor;
    int supervisors;
    /* When the next look is due, in microseconds. */
    int64_t next_look;
    /* How many more looks are for processes of a supervisor that has died; the first may come before they are ours. */
    int looks_for_strays;
    bool is_ending;
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static struct slot *free_slot(struct fork_server *self) {
    for (int at = 0; at < self->used; at++) {
        if (self->slots[at].supervisor == 0) return &self->slots[at];
    }
    return self->used < MOST_SLOTS ? &self->slots[self->used++] : NULL;
}

/* Makes a supervisor that has the other end of this socket. */
static void add_supervisor(struct fork_server *self, int socket) {
    struct slot *slot = free_slot(self);
    if (!slot) return;
    memset(slot, 0, sizeof *slot);
    atomic_store(&slot->state, SLOT_IDLE);
    pid_t child = fork();
    if (child == 0) {
        close(self->socket);
        supervisor_run(socket, slot);
        _exit(0);
    }
    // Without one, its socket closes, and whoever asked hears of it.
    if (child > 0) slot->supervisor = child; else atomic_store(&slot->state, SLOT_FREE);
}

static struct slot *slot_of(struct fork_server *self, pid_t supervisor) {
    for (int at = 0; at < self->used; at++) {
        if (self->slots[at].supervisor == supervisor) return &self->slots[at];
    }
    return NULL;
}

/* Reaps what has died. Returns whether any child is left. */
static bool reap(struct fork_server *self) {
    for (;;) {
        int status;
        pid_t dead = waitpid(-1, &status, WNOHANG);
        if (dead < 0 && errno == EINTR) continue;
        if (dead <= 0) return dead == 0;
        struct slot *slot = slot_of(self, dead);
        // Nobody else's children end here but those of a supervisor that was killed.
        if (!slot || atomic_load(&slot->state) >= SLOT_STARTING) self->looks_for_strays = STRAY_LOOKS;
        if (!slot) continue;
        slot->supervisor = 0;
        atomic_store(&slot->state, SLOT_FREE);
    }
}

static int compare_supervisors(struct fork_server *self, int a, int b) {
    return self->slots[a].supervisor < self->slots[b].supervisor ? -1 : 1;
}

/* Lists the slots in use. Their numbers mostly grow, so that inserting is cheap. */
static void list_supervisors(struct fork_server *self) {
    self->supervisors = 0;
    for (int at = 0; at < self->used; at++) {
        if (self->slots[at].supervisor == 0) continue;
        int place = self->supervisors++;
        for (; place > 0 && compare_supervisors(self, self->by_supervisor[place - 1], at) > 0; place--) {
            self->by_supervisor[place] = self->by_supervisor[place - 1];
        }
        self->by_supervisor[place] = at;
    }
}

static int supervisor_index(struct fork_server *self, pid_t pid) {
    int low = 0, high = self->supervisors;
    while (low < high) {
        int middle = (low + high) / 2;
        if (self->slots[self->by_supervisor[middle]].supervisor < pid) low = middle + 1; else high = middle;
    }
    if (low == self->supervisors) return -1;
    int slot = self->by_supervisor[low];
    return self->slots[slot].supervisor == pid ? slot : -1;
}

/* Finds the supervisor that a process is below, or that it is a child of this process and nobody's. */
static void place(struct fork_server *self, struct process *process, pid_t own) {
    if (supervisor_index(self, process->pid) >= 0) return;
    pid_t parent = process->parent;
    for (size_t steps = 0; parent > 1 && steps < self->list.count; steps++) {
        if (parent == own) {
            process->is_stray = true;
            return;
        }
        int slot = supervisor_index(self, parent);
        if (slot >= 0) {
            process->slot = slot;
            return;
        }
        struct process *above = process_list_find(&self->list, parent);
        if (!above) return;
        parent = above->parent;
    }
}

struct usage {
    uint64_t memory;
    uint64_t processes;
    uint64_t ticks;
    /* What the slot said before the look. */
    uint64_t verdict;
    bool is_running;
};

/* Looks at all processes: who is above a limit is ended, and what is to be swept is killed. */
static void look(struct fork_server *self) {
    static struct usage usage[MOST_SLOTS];
    int64_t begun = now();
    // Before the list is read: who came meanwhile has no descendants in it that are not known.
    list_supervisors(self);
    for (int at = 0; at < self->used; at++) {
        // In this order: a program that starts in between has another verdict, which is left alone.
        uint64_t verdict = atomic_load(&self->slots[at].verdict);
        bool is_running = atomic_load(&self->slots[at].state) == SLOT_RUNNING;
        usage[at] = (struct usage){.verdict = verdict, .is_running = is_running};
    }
    process_list_read(&self->list);
    pid_t own = getpid();
    bool found_strays = false;
    for (size_t at = 0; at < self->list.count; at++) {
        struct process *process = &self->list.all[at];
        place(self, process, own);
        if (process->is_stray) {
            // A supervisor that was forked a moment ago is known to be none: nobody else forks here.
            kill(process->pid, SIGKILL);
            found_strays = true;
        } else if (process->slot >= 0) {
            struct usage *sum = &usage[process->slot];
            sum->memory += process->resident;
            sum->processes++;
            sum->ticks += process->ticks + process->ticks_of_children;
        }
        int slot = supervisor_index(self, process->pid);
        if (slot >= 0) {
            struct slot *known = &self->slots[slot];
            if (process->ticks_of_children > known->cpu_ticks_before) {
                usage[slot].ticks += process->ticks_of_children - known->cpu_ticks_before;
            }
        }
    }
    self->looks_for_strays = found_strays ? STRAY_LOOKS : self->looks_for_strays > 0 ? self->looks_for_strays - 1 : 0;
    for (int at = 0; at < self->used; at++) {
        struct slot *slot = &self->slots[at];
        if (slot->supervisor == 0 || !usage[at].is_running) continue;
        uint32_t cause = usage[at].memory > slot->memory ? PROGRAM_MEMORY
            : usage[at].processes > slot->processes      ? PROGRAM_PROCESSES
            : usage[at].ticks > slot->cpu_ticks          ? PROGRAM_CPU
                                                         : PROGRAM_ENDED;
        uint64_t verdict = usage[at].verdict;
        if (cause == PROGRAM_ENDED || cause_of(verdict) != PROGRAM_ENDED) continue;
        if (atomic_compare_exchange_strong(&slot->verdict, &verdict, verdict | cause)) {
            kill(slot->supervisor, SIGUSR1);
        }
    }
    for (size_t at = 0; at < self->list.count; at++) {
        struct process *process = &self->list.all[at];
        if (process->slot < 0) continue;
        struct slot *slot = &self->slots[process->slot];
        if (self->is_ending || atomic_load(&slot->wants_sweep) || cause_of(atomic_load(&slot->verdict)) != PROGRAM_ENDED) {
            kill(process->pid, SIGKILL);
        }
    }
    int64_t took = now() - begun;
    int64_t pause = took * LOOK_SHARE > LOOK_INTERVAL * 1000 ? took * LOOK_SHARE : LOOK_INTERVAL * 1000;
    self->next_look = now() + pause;
}

static bool any(struct fork_server *self, bool (*is_so)(struct slot *)) {
    for (int at = 0; at < self->used; at++) {
        if (self->slots[at].supervisor != 0 && is_so(&self->slots[at])) return true;
    }
    return false;
}

static bool is_watched(struct slot *slot) {
    return atomic_load(&slot->state) == SLOT_RUNNING
        && (slot->memory != PROGRAM_UNLIMITED || slot->processes != PROGRAM_UNLIMITED
            || slot->cpu_ticks != PROGRAM_UNLIMITED);
}

static bool wants_sweep(struct slot *slot) { return atomic_load(&slot->wants_sweep) != 0; }

/* The server is gone: ends everything below. */
static void end_all(struct fork_server *self) {
    self->is_ending = true;
    int64_t begun = now();
    // Most supervisors need no help.
    wait_for(-1, 20);
    while (reap(self)) {
        look(self);
        if (now() - begun > LAST_PATIENCE * 1000) kill_descendants(&self->list, getpid());
        wait_for(-1, 5);
    }
}

static void run(struct fork_server *self) {
    for (;;) {
        bool sweeps = self->looks_for_strays > 0 || any(self, wants_sweep);
        bool watches = sweeps || any(self, is_watched);
        int64_t left = self->next_look - now();
        // A supervisor starts a program without telling; while there are any, it is looked at from time to time.
        int patience = sweeps ? 2 : watches && left > 0 ? (int)(left / 1000) + 1 : LOOK_INTERVAL;
        if (wait_for(self->socket, patience)) {
            char word;
            int socket, count;
            ssize_t size = message_receive(self->socket, &word, 1, &socket, &count);
            if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN)) return end_all(self);
            if (count == 1) {
                add_supervisor(self, socket);
                close(socket);
            }
        }
        reap(self);
        if (self->looks_for_strays > 0 || any(self, wants_sweep) || (now() >= self->next_look && any(self, is_watched))) look(self);
    }
}

/* What the fork server does, from the fork on. */
static void serve(int socket) {
    // Nothing of the server's is kept open, and its terminal's signals are not for us.
    setsid();
    if (socket != STDERR_FILENO + 1) {
        if (dup2(socket, STDERR_FILENO + 1) < 0) _exit(1);
        socket = STDERR_FILENO + 1;
    }
    int nothing = open("/dev/null", O_RDWR);
    for (int at = 0; at <= STDERR_FILENO; at++) dup2(nothing, at);
    close_range(STDERR_FILENO + 2, ~0U, 0);
    if (chdir("/") != 0) _exit(1);
    wake_by_signals();
    prctl(PR_SET_NAME, "sock-forks");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    // Programs of the same user may not look into the server's memory, of which this is a copy.
    prctl(PR_SET_DUMPABLE, 0);
    static int order[MOST_SLOTS];
    struct fork_server self = {.socket = socket, .by_supervisor = order};
    self.slots = mmap(
        NULL, MOST_SLOTS * sizeof(struct slot), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0
    );
    if (self.slots == MAP_FAILED || !process_list_make(&self.list, 1 << 17)) _exit(1);
    run(&self);
    _exit(0);
}

int program_host_start(pid_t *process) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    pid_t child = fork();
    if (child == 0) serve(ends[1]);
    int error = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        errno = error;
        return -1;
    }
    *process = child;
    return ends[0];
}
#endif
