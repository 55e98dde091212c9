// SPDX-License-Identifier: Apache-2.0
// What tcc has not got, before everything else: the register that holds the exception, builtins, 128-bit integers, SSE in its assembler.
#ifdef __TINYC__
char *corto_exception;
#define EXCEPTION corto_exception

#define __builtin_expect(value, expected) (value)
#define __builtin_unreachable()
#define __builtin_prefetch(address)
#define __builtin_sqrt square_root
#define __builtin_fabs absolute_double
#define __builtin_fabsf absolute_float
#define __builtin_clz(value) (leading_zeros(value) - 32)
#define __builtin_clzl leading_zeros
#define __builtin_ctz trailing_zeros
#define __builtin_ctzl trailing_zeros
#define __builtin_bswap32(value) ((unsigned)(reversed_bytes(value) >> 32))
#define __builtin_bswap64 reversed_bytes

static double square_root(double value) {
    __asm__(".byte 0xf2, 0x0f, 0x51, 0x00, 0x66, 0x0f, 0xd6, 0x00" : : "a"(&value) : "memory");   // sqrtsd (%rax), %xmm0; movq %xmm0, (%rax)
    return value;
}

static double double_remainder(double a, double b) {
    __asm__("fldl %1\n\tfldl %0\n1:\tfprem\n\tfnstsw %%ax\n\ttestl $0x400, %%eax\n\tjnz 1b\n\tfstpl %0\n\tfstp %%st(0)" : "+m"(a) : "m"(b) : "eax", "memory");
    return a;
}

static double absolute_double(double value) {
    *(unsigned long *)&value &= 0x7fffffffffffffffUL;
    return value;
}

static float absolute_float(float value) {
    *(unsigned *)&value &= 0x7fffffffU;
    return value;
}

static int leading_zeros(unsigned long value) {
    unsigned long highest;
    __asm__("bsrq %1, %0" : "=r"(highest) : "r"(value));
    return 63 - highest;
}

static int trailing_zeros(unsigned long value) {
    unsigned long lowest;
    __asm__("bsfq %1, %0" : "=r"(lowest) : "r"(value));
    return lowest;
}

static unsigned long reversed_bytes(unsigned long value) {
    unsigned long result = 0;
    for (int i = 0; i < 8; i++) {
        result = result << 8 | (value & 0xff);
        value >>= 8;
    }
    return result;
}

static long multiply_high_unsigned(long a, long b) {
    unsigned long a_low = (unsigned)a, a_high = (unsigned long)a >> 32, b_low = (unsigned)b, b_high = (unsigned long)b >> 32;
    unsigned long middle = a_high * b_low + (a_low * b_low >> 32);
    unsigned long other = a_low * b_high + (unsigned)middle;
    return a_high * b_high + (middle >> 32) + (other >> 32);
}

static long multiply_high(long a, long b) {
    return multiply_high_unsigned(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0);
}
#endif

