// Floating point by the processor's vector registers, as gcc compiles it (SSE2; option floatingPoint=hard).
// softfloat.h is the same interface without these registers. Macros: in debug builds gcc would call functions.
typedef float jfloat;
typedef double jdouble;

static inline jfloat float_of_bits(jint bits) { union { jint i; jfloat f; } u; u.i = bits; return u.f; }
static inline jint bits_of_float(jfloat value) { union { jint i; jfloat f; } u; u.f = value; return u.i; }
static inline jdouble double_of_bits(jlong bits) { union { jlong l; jdouble d; } u; u.l = bits; return u.d; }
static inline jlong bits_of_double(jdouble value) { union { jlong l; jdouble d; } u; u.d = value; return u.l; }

// A constant: its bits, and the number as C spells it.
#define FLOAT(bits, number) number
#define DOUBLE(bits, number) number

#define float_add(a, b) ((a) + (b))
#define double_add(a, b) ((a) + (b))
#define float_subtract(a, b) ((a) - (b))
#define double_subtract(a, b) ((a) - (b))
#define float_multiply(a, b) ((a) * (b))
#define double_multiply(a, b) ((a) * (b))
#define float_divide(a, b) ((a) / (b))
#define double_divide(a, b) ((a) / (b))
#define float_negate(a) (-(a))
#define double_negate(a) (-(a))
#define float_abs(a) __builtin_fabsf(a)
#define double_abs(a) __builtin_fabs(a)
#define double_sqrt(a) __builtin_sqrt(a)

#ifndef __TINYC__           // else tcc.h has it
// fmod by the x87, which is exact; its partial remainder is repeated until complete (C2 clear).
static inline jdouble double_remainder(jdouble a, jdouble b) {
    long double x = a, y = b;
    uint16_t status;
    do {
        __asm__("fprem\n\tfnstsw %1" : "+t"(x), "=a"(status) : "u"(y));
    } while (status & 0x400);
    return (jdouble)x;
}
#endif
static inline jfloat float_remainder(jfloat a, jfloat b) { return (jfloat)double_remainder(a, b); }

#define float_equal(a, b) ((a) == (b))
#define double_equal(a, b) ((a) == (b))
#define float_less(a, b) ((a) < (b))
#define double_less(a, b) ((a) < (b))
#define float_less_or_equal(a, b) ((a) <= (b))
#define double_less_or_equal(a, b) ((a) <= (b))

#define float_of_int(a) ((jfloat)(a))
#define float_of_long(a) ((jfloat)(a))
#define float_of_double(a) ((jfloat)(a))
#define double_of_int(a) ((jdouble)(a))
#define double_of_long(a) ((jdouble)(a))
#define double_of_float(a) ((jdouble)(a))

// Saturating, NaN gives 0.
static inline jint int_of_double(jdouble v) {
    return v >= 2147483648.0 ? 2147483647 : v > -2147483649.0 ? (jint)v : v != v ? 0 : -2147483647 - 1;
}
static inline jlong long_of_double(jdouble v) {
    return v >= 9223372036854775808.0 ? INT64_C(9223372036854775807)
        : v >= -9223372036854775808.0 ? (jlong)v : v != v ? 0 : -INT64_C(9223372036854775807) - 1;
}
#define int_of_float(a) int_of_double((jdouble)(a))
#define long_of_float(a) long_of_double((jdouble)(a))

