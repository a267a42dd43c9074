#define _GNU_SOURCE

#include "internal.h"

#ifdef __linux__
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>

static void wake(int number) { (void)number; }

void wake_by_signals(void) {
    // What the server does with signals is no concern of its descendants.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    const int ignored[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR2};
    for (size_t at = 0; at < sizeof ignored / sizeof *ignored; at++) signal(ignored[at], SIG_IGN);
    struct sigaction waking = {.sa_handler = wake};
    sigemptyset(&waking.sa_mask);
    sigaction(SIGCHLD, &waking, NULL);
    sigaction(SIGUSR1, &waking, NULL);
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGCHLD);
    sigaddset(&held, SIGUSR1);
    // Held but while it waits, so that none is missed.
    sigprocmask(SIG_SETMASK, &held, NULL);
}

bool wait_for(int descriptor, int milliseconds) {
    struct pollfd watched = {.fd = descriptor, .events = POLLIN};
    struct timespec time = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
    sigset_t none;
    sigemptyset(&none);
    return ppoll(&watched, descriptor < 0 ? 0 : 1, milliseconds < 0 ? NULL : &time, &none) > 0;
}
#endif
