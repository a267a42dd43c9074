#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#define MOST_TEXTS 4096

static int limit(__rlimit_resource_t resource, uint64_t soft, uint64_t hard) {
    struct rlimit wanted = {.rlim_cur = soft, .rlim_max = hard}, now;
    if (getrlimit(resource, &now) != 0) return -1;
    // An ordinary user can't raise what its own limit is below.
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < wanted.rlim_max) wanted.rlim_max = now.rlim_max;
    if (wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
    return setrlimit(resource, &wanted);
}

static int set_limits(const struct program_order *order) {
    if (limit(RLIMIT_CORE, 0, 0) != 0) return -1;
    // All processes' time is watched by the fork server; this ends the one that would outrun it.
    if (order->cpu_seconds != PROGRAM_UNLIMITED
        && limit(RLIMIT_CPU, order->cpu_seconds, order->cpu_seconds + 1) != 0) {
        return -1;
    }
    if (order->file_size != PROGRAM_UNLIMITED && limit(RLIMIT_FSIZE, order->file_size, order->file_size) != 0) return -1;
    if (order->open_files != PROGRAM_UNLIMITED && limit(RLIMIT_NOFILE, order->open_files, order->open_files) != 0) return -1;
    return 0;
}

static int become_user(const struct program_order *order) {
    // The system's calls themselves: the library's would tell threads that are not ours.
    if (order->group != PROGRAM_SAME_ID) {
        gid_t group = order->group;
        if (geteuid() == 0 && syscall(SYS_setgroups, 1, &group) != 0) return -1;
        if (syscall(SYS_setresgid, group, group, group) != 0) return -1;
    }
    if (order->user != PROGRAM_SAME_ID && syscall(SYS_setresuid, order->user, order->user, order->user) != 0) return -1;
    return 0;
}

/* Becomes the program; returns only where that fails. It runs on its parent's memory, which waits meanwhile. */
static void become(
    const struct program_order *order, const char *path, const char *folder, char *const *arguments,
    char *const *environment, const int *descriptors
) {
    setsid();
    for (uint32_t at = 0; at < order->descriptor_count; at++) {
        // In their order none is overwritten before it has been used: the system gave out the lowest numbers above 2.
        if (dup2(descriptors[at], (int)at) < 0) return;
    }
    if (order->has_terminal && ioctl(STDIN_FILENO, TIOCSCTTY, 0) != 0) return;
    if (close_range(order->descriptor_count, ~0U, 0) != 0) return;
    if (set_limits(order) != 0) return;
    // As the user that it will be: a folder that the user can't enter is none for it.
    if (become_user(order) != 0) return;
    if (folder[0] != 0 && chdir(folder) != 0) return;
    // After the change of user, which would forget it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // An exec leaves ignored what was ignored.
    const int ignored[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR2};
    for (size_t at = 0; at < sizeof ignored / sizeof *ignored; at++) signal(ignored[at], SIG_DFL);
    umask(022);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
}

pid_t launch(const struct program_order *order, const char *texts, size_t size, const int *descriptors) {
    static char *pointers[MOST_TEXTS + 2];
    size_t arguments = order->argument_count, variables = order->environment_count;
    if (arguments + variables > MOST_TEXTS || size == 0 || texts[size - 1] != 0) {
        errno = E2BIG;
        return -1;
    }
    const char *end = texts + size, *path = texts, *folder = path + strlen(path) + 1, *text = folder + strlen(folder) + 1;
    char **at = pointers;
    for (size_t index = 0; index < arguments + variables && text < end; index++, text += strlen(text) + 1) {
        if (index == arguments) *at++ = NULL;
        *at++ = (char *)text;
    }
    if (variables == 0) *at++ = NULL;
    *at = NULL;
    volatile int error = 0;
    pid_t child = vfork();
    if (child == 0) {
        become(order, path, folder, pointers, pointers + arguments + 1, descriptors);
        error = errno;
        _exit(127);
    }
    if (child < 0) return -1;
    if (error != 0) {
        errno = error;
        // The caller reaps it with the others.
        return -1;
    }
    return child;
}
#endif
