// SPDX-License-Identifier: Apache-2.0
/* Times one piece of work and prints a line: its name, its result, the nanoseconds of the fastest repetition.
 * The Java side is Measure.java and Sequence.java. */
#ifndef MEASURE_H
#define MEASURE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Arguments: milliseconds of warm-up, number of measured repetitions. */
static inline int measure(const char *name, int argc, char **argv, int64_t (*work)(void)) {
    int64_t warm_up = (argc > 1 ? atoi(argv[1]) : 100) * INT64_C(1000000);
    int repetitions = argc > 2 ? atoi(argv[2]) : 20;
    int64_t start = now();
    int64_t expected;
    do {
        expected = work();
    } while (now() - start < warm_up);
    int64_t best = INT64_MAX;
    for (int i = 0; i < repetitions; i++) {
        int64_t before = now();
        int64_t result = work();
        int64_t nanos = now() - before;
        if (nanos < best) best = nanos;
        if (result != expected) {
            fprintf(stderr, "%s: %" PRId64 " after %" PRId64 "\n", name, result, expected);
            return 1;
        }
    }
    printf("%s %" PRId64 " %" PRId64 "\n", name, expected, best);
    return 0;
}

struct sequence {
    uint64_t state;
};

static inline int32_t sequence_next(struct sequence *s) {
    s->state = s->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int32_t)(s->state >> 32);
}

static inline int32_t sequence_below(struct sequence *s, int32_t bound) {
    return (int32_t)((((uint32_t)sequence_next(s) >> 16) * (uint32_t)bound) >> 16);
}

#endif
