#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long, in milliseconds, what was killed may take to go before somebody looks for what has escaped. */
#define PATIENCE 5
/* How long the fork server may take for a sweep before the supervisor sweeps itself. */
#define SWEEP_PATIENCE 1000

/* What a supervisor knows of its program. */
struct supervisor {
    int socket;
    struct slot *slot;
    pid_t fork_server;
    /* The program; 0 when it has ended. */
    pid_t program;
    struct program_report report;
};

static uint64_t microseconds(struct timeval time) { return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_usec; }

static uint64_t used(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

static uint64_t ticks(uint64_t microseconds) { return microseconds * (uint64_t)sysconf(_SC_CLK_TCK) / 1000000; }

/* Reaps what has died. Returns whether any child is left. */
static bool reap(struct supervisor *self) {
    for (;;) {
        siginfo_t info = {.si_pid = 0};
        if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0) {
            if (errno == EINTR) continue;
            return false;
        }
        if (info.si_pid == 0) return true;
        int status = 0;
        if (info.si_pid == self->program) {
            // While it is not reaped, nobody else can have the number of its process group.
            kill(-self->program, SIGKILL);
            waitpid(self->program, &status, 0);
            self->program = 0;
            self->report.status = status;
            self->report.has_ended = 1;
        } else {
            waitpid(info.si_pid, &status, 0);
        }
    }
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Kills the program and all its descendants, and returns when none is left. */
static void end_tree(struct supervisor *self) {
    if (self->program > 0) kill(-self->program, SIGKILL);
    int64_t begun = now();
    struct process_list list = {0};
    while (reap(self)) {
        int64_t waited = now() - begun;
        if (waited < PATIENCE) {
            wait_for(-1, PATIENCE);
            continue;
        }
        // Something has left the process group.
        bool alone = getppid() != self->fork_server;
        if (!alone) {
            atomic_store(&self->slot->wants_sweep, 1);
            kill(self->fork_server, SIGUSR1);
            wait_for(-1, 20);
        }
        if ((alone || waited > SWEEP_PATIENCE) && (list.all || process_list_make(&list, 1 << 17))) {
            process_list_read(&list);
            kill_descendants(&list, getpid());
            wait_for(-1, PATIENCE);
        }
    }
    atomic_store(&self->slot->wants_sweep, 0);
}

static uint32_t cause(struct supervisor *self) { return cause_of(atomic_load(&self->slot->verdict)); }

static void tell(struct supervisor *self) { message_send(self->socket, &self->report, sizeof self->report, NULL, 0); }

/* Takes an order. Returns whether a program runs now. */
static bool start(struct supervisor *self, const char *bytes, size_t size, const int *descriptors) {
    struct program_order order;
    memcpy(&order, bytes, sizeof order);
    memset(&self->report, 0, sizeof self->report);
    struct slot *slot = self->slot;
    slot->memory = order.memory;
    slot->processes = order.processes;
    slot->cpu_ticks = order.cpu_seconds == PROGRAM_UNLIMITED
        ? PROGRAM_UNLIMITED : order.cpu_seconds * (uint64_t)sysconf(_SC_CLK_TCK);
    slot->cpu_ticks_before = ticks(used());
    atomic_store(&slot->verdict, ((atomic_load(&slot->verdict) >> 8) + 1) << 8);
    // Before it starts: it may kill this process at once.
    atomic_store(&slot->state, SLOT_STARTING);
    pid_t program = launch(&order, bytes + sizeof order, size - sizeof order, descriptors);
    if (program < 0) {
        self->report.status = errno;
        self->report.cause = PROGRAM_NOT_STARTED;
        self->report.has_ended = self->report.is_gone = 1;
        reap(self);
        atomic_store(&slot->state, SLOT_IDLE);
        tell(self);
        return false;
    }
    self->program = program;
    atomic_store(&slot->state, SLOT_RUNNING);
    return true;
}

/* Sees a program through to its end, and tells of it. Returns whether the server is still there. */
static bool attend(struct supervisor *self) {
    uint64_t before = used();
    bool there = true, asked = false;
    int one[PROGRAM_MOST_DESCRIPTORS], count = 0;
    bool left = true;
    while (there && !asked && left && !self->report.has_ended && cause(self) == PROGRAM_ENDED) {
        char order;
        if (wait_for(self->socket, -1)) {
            ssize_t size = message_receive(self->socket, &order, 1, one, &count);
            if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR)) there = false;
            asked = size > 0;
        }
        left = reap(self);
    }
    if (there && self->report.has_ended && left) {
        // The player hears of it now; what is left behind is seen to meanwhile.
        self->report.cpu_microseconds = used() - before;
        self->report.cause = cause(self);
        tell(self);
    }
    end_tree(self);
    self->report.cpu_microseconds = used() - before;
    self->report.cause = cause(self);
    self->report.is_gone = 1;
    // Before it is told: the next order may come at once.
    atomic_store(&self->slot->state, SLOT_IDLE);
    if (there) tell(self);
    return there;
}

void supervisor_run(int socket, struct slot *slot) {
    struct supervisor self = {.socket = socket, .slot = slot, .fork_server = getppid()};
    static char bytes[PROGRAM_MOST_ORDER];
    int descriptors[PROGRAM_MOST_DESCRIPTORS], count;
    prctl(PR_SET_NAME, "sock-supervise");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    slot->supervisor = getpid();
    for (;;) {
        // Nothing else can wake it: it has no children.
        wait_for(socket, -1);
        ssize_t size = message_receive(socket, bytes, sizeof bytes, descriptors, &count);
        if (size < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (size <= 0) return;
        bool runs = (size_t)size > sizeof(struct program_order) && start(&self, bytes, (size_t)size, descriptors);
        for (int at = 0; at < count; at++) close(descriptors[at]);
        if (runs && !attend(&self)) return;
    }
}
#endif
