#include "mersenne.h"

#include <string.h>

typedef unsigned __int128 wide;

enum { LIMBS = MERSENNE_LIMBS, TOP_BITS = 63 };

/* The top limb has 63 bits of 1,279. */
static const uint64_t top_mask = ~UINT64_C(0) >> 1;

/* Adds a product to a sum of three limbs. */
static inline void add(uint64_t sum[3], wide part) {
    wide low = (wide)sum[0] + (uint64_t)part;
    wide middle = (wide)sum[1] + (uint64_t)(part >> 64) + (uint64_t)(low >> 64);
    sum[0] = (uint64_t)low;
    sum[1] = (uint64_t)middle;
    sum[2] += (uint64_t)(middle >> 64);
}

/* The square of x, column by column: each product of two different limbs counts twice. */
static inline void square(const uint64_t x[LIMBS], uint64_t product[2 * LIMBS]) {
    uint64_t carry[2] = {0, 0};
    for (int column = 0; column < 2 * LIMBS - 1; column++) {
        uint64_t sum[3] = {0, 0, 0};
        for (int i = column < LIMBS ? 0 : column - LIMBS + 1, j = column - i; i < j; i++, j--) add(sum, (wide)x[i] * x[j]);
        sum[2] = sum[2] << 1 | sum[1] >> 63;
        sum[1] = sum[1] << 1 | sum[0] >> 63;
        sum[0] <<= 1;
        if (column % 2 == 0) add(sum, (wide)x[column / 2] * x[column / 2]);
        add(sum, (wide)carry[1] << 64 | carry[0]);
        product[column] = sum[0];
        carry[0] = sum[1];
        carry[1] = sum[2];
    }
    product[2 * LIMBS - 1] = carry[0];
}

/* Moves what stands above 1,279 bits to the lower end, where it is worth as much: 2^1279 is 1 modulo p. */
static inline void wrap(uint64_t x[LIMBS]) {
    uint64_t carry = x[LIMBS - 1] >> TOP_BITS;
    x[LIMBS - 1] &= top_mask;
    for (int i = 0; carry != 0 && i < LIMBS; i++) {
        x[i] += carry;
        carry = x[i] == 0;
    }
}

/* Adds the upper 1,279 bits of a square to the lower ones. Neither is above p, so neither is the result. */
static inline void fold(const uint64_t product[2 * LIMBS], uint64_t x[LIMBS]) {
    uint64_t carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        uint64_t below = i == LIMBS - 1 ? product[i] & top_mask : product[i];
        uint64_t above = product[i + LIMBS - 1] >> TOP_BITS | product[i + LIMBS] << 1;
        wide sum = (wide)below + above + carry;
        x[i] = (uint64_t)sum;
        carry = (uint64_t)(sum >> 64);
    }
    wrap(x);
}

/* Makes a number of 1,280 bits the one below p that equals it. */
static void reduce(uint64_t x[LIMBS]) {
    /* The first may leave 2^1279 itself. */
    wrap(x);
    wrap(x);
    uint64_t ones = x[LIMBS - 1] | ~top_mask;
    for (int i = 0; i < LIMBS - 1; i++) ones &= x[i];
    if (ones == ~UINT64_C(0)) memset(x, 0, LIMBS * sizeof *x);
}

void mersenne_square(uint64_t x[LIMBS], uint32_t times) {
    uint64_t product[2 * LIMBS];
    reduce(x);
    for (uint32_t turn = 0; turn < times; turn++) {
        square(x, product);
        fold(product, x);
    }
    reduce(x);
}
