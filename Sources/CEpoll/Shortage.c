/* Calls that meet a system without memory.
 *
 * What stands here takes the C library's place for all that is linked with it, SwiftNIO among it: that ends the process where
 * epoll_wait, an eventfd or a timerfd fails, never again wakes a loop whose eventfd could not be written, and ends a
 * connection whose read or write meets ENOBUFS. A system without memory is no reason to: it has some in a moment. So a moment
 * is waited, and the call looks interrupted, after which everybody asks again.
 */
#define _GNU_SOURCE
#include "CEpoll.h"

#ifdef __linux__

/* The sanitizers stand in the same places. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CEPOLL_IS_WATCHED
#endif
#endif

#ifndef CEPOLL_IS_WATCHED
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define HERE __attribute__((visibility("hidden")))

/* What a call has returned; after a shortage as one that a signal has interrupted, a moment later. */
static long told(long count) {
    if (count < 0 && (errno == ENOMEM || errno == ENOBUFS)) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        errno = EINTR;
    }
    return count;
}

HERE ssize_t read(int descriptor, void *bytes, size_t count) {
    return told(syscall(SYS_read, descriptor, bytes, count));
}

HERE ssize_t write(int descriptor, const void *bytes, size_t count) {
    return told(syscall(SYS_write, descriptor, bytes, count));
}

HERE ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    return told(syscall(SYS_writev, descriptor, parts, count));
}

/* Not everybody asks an eventfd again. */
HERE int eventfd_read(int descriptor, eventfd_t *value) {
    ssize_t count;
    do count = read(descriptor, value, sizeof *value);
    while (count < 0 && errno == EINTR);
    return count < 0 ? -1 : 0;
}

HERE int eventfd_write(int descriptor, eventfd_t value) {
    ssize_t count;
    do count = write(descriptor, &value, sizeof value);
    while (count < 0 && errno == EINTR);
    return count < 0 ? -1 : 0;
}

HERE int epoll_wait(int queue, struct epoll_event *events, int most, int patience) {
    return (int)told(syscall(SYS_epoll_pwait, queue, events, most, patience, NULL, _NSIG / 8));
}
#endif
#endif
