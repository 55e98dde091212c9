// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <stdbool.h>

enum { CALLS = 500000 };

static int calls;

/* Each frame is measured, so none is inlined. The result may be any int; the error code is the return value. */
__attribute__((noinline)) static int first(int x, int *result) {
    calls++;
    if ((x & 1) != 0) return -1;
    *result = x;
    return 0;
}

__attribute__((noinline)) static int second(int x, int *result) {
    int error = first(x, result);
    if (error != 0) return error;
    *result += 1;
    return 0;
}

__attribute__((noinline)) static int third(int x, int *result) {
    int error = second(x, result);
    if (error != 0) return error;
    *result += 1;
    return 0;
}

static int64_t work(void) {
    calls = 0;
    int64_t result = 0;
    for (int i = 0; i < CALLS; i++) {
        int value;
        result += first(i, &value) == 0 ? value : 1;
        result += second(i + 1, &value) == 0 ? value : 2;
        result += third(i, &value) == 0 ? value : 3;
    }
    return result + calls;
}

int main(int argc, char **argv) {
    return measure("throw-frames", argc, argv, work);
}
