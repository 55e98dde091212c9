// SPDX-License-Identifier: Apache-2.0
// Compares softfloat.h with the processor's SSE, bit for bit: every pair of edge cases, then random bits. Arguments: rounds, seed.
// Single instructions, because gcc may swap operands and fold constants. The remainder is compared with glibc's fmod.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int jint;
typedef long jlong;
#include "softfloat.h"

static long failures;

static void expect(const char *operation, uint64_t a, uint64_t b, uint64_t expected, uint64_t actual) {
    if (expected != actual && failures++ < 20) {
        printf("%s(%#lx, %#lx) is %#lx, not %#lx\n", operation, a, b, expected, actual);
    }
}

#define OF(type, bits_type, name) \
    static type name(bits_type bits) { type value; memcpy(&value, &bits, sizeof value); return value; } \
    static bits_type name##_bits(type value) { bits_type bits; memcpy(&bits, &value, sizeof bits); return bits; }
OF(float, uint32_t, single)
OF(double, uint64_t, twice)

#define SSE(type, name, instruction) \
    static type name(type a, type b) { __asm__(instruction " %1, %0" : "+x"(a) : "x"(b)); return a; }
SSE(float, addss, "addss") SSE(float, subss, "subss") SSE(float, mulss, "mulss") SSE(float, divss, "divss")
SSE(double, addsd, "addsd") SSE(double, subsd, "subsd") SSE(double, mulsd, "mulsd") SSE(double, divsd, "divsd")

static float cvtsd2ss(double a) { float result; __asm__("cvtsd2ss %1, %0" : "=x"(result) : "x"(a)); return result; }
static double cvtss2sd(float a) { double result; __asm__("cvtss2sd %1, %0" : "=x"(result) : "x"(a)); return result; }
static double sqrtsd(double a) { double result; __asm__("sqrtsd %1, %0" : "=x"(result) : "x"(a)); return result; }

static long to_long(double v) { return v != v ? 0 : v >= 0x1p63 ? INT64_MAX : v <= -0x1p63 ? INT64_MIN : (long)v; }
static int to_int(double v) { return v != v ? 0 : v >= 0x1p31 ? INT32_MAX : v <= -0x1p31 ? INT32_MIN : (int)v; }

static void singles(uint32_t i, uint32_t j) {
    float a = single(i), b = single(j);
    expect("float_add", i, j, single_bits(addss(a, b)), (uint32_t)float_add(i, j));
    expect("float_subtract", i, j, single_bits(subss(a, b)), (uint32_t)float_subtract(i, j));
    expect("float_multiply", i, j, single_bits(mulss(a, b)), (uint32_t)float_multiply(i, j));
    expect("float_divide", i, j, single_bits(divss(a, b)), (uint32_t)float_divide(i, j));
    float remainder = fmodf(a, b);
    if (remainder == remainder) {
        expect("float_remainder", i, j, single_bits(remainder), (uint32_t)float_remainder(i, j));
    } else {
        expect("float_remainder is NaN", i, j, 1, soft_is_nan((uint32_t)float_remainder(i, j), SOFT_FLOAT));
    }
    expect("float_equal", i, j, a == b, float_equal(i, j));
    expect("float_less", i, j, a < b, float_less(i, j));
    expect("float_less_or_equal", i, j, a <= b, float_less_or_equal(i, j));
    expect("float_negate", i, 0, i ^ 0x80000000u, (uint32_t)float_negate(i));
    expect("float_abs", i, 0, i & 0x7fffffffu, (uint32_t)float_abs(i));
    expect("double_of_float", i, 0, twice_bits(cvtss2sd(a)), double_of_float(i));
    expect("int_of_float", i, 0, (uint32_t)to_int(a), (uint32_t)int_of_float((jfloat)i));
    expect("long_of_float", i, 0, to_long(a), long_of_float((jfloat)i));
    expect("float_of_int", i, 0, single_bits((float)(int)i), (uint32_t)float_of_int((int)i));
    expect("double_of_int", i, 0, twice_bits((double)(int)i), double_of_int((int)i));
}

static void doubles(uint64_t i, uint64_t j) {
    double a = twice(i), b = twice(j);
    expect("double_add", i, j, twice_bits(addsd(a, b)), double_add(i, j));
    expect("double_subtract", i, j, twice_bits(subsd(a, b)), double_subtract(i, j));
    expect("double_multiply", i, j, twice_bits(mulsd(a, b)), double_multiply(i, j));
    expect("double_divide", i, j, twice_bits(divsd(a, b)), double_divide(i, j));
    double remainder = fmod(a, b);
    if (remainder == remainder) {
        expect("double_remainder", i, j, twice_bits(remainder), double_remainder(i, j));
    } else {
        expect("double_remainder is NaN", i, j, 1, soft_is_nan(double_remainder(i, j), SOFT_DOUBLE));
    }
    expect("double_sqrt", i, 0, twice_bits(sqrtsd(a)), double_sqrt(i));
    expect("double_equal", i, j, a == b, double_equal(i, j));
    expect("double_less", i, j, a < b, double_less(i, j));
    expect("double_less_or_equal", i, j, a <= b, double_less_or_equal(i, j));
    expect("double_negate", i, 0, i ^ 1ul << 63, double_negate(i));
    expect("double_abs", i, 0, i & ~(1ul << 63), double_abs(i));
    expect("float_of_double", i, 0, single_bits(cvtsd2ss(a)), (uint32_t)float_of_double(i));
    expect("int_of_double", i, 0, (uint32_t)to_int(a), (uint32_t)int_of_double(i));
    expect("long_of_double", i, 0, to_long(a), long_of_double(i));
    expect("float_of_long", i, 0, single_bits((float)(long)i), (uint32_t)float_of_long(i));
    expect("double_of_long", i, 0, twice_bits((double)(long)i), double_of_long(i));
}

// xorshift64* (Vigna 2016)
static uint64_t state;
static uint64_t next(void) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545F4914F6CDD1Dul;
}

// Uniform bits are mostly far apart in magnitude: half of the second operands are near the first, some significands are sparse.
static uint64_t near(uint64_t bits, int fraction) {
    switch (next() & 7) {
    case 0: return bits ^ (next() & ((1ul << fraction) - 1));
    case 1: return bits + ((next() & 127) - 64 << fraction);
    case 2: return bits ^ 1ul << (next() % (fraction + 2)) ^ (next() & 1) << (fraction == 23 ? 31 : 63);
    case 3: return bits & ~0ul << (next() % fraction);
    default: return next();
    }
}

int main(int count, char **arguments) {
    long rounds = atol(arguments[1]);
    state = strtoul(arguments[2], 0, 10);
    uint64_t edges[400];
    int n = 0;
    uint64_t fractions[] = {0, 1, 2, 0x7ff, 0x3ffffff, 0x4000000, 0x10000000, 0x1fffffff, 0x20000000, 0x3fffffff, 0x7ffffffffffff, 0x8000000000000, 0x8000000000001, 0xfffffffffffff};
    int exponents[] = {0, 1, 2, 52, 896, 897, 1022, 1023, 1024, 1053, 1054, 1085, 1086, 2045, 2046, 2047};
    for (int e = 0; e < 16; e++) {
        for (int f = 0; f < 14; f++) {
            edges[n++] = (uint64_t)exponents[e] << 52 | fractions[f];
        }
    }
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            for (int signs = 0; signs < 4; signs++) {
                doubles(edges[i] | (uint64_t)(signs & 1) << 63, edges[j] | (uint64_t)(signs >> 1) << 63);
            }
        }
    }
    n = 0;
    uint32_t small[] = {0, 1, 2, 0x3fffff, 0x400000, 0x400001, 0x7fffff, 0x555555};
    int few[] = {0, 1, 2, 23, 126, 127, 128, 150, 157, 158, 190, 253, 254, 255};
    for (int e = 0; e < 14; e++) {
        for (int f = 0; f < 8; f++) {
            edges[n++] = (uint32_t)few[e] << 23 | small[f];
        }
    }
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            for (int signs = 0; signs < 4; signs++) {
                singles(edges[i] | (uint32_t)(signs & 1) << 31, edges[j] | (uint32_t)(signs >> 1) << 31);
            }
        }
    }
    for (long i = 0; i < rounds; i++) {
        uint64_t bits = next();
        doubles(bits, near(bits, 52));
        doubles(bits >> (bits & 63), next());     // small integers, subnormals
        singles(bits, near((uint32_t)bits, 23));
    }
    printf("%ld failures\n", failures);
    return failures != 0;
}
