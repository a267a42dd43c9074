#define _GNU_SOURCE

#include "hook_program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Closes every descriptor above standard error, sockets of players among them, but for one.
static void close_all_but(int kept, long most) {
#ifdef __linux__
    unsigned first = STDERR_FILENO + 1;
    if (((unsigned)kept == first || close_range(first, (unsigned)kept - 1, 0) == 0)
        && close_range((unsigned)kept + 1, ~0U, 0) == 0) {
        return;
    }
#endif
    for (int descriptor = STDERR_FILENO + 1; descriptor < most; descriptor++) {
        if (descriptor != kept) close(descriptor);
    }
}

/// Becomes the program; where that fails, writes why and ends. Only what is safe after a fork in a program with threads.
static void become(
    const char *path, const char *folder, char *const *environment, int input, int output, long most, int report
) {
    char *const arguments[] = {(char *)path, NULL};
    sigset_t none;
    sigemptyset(&none);
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (chdir(folder) == 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0) {
        close_all_but(report, most);
        execve(path, arguments, environment);
    }
    int error = errno;
    // Nobody is left to tell where this fails.
    if (write(report, &error, sizeof error) < 0) _exit(126);
    _exit(127);
}

int hook_program_start(
    const char *path, const char *folder, char *const *environment, int input, int output, pid_t *process
) {
    int report[2];
    if (pipe(report) != 0) return errno;
    fcntl(report[0], F_SETFD, FD_CLOEXEC);
    fcntl(report[1], F_SETFD, FD_CLOEXEC);
    long most = sysconf(_SC_OPEN_MAX);
    pid_t child = fork();
    if (child == 0) become(path, folder, environment, input, output, most, report[1]);
    int error = child < 0 ? errno : 0;
    close(report[1]);
    if (child > 0) {
        // Without a report the pipe is closed by the exec.
        while (read(report[0], &error, sizeof error) < 0 && errno == EINTR) {}
        if (error != 0) {
            while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        }
        *process = child;
    }
    close(report[0]);
    return error;
}
