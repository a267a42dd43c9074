#ifndef CTHREADCLOCK_H
#define CTHREADCLOCK_H

#include <stdint.h>

/* What the calling thread has computed so far, in nanoseconds (CLOCK_THREAD_CPUTIME_ID of POSIX): it stands still while the thread has
 * no core. In C, since which of Swift's modules declares timespec depends on what else the compiler reads in the same run. */
int64_t thread_clock_now(void);

#endif
