// SPDX-License-Identifier: Apache-2.0
// What every program here uses. Each prints what it sees, which must not depend on the machine: Linux's output is what is expected.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// Evaluates an expression and prints it with its value, and with the error if it is -1.
#define R(expression) ({ \
    errno = 0; \
    long result_ = (long) (expression); \
    printf("%s = %ld%s%s\n", #expression, result_, result_ == -1 ? " " : "", result_ == -1 ? strerrorname_np(errno) : ""); \
    result_; \
})

// The same for results that may differ: whether it worked.
#define OK(expression) ({ \
    errno = 0; \
    long result_ = (long) (expression); \
    printf("%s: %s\n", #expression, result_ == -1 ? strerrorname_np(errno) : "ok"); \
    result_; \
})

// A claim.
#define CLAIM(condition) printf("%s: %s\n", #condition, (condition) ? "yes" : "NO")

static inline long long now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static inline void begin(void) {
    setvbuf(stdout, NULL, _IOFBF, 1 << 16);         // a crash loses what follows the last flush
    umask(022);
}
