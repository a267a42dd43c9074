#ifndef CEPOLL_H
#define CEPOLL_H

/* What Swift's C library module leaves out: epoll, eventfd and malloc_trim. There is nothing here but on Linux. */
#ifdef __linux__
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

/* The next connection, closed on exec and never blocking; -1 with errno where there is none. The peer's name is written to
 * a struct sockaddr_storage, its length to size. */
int cepoll_accept(int listener, void *peer, uint32_t *size);

/* Names the running thread, in 15 bytes at the most. */
void cepoll_name_thread(const char *name);

/* Gives the system back what the C library keeps of freed memory, where the C library can. */
void cepoll_return_memory(void);

/* An epoll_event is packed, and Swift can't read its union's 64 bits in place. */
static inline struct epoll_event cepoll_event(uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return event;
}
static inline uint64_t cepoll_token(const struct epoll_event *event) { return event->data.u64; }
#endif

#endif
