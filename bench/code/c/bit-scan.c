// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { WORDS = 64, BITS = WORDS * 64, ROUNDS = 20 };

static uint64_t bitmap[WORDS];

static int take(uint64_t *bitmap, int words, int from) {
    for (int word = from >> 6; word < words; word++) {
        uint64_t unused = ~bitmap[word];
        if (unused != 0) {
            int bit = __builtin_ctzll(unused);
            bitmap[word] |= UINT64_C(1) << bit;
            return (word << 6) + bit;
        }
    }
    return -1;
}

static void give(uint64_t *bitmap, int bit) {
    bitmap[bit >> 6] &= ~(UINT64_C(1) << (bit & 63));
}

static int64_t sum_of_set(const uint64_t *bitmap, int words) {
    int64_t sum = 0;
    for (int word = 0; word < words; word++) {
        for (uint64_t bits = bitmap[word]; bits != 0; bits &= bits - 1) {
            sum += (word << 6) + __builtin_ctzll(bits);
        }
    }
    return sum;
}

static int64_t work(void) {
    uint64_t result = 0;
    for (int i = 0; i < WORDS; i++) bitmap[i] = 0;
    struct sequence sequence = {5};
    for (int round = 0; round < ROUNDS; round++) {
        int hint = 0;
        for (int i = 0; i < BITS; i++) {
            int taken = take(bitmap, WORDS, hint);
            if (taken < 0) break;
            hint = taken;
            result += taken;
        }
        result = result * 31 + sum_of_set(bitmap, WORDS);
        for (int i = 0; i < BITS; i++) give(bitmap, sequence_below(&sequence, BITS));
        result = result * 31 + sum_of_set(bitmap, WORDS);
    }
    return result;
}

int main(int argc, char **argv) {
    return measure("bit-scan", argc, argv, work);
}
