// Floating point by general registers alone (option floatingPoint=soft). hardfloat.h is the same interface in vector registers.
//
// A float is its bit pattern in a jint, a double in a jlong (IEEE 754-2019 §3.4). Every result is the exact one rounded to nearest,
// ties to even (JLS §15.4); NaNs come out with the bits that x86's SSE gives them. Functions that nothing calls vanish.
//
// Each operation is written once for both formats, `fraction` being 23 or 52 bits, and inlined into a function for each.
// A finite number other than zero is unpacked to ±significand · 2^(exponent − 62), 2^62 ≤ significand < 2^63: for float 39 bits and for
// double 10 lie below the last one that fits. What is shifted out below them leaves a one in the lowest bit ("sticky"), which rounding needs.
typedef jint jfloat;
typedef jlong jdouble;

#define FLOAT(bits, number) bits
#define DOUBLE(bits, number) bits
#define float_of_bits(bits) (bits)
#define bits_of_float(value) (value)
#define double_of_bits(bits) (bits)
#define bits_of_double(value) (value)

#define SOFT_GENERIC static inline __attribute__((always_inline))
#define SOFT_FUNCTION static __attribute__((unused, noinline))

#define SOFT_FLOAT 23
#define SOFT_DOUBLE 52
#define SOFT_UNIT ((uint64_t)1 << 62)

struct soft_number {
    uint64_t sign; // 0 or 1
    jint exponent;
    uint64_t significand;
};

// ---- the fields of a format ----
SOFT_GENERIC jint soft_bias(jint fraction) { return fraction == SOFT_FLOAT ? 127 : 1023; }
SOFT_GENERIC jint soft_sign_position(jint fraction) { return fraction == SOFT_FLOAT ? 31 : 63; }
SOFT_GENERIC uint64_t soft_sign(uint64_t a, jint fraction) { return a >> soft_sign_position(fraction); }
SOFT_GENERIC uint64_t soft_magnitude(uint64_t a, jint fraction) { return a & (((uint64_t)1 << soft_sign_position(fraction)) - 1); }
SOFT_GENERIC uint64_t soft_infinity(uint64_t sign, jint fraction) {
    return sign << soft_sign_position(fraction) | (uint64_t)(2 * soft_bias(fraction) + 1) << fraction;
}
SOFT_GENERIC uint64_t soft_zero(uint64_t sign, jint fraction) { return sign << soft_sign_position(fraction); }
SOFT_GENERIC jint soft_is_nan(uint64_t a, jint fraction) { return soft_magnitude(a, fraction) > soft_infinity(0, fraction); }
SOFT_GENERIC jint soft_is_infinite(uint64_t a, jint fraction) { return soft_magnitude(a, fraction) == soft_infinity(0, fraction); }
SOFT_GENERIC uint64_t soft_quiet(uint64_t nan, jint fraction) { return nan | (uint64_t)1 << (fraction - 1); }
// The result of an invalid operation: x86's "QNaN floating-point indefinite", which is negative.
SOFT_GENERIC uint64_t soft_invalid(jint fraction) { return soft_quiet(soft_infinity(1, fraction), fraction); }
// The result of an operation on a NaN: the first of the two, made quiet.
SOFT_GENERIC uint64_t soft_propagate(uint64_t a, uint64_t b, jint fraction) {
    return soft_quiet(soft_is_nan(a, fraction) ? a : b, fraction);
}

// ---- unpacking, normalising, rounding ----
SOFT_GENERIC struct soft_number soft_unpack(uint64_t a, jint fraction) {
    struct soft_number n;
    uint64_t magnitude = soft_magnitude(a, fraction);
    n.sign = soft_sign(a, fraction);
    n.exponent = (jint)(magnitude >> fraction) - soft_bias(fraction);
    n.significand = magnitude & (((uint64_t)1 << fraction) - 1);
    if (n.exponent == -soft_bias(fraction)) { // subnormal
        jint shift = __builtin_clzl(n.significand) - 1;
        n.significand <<= shift;
        n.exponent += 1 + 62 - fraction - shift;
    } else {
        n.significand = (n.significand | (uint64_t)1 << fraction) << (62 - fraction);
    }
    return n;
}

SOFT_GENERIC uint64_t soft_shift_right(uint64_t significand, jint count) {
    return count == 0 ? significand : count > 63 ? significand != 0 : significand >> count | (significand << (64 - count) != 0);
}

// `significand` is any number but 0.
SOFT_GENERIC struct soft_number soft_normalized(uint64_t sign, jint exponent, uint64_t significand) {
    struct soft_number n;
    jint shift = __builtin_clzl(significand) - 1;
    n.sign = sign;
    n.exponent = exponent - shift;
    n.significand = shift < 0 ? soft_shift_right(significand, 1) : significand << shift;
    return n;
}

SOFT_GENERIC uint64_t soft_pack(struct soft_number n, jint fraction) {
    jint dropped = 62 - fraction;
    jint biased = n.exponent + soft_bias(fraction);
    if (biased > 2 * soft_bias(fraction)) {
        return soft_infinity(n.sign, fraction);
    }
    if (biased < 1) {
        n.significand = soft_shift_right(n.significand, 1 - biased);
        biased = 1;
    }
    // The leading one of a normal number adds to the exponent. So does a carry out of rounding, up to infinity.
    uint64_t result = ((uint64_t)(biased - 1) << fraction) + (n.significand >> dropped);
    uint64_t below = n.significand & (((uint64_t)1 << dropped) - 1);
    uint64_t half = (uint64_t)1 << (dropped - 1);
    result += below > half || (below == half && (result & 1));
    return result | soft_zero(n.sign, fraction);
}

// ---- arithmetic ----
SOFT_GENERIC uint64_t soft_add(uint64_t a, uint64_t b, jint fraction) {
    if (soft_is_nan(a, fraction) || soft_is_nan(b, fraction)) {
        return soft_propagate(a, b, fraction);
    }
    if (soft_is_infinite(a, fraction)) {
        return soft_is_infinite(b, fraction) && a != b ? soft_invalid(fraction) : a;
    }
    if (soft_is_infinite(b, fraction)) {
        return b;
    }
    if (soft_magnitude(a, fraction) == 0) {
        return soft_magnitude(b, fraction) == 0 ? a & b : b; // −0 only for −0 + −0
    }
    if (soft_magnitude(b, fraction) == 0) {
        return a;
    }
    struct soft_number x = soft_unpack(a, fraction), y = soft_unpack(b, fraction);
    if (x.exponent < y.exponent || (x.exponent == y.exponent && x.significand < y.significand)) {
        struct soft_number larger = y;
        y = x;
        x = larger;
    }
    uint64_t addend = soft_shift_right(y.significand, x.exponent - y.exponent);
    uint64_t sum = x.sign == y.sign ? x.significand + addend : x.significand - addend;
    return sum == 0 ? soft_zero(0, fraction) : soft_pack(soft_normalized(x.sign, x.exponent, sum), fraction);
}

SOFT_GENERIC uint64_t soft_multiply(uint64_t a, uint64_t b, jint fraction) {
    if (soft_is_nan(a, fraction) || soft_is_nan(b, fraction)) {
        return soft_propagate(a, b, fraction);
    }
    uint64_t sign = soft_sign(a, fraction) ^ soft_sign(b, fraction);
    jint zero = soft_magnitude(a, fraction) == 0 || soft_magnitude(b, fraction) == 0;
    if (soft_is_infinite(a, fraction) || soft_is_infinite(b, fraction)) {
        return zero ? soft_invalid(fraction) : soft_infinity(sign, fraction);
    }
    if (zero) {
        return soft_zero(sign, fraction);
    }
    struct soft_number x = soft_unpack(a, fraction), y = soft_unpack(b, fraction);
    unsigned __int128 product = (unsigned __int128)x.significand * y.significand;
    uint64_t significand = (uint64_t)(product >> 62) | (((uint64_t)product & (SOFT_UNIT - 1)) != 0);
    return soft_pack(soft_normalized(sign, x.exponent + y.exponent, significand), fraction);
}

SOFT_GENERIC uint64_t soft_divide(uint64_t a, uint64_t b, jint fraction) {
    if (soft_is_nan(a, fraction) || soft_is_nan(b, fraction)) {
        return soft_propagate(a, b, fraction);
    }
    uint64_t sign = soft_sign(a, fraction) ^ soft_sign(b, fraction);
    if (soft_is_infinite(a, fraction)) {
        return soft_is_infinite(b, fraction) ? soft_invalid(fraction) : soft_infinity(sign, fraction);
    }
    if (soft_is_infinite(b, fraction)) {
        return soft_zero(sign, fraction);
    }
    if (soft_magnitude(b, fraction) == 0) {
        return soft_magnitude(a, fraction) == 0 ? soft_invalid(fraction) : soft_infinity(sign, fraction);
    }
    if (soft_magnitude(a, fraction) == 0) {
        return soft_zero(sign, fraction);
    }
    struct soft_number x = soft_unpack(a, fraction), y = soft_unpack(b, fraction);
    // Long division, as many bits a step as fit above a remainder of fraction + 1 bits: at least fraction + 3 behind the point.
    uint64_t divisor = y.significand >> (62 - fraction);
    uint64_t quotient = (x.significand >> (62 - fraction)) / divisor;
    uint64_t remainder = (x.significand >> (62 - fraction)) % divisor;
    jint step = 63 - fraction;
    jint bits = 0;
    for (; bits < fraction + 3; bits += step) {
        quotient = quotient << step | (remainder << step) / divisor;
        remainder = (remainder << step) % divisor;
    }
    uint64_t significand = quotient << (62 - bits) | (remainder != 0);
    return soft_pack(soft_normalized(sign, x.exponent - y.exponent, significand), fraction);
}

// C's fmod (JLS §15.17.3): exact, with the sign of the dividend.
SOFT_GENERIC uint64_t soft_remainder(uint64_t a, uint64_t b, jint fraction) {
    if (soft_is_nan(a, fraction) || soft_is_nan(b, fraction)) {
        return soft_propagate(a, b, fraction);
    }
    if (soft_is_infinite(a, fraction) || soft_magnitude(b, fraction) == 0) {
        return soft_invalid(fraction);
    }
    if (soft_magnitude(a, fraction) < soft_magnitude(b, fraction)) { // the divisor may be infinite
        return a;
    }
    struct soft_number x = soft_unpack(a, fraction), y = soft_unpack(b, fraction);
    uint64_t divisor = y.significand >> (62 - fraction);
    uint64_t remainder = (x.significand >> (62 - fraction)) % divisor;
    jint step = 63 - fraction;
    for (jint left = x.exponent - y.exponent; left > 0; left -= step) {
        remainder = (remainder << (left < step ? left : step)) % divisor;
    }
    if (remainder == 0) {
        return soft_zero(x.sign, fraction);
    }
    return soft_pack(soft_normalized(x.sign, y.exponent, remainder << (62 - fraction)), fraction);
}

#define SOFT_BINARY(operation) \
    SOFT_FUNCTION jfloat float_##operation(jfloat a, jfloat b) { return (jfloat)soft_##operation((uint32_t)a, (uint32_t)b, SOFT_FLOAT); } \
    SOFT_FUNCTION jdouble double_##operation(jdouble a, jdouble b) { return (jdouble)soft_##operation((uint64_t)a, (uint64_t)b, SOFT_DOUBLE); }
SOFT_BINARY(add)
SOFT_BINARY(multiply)
SOFT_BINARY(divide)
SOFT_BINARY(remainder)

SOFT_GENERIC jfloat float_negate(jfloat a) { return (jfloat)((uint32_t)a ^ (uint32_t)1 << 31); }
SOFT_GENERIC jdouble double_negate(jdouble a) { return (jdouble)((uint64_t)a ^ (uint64_t)1 << 63); }
SOFT_GENERIC jfloat float_abs(jfloat a) { return a & 0x7fffffff; }
SOFT_GENERIC jdouble double_abs(jdouble a) { return (jdouble)((uint64_t)a << 1 >> 1); }

// a + (−b), but a NaN keeps its sign.
SOFT_GENERIC jfloat float_subtract(jfloat a, jfloat b) { return float_add(a, soft_is_nan((uint32_t)b, SOFT_FLOAT) ? b : float_negate(b)); }
SOFT_GENERIC jdouble double_subtract(jdouble a, jdouble b) { return double_add(a, soft_is_nan((uint64_t)b, SOFT_DOUBLE) ? b : double_negate(b)); }

// The square root, one bit of the result a step, as on paper.
SOFT_FUNCTION jdouble double_sqrt(jdouble a) {
    if (soft_is_nan((uint64_t)a, SOFT_DOUBLE)) {
        return (jdouble)soft_quiet((uint64_t)a, SOFT_DOUBLE);
    }
    if (soft_magnitude((uint64_t)a, SOFT_DOUBLE) == 0) {
        return a;
    }
    if (a < 0) {
        return (jdouble)soft_invalid(SOFT_DOUBLE);
    }
    if (soft_is_infinite((uint64_t)a, SOFT_DOUBLE)) {
        return a;
    }
    struct soft_number n = soft_unpack((uint64_t)a, SOFT_DOUBLE);
    uint64_t radicand = n.significand << (n.exponent & 1); // so that the exponent halves
    uint64_t root = 0, remainder = 0;
    for (jint bit = 0; bit < 56; bit++) {
        remainder = remainder << 2 | radicand >> 62;
        radicand <<= 2;
        uint64_t trial = root << 2 | 1;
        root <<= 1;
        if (remainder >= trial) {
            remainder -= trial;
            root |= 1;
        }
    }
    n.exponent >>= 1;
    n.significand = root << 7 | (remainder != 0);
    return (jdouble)soft_pack(n, SOFT_DOUBLE);
}

// ---- comparisons; false if one is a NaN ----
// Bit patterns without NaNs are ordered like integers once the negative ones are turned round; −0 becomes 0.
SOFT_GENERIC jint float_order(jfloat a) { return a < 0 ? (jint)(((uint32_t)1 << 31) - (uint32_t)a) : a; }
SOFT_GENERIC jlong double_order(jdouble a) { return a < 0 ? (jlong)(((uint64_t)1 << 63) - (uint64_t)a) : a; }
SOFT_GENERIC jint float_ordered(jfloat a, jfloat b) { return !soft_is_nan((uint32_t)a, SOFT_FLOAT) && !soft_is_nan((uint32_t)b, SOFT_FLOAT); }
SOFT_GENERIC jint double_ordered(jdouble a, jdouble b) { return !soft_is_nan((uint64_t)a, SOFT_DOUBLE) && !soft_is_nan((uint64_t)b, SOFT_DOUBLE); }

static inline jint float_equal(jfloat a, jfloat b) { return float_ordered(a, b) && float_order(a) == float_order(b); }
static inline jint double_equal(jdouble a, jdouble b) { return double_ordered(a, b) && double_order(a) == double_order(b); }
static inline jint float_less(jfloat a, jfloat b) { return float_ordered(a, b) && float_order(a) < float_order(b); }
static inline jint double_less(jdouble a, jdouble b) { return double_ordered(a, b) && double_order(a) < double_order(b); }
static inline jint float_less_or_equal(jfloat a, jfloat b) { return float_ordered(a, b) && float_order(a) <= float_order(b); }
static inline jint double_less_or_equal(jdouble a, jdouble b) { return double_ordered(a, b) && double_order(a) <= double_order(b); }

// ---- conversions ----
SOFT_GENERIC uint64_t soft_of_long(jlong value, jint fraction) {
    uint64_t sign = value < 0;
    return value == 0 ? 0 : soft_pack(soft_normalized(sign, 62, sign ? -(uint64_t)value : (uint64_t)value), fraction);
}
SOFT_FUNCTION jfloat float_of_long(jlong value) { return (jfloat)soft_of_long(value, SOFT_FLOAT); }
SOFT_FUNCTION jdouble double_of_long(jlong value) { return (jdouble)soft_of_long(value, SOFT_DOUBLE); }
#define float_of_int(value) float_of_long(value)
#define double_of_int(value) double_of_long(value)

SOFT_GENERIC uint64_t soft_convert(uint64_t a, jint from, jint to) {
    uint64_t sign = soft_sign(a, from);
    if (soft_is_nan(a, from)) { // the upper bits of its fraction stay
        uint64_t payload = soft_magnitude(a, from) & (((uint64_t)1 << from) - 1);
        return soft_quiet(soft_infinity(sign, to) | (from < to ? payload << (to - from) : payload >> (from - to)), to);
    }
    if (soft_is_infinite(a, from)) {
        return soft_infinity(sign, to);
    }
    return soft_magnitude(a, from) == 0 ? soft_zero(sign, to) : soft_pack(soft_unpack(a, from), to);
}
SOFT_FUNCTION jfloat float_of_double(jdouble a) { return (jfloat)soft_convert((uint64_t)a, SOFT_DOUBLE, SOFT_FLOAT); }
SOFT_FUNCTION jdouble double_of_float(jfloat a) { return (jdouble)soft_convert((uint32_t)a, SOFT_FLOAT, SOFT_DOUBLE); }

// Rounds towards zero; saturating, NaN gives 0 (JLS §5.1.3).
SOFT_FUNCTION jlong long_of_double(jdouble a) {
    uint64_t bits = (uint64_t)a;
    jint exponent = (jint)(soft_magnitude(bits, SOFT_DOUBLE) >> SOFT_DOUBLE) - soft_bias(SOFT_DOUBLE);
    if (soft_is_nan(bits, SOFT_DOUBLE) || exponent < 0) {
        return 0;
    }
    uint64_t sign = soft_sign(bits, SOFT_DOUBLE);
    if (exponent > 62) {
        return (jlong)(~((uint64_t)1 << 63) + sign);
    }
    uint64_t value = soft_unpack(bits, SOFT_DOUBLE).significand >> (62 - exponent);
    return (jlong)(sign ? -value : value);
}
SOFT_FUNCTION jint int_of_double(jdouble a) {
    jlong value = long_of_double(a);
    return value > 2147483647 ? 2147483647 : value < -2147483647 - 1 ? -2147483647 - 1 : (jint)value;
}
#define int_of_float(a) int_of_double(double_of_float(a))
#define long_of_float(a) long_of_double(double_of_float(a))

