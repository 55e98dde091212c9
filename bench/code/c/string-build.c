// SPDX-License-Identifier: Apache-2.0
#include "measure.h"
#include <string.h>

enum { LINES = 10000 };

struct string {
    int length;
    char bytes[];
};

/* 16 bytes at first, then twice as many plus 2, or what is needed: the policy of java.lang.StringBuilder. */
struct builder {
    char *bytes;
    int length, capacity;
};

static struct string *names[64];
static int32_t values[LINES];

static void reserve(struct builder *b, int more) {
    int needed = b->length + more;
    if (needed > b->capacity) {
        int capacity = b->capacity * 2 + 2;
        b->capacity = needed > capacity ? needed : capacity;
        b->bytes = realloc(b->bytes, b->capacity);
    }
}

static void append_bytes(struct builder *b, const char *bytes, int length) {
    reserve(b, length);
    memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
}

static void append_char(struct builder *b, char c) {
    reserve(b, 1);
    b->bytes[b->length++] = c;
}

static int digits(int32_t negative) {
    int count = 1;
    for (int32_t limit = -10; count < 10; count++, limit *= 10) {
        if (negative > limit) return count;
    }
    return 10;
}

static void append_int(struct builder *b, int32_t value) {
    static const char pairs[] =
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    int32_t rest = value < 0 ? value : -value;       /* negative, for the least int has no counterpart */
    int length = digits(rest) + (value < 0);
    reserve(b, length);
    char *p = b->bytes + b->length + length;
    while (rest <= -100) {
        p -= 2;
        memcpy(p, pairs + 2 * -(rest % 100), 2);
        rest /= 100;
    }
    if (rest <= -10) {
        p -= 2;
        memcpy(p, pairs + 2 * -rest, 2);
    } else {
        *--p = '0' - rest;
    }
    if (value < 0) *--p = '-';
    b->length += length;
}

static struct string *to_string(const struct builder *b) {
    struct string *s = malloc(sizeof *s + b->length);
    s->length = b->length;
    memcpy(s->bytes, b->bytes, b->length);
    return s;
}

#define APPEND(b, literal) append_bytes(b, literal, sizeof literal - 1)

static int64_t work(void) {
    uint64_t result = 0;
    for (int i = 0; i < LINES; i++) {
        struct builder line = {malloc(16), 0, 16};
        APPEND(&line, "item ");
        append_int(&line, i);
        APPEND(&line, ": ");
        append_bytes(&line, names[i & 63]->bytes, names[i & 63]->length);
        APPEND(&line, " = ");
        append_int(&line, values[i]);
        append_char(&line, '\n');
        struct string *text = to_string(&line);
        result = result * 31 + text->length * 7 + text->bytes[text->length / 2];
        free(line.bytes);
        free(text);
    }
    return result;
}

int main(int argc, char **argv) {
    struct sequence s = {13};
    for (int i = 0; i < 64; i++) {
        int length = 3 + sequence_below(&s, 12);
        names[i] = malloc(sizeof *names[i] + length);
        names[i]->length = length;
        for (int j = 0; j < length; j++) names[i]->bytes[j] = 'a' + sequence_below(&s, 26);
    }
    for (int i = 0; i < LINES; i++) {
        int32_t number = sequence_next(&s);
        values[i] = number >> sequence_below(&s, 32);
    }
    return measure("string-build", argc, argv, work);
}
