// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { NUMBERS = 4096, ROUNDS = 60, MALFORMED = -1 };

static uint8_t text[NUMBERS * 5];
static int at;

static int digit(void) {
    int c = text[at++];
    if (c < '0' || c > '9') return MALFORMED;
    return c - '0';
}

static int number(void) {
    int value = 0;
    while (text[at] != ',') {
        int d = digit();
        if (d < 0) return MALFORMED;
        value = value * 10 + d;
    }
    return value;
}

static void skip(void) {
    while (text[at] != ',') at++;
}

static int64_t work(void) {
    uint64_t result = 0;
    for (int round = 0; round < ROUNDS; round++) {
        at = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int value = number();
            if (value >= 0) {
                result = result * 31 + value;
            } else {
                skip();
                result++;
            }
            at++;
        }
    }
    return result;
}

int main(int argc, char **argv) {
    struct sequence s = {7};
    for (int i = 0; i < NUMBERS; i++) {
        for (int j = 0; j < 4; j++) text[i * 5 + j] = '0' + sequence_below(&s, 10);
        if (i % 4 == 0) text[i * 5 + sequence_below(&s, 4)] = 'x';
        text[i * 5 + 4] = ',';
    }
    return measure("throw-parse", argc, argv, work);
}
