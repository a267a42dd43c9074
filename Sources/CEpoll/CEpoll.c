#define _GNU_SOURCE
#include "CEpoll.h"

#ifdef __linux__
#include <pthread.h>
#include <sys/socket.h>

int cepoll_accept(int listener, void *peer, uint32_t *size) {
    return accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void cepoll_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
#endif
