#define _GNU_SOURCE
#include "CEpoll.h"

#ifdef __linux__
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int cepoll_accept(int listener, void *peer, uint32_t *size) {
    return accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CEPOLL_IS_WATCHED
#endif
#endif

#ifndef CEPOLL_IS_WATCHED
/* Stands in the C library's place for all that is linked with this, SwiftNIO among it, whose loops end the process where
 * waiting fails with anything but EINTR. A system without memory is no reason to: they wait a moment and ask again. */
__attribute__((visibility("hidden"))) int epoll_wait(int queue, struct epoll_event *events, int most, int patience) {
    long count = syscall(SYS_epoll_pwait, queue, events, most, patience, NULL, _NSIG / 8);
    if (count < 0 && errno == ENOMEM) {
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
        errno = EINTR;
    }
    return (int)count;
}
#endif

void cepoll_return_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void cepoll_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
#endif
