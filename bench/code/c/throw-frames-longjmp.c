// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <setjmp.h>

/* For information: the same with setjmp and longjmp instead of error codes. */
enum { CALLS = 500000 };

static int calls;

static jmp_buf handler;

__attribute__((noinline)) static int first(int x) {
    calls++;
    if ((x & 1) != 0) _longjmp(handler, 1);
    return x;
}

__attribute__((noinline)) static int second(int x) {
    return first(x) + 1;
}

__attribute__((noinline)) static int third(int x) {
    return second(x) + 1;
}

static int64_t work(void) {
    calls = 0;
    volatile int64_t result = 0;
    for (volatile int i = 0; i < CALLS; i++) {
        if (_setjmp(handler) == 0) result += first(i);
        else result++;
        if (_setjmp(handler) == 0) result += second(i + 1);
        else result += 2;
        if (_setjmp(handler) == 0) result += third(i);
        else result += 3;
    }
    return result + calls;
}

int main(int argc, char **argv) {
    return measure("throw-frames", argc, argv, work);
}
