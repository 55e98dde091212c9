// SPDX-License-Identifier: Apache-2.0
// The four functions that gcc may call for copies and comparisons (GCC manual, "Standards": freestanding environments).
// General registers only: they also run where the application's vector registers must survive.
typedef unsigned long size_t;
typedef unsigned long __attribute__((may_alias, aligned(1))) word;
typedef unsigned int __attribute__((may_alias, aligned(1))) half;

// From so many bytes on a repeated string instruction is the fastest that general registers can do (Intel optimization manual, "Enhanced REP MOVSB and STOSB
// Operation"); below, its start takes longer than a loop.
enum { LONG = 512 };

#define PLAIN __attribute__((optimize("no-tree-loop-distribute-patterns")))

PLAIN void *memset(void *to, int value, size_t count) {
    unsigned char *t = to;
    unsigned long pattern = (unsigned char)value * 0x0101010101010101ul;
    if (count >= 8) {
        unsigned char *last = t + count - 8;
#ifdef __x86_64__
        if (count >= LONG) {
            size_t words = count / 8;
            __asm__ volatile("rep stosq" : "+D"(t), "+c"(words) : "a"(pattern) : "memory");
        }
#endif
        for (; t + 32 <= last + 8; t += 32) {
            *(word *)t = pattern;
            *(word *)(t + 8) = pattern;
            *(word *)(t + 16) = pattern;
            *(word *)(t + 24) = pattern;
        }
        for (; t < last; t += 8) {
            *(word *)t = pattern;
        }
        *(word *)last = pattern;
        return to;
    }
    for (size_t i = 0; i < count; i++) {
        t[i] = (unsigned char)value;
    }
    return to;
}

static inline void forward(unsigned char *t, const unsigned char *f, size_t count) {
    if (count >= 16) {
        unsigned long end = *(const word *)(f + count - 8);  // loaded first: the copy may overlap it
        unsigned char *last = t + count - 8;
#ifdef __x86_64__
        if (count >= LONG) {
            size_t words = (count - 1) / 8;
            __asm__ volatile("rep movsq" : "+D"(t), "+S"(f), "+c"(words) : : "memory");
        }
#endif
        while (t + 32 <= last) {
            unsigned long a = *(const word *)f, b = *(const word *)(f + 8), c = *(const word *)(f + 16), d = *(const word *)(f + 24);
            *(word *)t = a;
            *(word *)(t + 8) = b;
            *(word *)(t + 16) = c;
            *(word *)(t + 24) = d;
            t += 32;
            f += 32;
        }
        while (t < last) {
            *(word *)t = *(const word *)f;
            t += 8;
            f += 8;
        }
        *(word *)last = end;
        return;
    }
    if (count >= 8) {
        unsigned long a = *(const word *)f, b = *(const word *)(f + count - 8);
        *(word *)t = a;
        *(word *)(t + count - 8) = b;
        return;
    }
    if (count >= 4) {
        unsigned int a = *(const half *)f, b = *(const half *)(f + count - 4);
        *(half *)t = a;
        *(half *)(t + count - 4) = b;
        return;
    }
    for (; count > 0; count--) {
        *t++ = *f++;
    }
}

PLAIN void *memcpy(void *to, const void *from, size_t count) {
    forward(to, from, count);
    return to;
}

PLAIN void *memmove(void *to, const void *from, size_t count) {
    unsigned char *t = to;
    const unsigned char *f = from;
    if ((size_t)(t - f) >= count) {
        forward(t, f, count);
        return to;
    }
    while (count >= 8) {
        count -= 8;
        *(word *)(t + count) = *(const word *)(f + count);
    }
    while (count > 0) {
        count--;
        t[count] = f[count];
    }
    return to;
}

PLAIN int memcmp(const void *a, const void *b, size_t count) {
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < count; i++) {
        if (x[i] != y[i]) {
            return x[i] - y[i];
        }
    }
    return 0;
}
