#ifndef MERSENNE_H
#define MERSENNE_H

#include <stdint.h>

/* Numbers modulo the prime p = 2^1279 - 1, as 20 limbs of 64 bits, the lowest first.
 *
 * In C, since Swift without optimisation takes a hundred times as long for this, and tests run without. */

#define MERSENNE_LIMBS 20

/* Squares x modulo p, so many times; the result is below p. x may be any number of 1,280 bits. */
void mersenne_square(uint64_t x[MERSENNE_LIMBS], uint32_t times);

#endif
