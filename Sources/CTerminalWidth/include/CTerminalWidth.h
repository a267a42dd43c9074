#ifndef CTERMINALWIDTH_H
#define CTERMINALWIDTH_H

#include <stdint.h>

/* What Swift's C library module leaves out: wcwidth(3) of POSIX. How many columns of a terminal a Unicode scalar takes by the
 * locale; -1 for what can't be printed. */
int cterminal_width(uint32_t scalar);

#endif
