// SPDX-License-Identifier: Apache-2.0
// What every emitted unit begins with: types, and the operations of the JVM that C has not got (JVMS §6.5). hardfloat.h or softfloat.h follows, then accesses.h.
#ifdef __TINYC__
typedef signed char jbyte;                              // tcc knows no modes, and no aliasing to care about
typedef unsigned char jboolean;
#else
typedef int jbyte __attribute__((mode(QI)));            // not a character type: those may alias every other
typedef unsigned int jboolean __attribute__((mode(QI)));
#endif
typedef short jshort;
typedef unsigned short jchar;
typedef int jint;
typedef long jlong;
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef int int32_t;
typedef unsigned long size_t;
#define INT64_C(n) n##L
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#if defined __OPTIMIZE__ && !defined __clang__ && !defined __TINYC__
#define LESS_OPTIMIZED __attribute__((optimize("O1"), noinline))
#else
#define LESS_OPTIMIZED
#endif

typedef char *ref;

// After the call of a function that does not return, in method `n`. gcc does not know that of the function, and the empty instruction differs, so that it merges no calls of different methods: a
// trace would name the wrong one.
#define NO_RETURN(n) __asm__ volatile("" : : "i"(n)); __builtin_unreachable()

struct class {
    uint32_t size;
    uint8_t kind, shift;
    uint16_t data;
    uint32_t low, high;
    uint64_t references;
    const uint32_t *interfaces;
    const struct class *element, *array;
    ref mirror;
    const struct class *superclass;
    void *dispatch[];
};

enum { UNINITIALIZED, INITIALIZING, INITIALIZED, INITIALIZATION_FAILED };

#ifndef EXCEPTION           // tcc.h has one for a compiler without register variables
register ref EXCEPTION __asm__("r15");
#endif

void *memcpy(void *to, const void *from, size_t count);
void *memmove(void *to, const void *from, size_t count);
void *memset(void *to, int value, size_t count);
int memcmp(const void *a, const void *b, size_t count);

// Division by -1 apart: the smallest number would trap. By zero is tested before.
static inline jint divide_int(jint a, jint b) { return b == -1 ? -a : a / b; }
static inline jlong divide_long(jlong a, jlong b) { return b == -1 ? -a : a / b; }
static inline jint remainder_int(jint a, jint b) { return b == -1 ? 0 : a % b; }
static inline jlong remainder_long(jlong a, jlong b) { return b == -1 ? 0 : a % b; }

#ifndef __TINYC__           // else tcc.h has them
static inline jlong multiply_high(jlong a, jlong b) { return (jlong)(((__int128)a * b) >> 64); }
static inline jlong multiply_high_unsigned(jlong a, jlong b) { return (jlong)(((unsigned __int128)(uint64_t)a * (uint64_t)b) >> 64); }
#endif

static inline jint leading_zeros_int(jint v) { return v == 0 ? 32 : __builtin_clz(v); }
static inline jint trailing_zeros_int(jint v) { return v == 0 ? 32 : __builtin_ctz(v); }
static inline jint leading_zeros_long(jlong v) { return v == 0 ? 64 : __builtin_clzl(v); }
static inline jint trailing_zeros_long(jlong v) { return v == 0 ? 64 : __builtin_ctzl(v); }

