#define _GNU_SOURCE
#include "CEpoll.h"

#ifdef __linux__
#include <sys/socket.h>

int cepoll_accept(int listener, void *peer, uint32_t *size) {
    return accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}
#endif
