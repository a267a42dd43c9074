#define _GNU_SOURCE
#include "CEpoll.h"

#ifdef __linux__
#include <malloc.h>
#include <pthread.h>
#include <sys/socket.h>

int cepoll_accept(int listener, void *peer, uint32_t *size) {
    return accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void cepoll_return_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void cepoll_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
#endif
