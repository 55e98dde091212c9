// SPDX-License-Identifier: Apache-2.0
package java.lang;

/// Elementary functions whose results are rounded correctly but for one argument in about 2⁴⁰.
///
/// HotSpot replaces these methods of `Math` by machine code that errs by little more than half a unit in the last place, so it gives the nearest
/// double nearly always; `StrictMath`, which is what `Math` says in Java, gives it nine times in ten. Programs that print results can tell.
/// Each function here computes with two doubles (about 106 bits) by a Taylor series or one Newton step from `StrictMath`'s result.
public final class Elementary {
    private static final double LN2_1 = 0x1.62e42fefa2p-1;         // ln 2 in three parts; the first two have 40 bits, so k · part is exact
    private static final double LN2_2 = 0x1.9ef35793c6p-41;
    private static final double LN2_3 = 0x1.673007e5ed5e8p-81;
    private static final double INVERSE_LN2 = 0x1.71547652b82fep0;
    private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;    // 1 / ln 10
    private static final double LOG10_E_LOW = 0x1.95355baaafad3p-57;

    private static final double LARGEST_EXPONENT = 700;            // beyond, exp is StrictMath's: near overflow and underflow
    private static final double TINY = 0x1p-27;                    // below, x³ does not reach the last bit
    private static final double NORMAL = 0x1p-1000;
    private static final int LARGEST_POWER = 64;                   // integer powers up to here by multiplication, which ties need

    /// 1/i! in two parts.
    private static final double[] FACTORIAL = new double[28];
    private static final double[] FACTORIAL_LOW = new double[28];

    static {
        DoubleDouble f = new DoubleDouble(1, 0);
        for (int i = 0; i < FACTORIAL.length; i++) {
            if (i > 0) {
                f.divide(i, 0);
            }
            FACTORIAL[i] = f.high;
            FACTORIAL_LOW[i] = f.low;
        }
    }

    private Elementary() {}

    // Exponential and logarithm.

    public static double exp(double x) {
        if (!(Math.abs(x) < LARGEST_EXPONENT) || x == 0) {
            return StrictMath.exp(x);
        }
        DoubleDouble e = new DoubleDouble(x, 0);
        int scale = exponential(e);
        return Math.scalb(e.high, scale);
    }

    /// e^x for |x| < 710: replaces `x` by a number near 1 and returns the power of two to scale it by.
    private static int exponential(DoubleDouble x) {
        double k = Math.rint(x.high * INVERSE_LN2);
        double low = x.low;
        x.set(x.high - k * LN2_1, 0);
        x.add(-k * LN2_2, 0);
        x.add(-k * LN2_3, 0);
        x.add(low, 0);
        double high = x.high / 16;                                 // |r| < 0.022; exp(r)¹⁶ follows by four squares
        low = x.low / 16;
        double tail = FACTORIAL[13];
        for (int i = 12; i >= 8; i--) {
            tail = tail * high + FACTORIAL[i];
        }
        x.set(tail, 0);
        for (int i = 7; i >= 0; i--) {
            x.multiply(high, low);
            x.add(FACTORIAL[i], FACTORIAL_LOW[i]);
        }
        for (int i = 0; i < 4; i++) {
            x.multiply(x.high, x.low);
        }
        return (int) k;
    }

    public static double log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY || x == 1) {
            return StrictMath.log(x);
        }
        return logarithm(x).high;
    }

    public static double log10(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY || x == 1) {
            return StrictMath.log10(x);
        }
        DoubleDouble y = logarithm(x);
        y.multiply(LOG10_E, LOG10_E_LOW);
        return y.high;
    }

    private static DoubleDouble logarithm(double x) {
        int k = 0;
        double m = x;
        if (m < Double.MIN_NORMAL) {
            m *= 0x1p54;
            k = -54;
        }
        int exponent = Math.getExponent(m);
        m = Math.scalb(m, -exponent);
        k += exponent;
        if (m > 1.4142135623730951) {
            m /= 2;
            k++;
        }
        DoubleDouble y = Math.abs(m - 1) < 0x1p-10 ? logarithmNear1(m - 1) : logarithmByNewton(m);
        if (k != 0) {
            DoubleDouble sum = new DoubleDouble(k * LN2_1, 0);
            sum.add(k * LN2_2, 0);
            sum.add(k * LN2_3, 0);
            sum.add(y.high, y.low);
            return sum;
        }
        return y;
    }

    /// f − f²/2 + f³/3 − … for |f| < 2⁻¹⁰.
    private static DoubleDouble logarithmNear1(double f) {
        DoubleDouble y = new DoubleDouble(0, 0);
        for (int i = 12; i >= 1; i--) {
            y.multiply(-f, 0);
            DoubleDouble term = new DoubleDouble(1, 0);
            term.divide(i, 0);
            y.add(term.high, term.low);
        }
        y.multiply(f, 0);
        return y;
    }

    /// y₀ + t − t²/2 with t = m · e^(−y₀) − 1, which is about 2⁻⁵³.
    private static DoubleDouble logarithmByNewton(double m) {
        double y0 = StrictMath.log(m);
        DoubleDouble t = new DoubleDouble(-y0, 0);
        int scale = exponential(t);
        t.multiply(Math.scalb(m, scale), 0);
        t.add(-1, 0);
        t.add(-t.high * t.high / 2, 0);
        t.add(y0, 0);
        return t;
    }

    public static double pow(double x, double y) {
        double near = StrictMath.pow(x, y);
        if (!(Math.abs(near) > NORMAL) || Math.abs(near) > 1 / NORMAL || y == 1 || Math.abs(x) == 1) {
            return near;                                           // special cases, and where the scaled steps could overflow
        }
        if (y == 2) {
            return x * x;
        }
        if (y == 0) {
            return 1;
        }
        if (y == 0.5) {
            return Math.sqrt(x);                                   // rounded correctly, also near the middle of two doubles
        }
        double magnitude;
        if (y == Math.rint(y) && Math.abs(y) <= LARGEST_POWER && Math.abs(x) > 0x1p-15 && Math.abs(x) < 0x1p15) {
            magnitude = integerPower(Math.abs(x), (int) y);
        } else {
            DoubleDouble e = logarithm(Math.abs(x));
            e.multiply(y, 0);
            int scale = exponential(e);
            magnitude = Math.scalb(e.high, scale);
        }
        return near < 0 ? -magnitude : magnitude;
    }

    private static double integerPower(double x, int n) {
        DoubleDouble result = new DoubleDouble(1, 0);
        DoubleDouble square = new DoubleDouble(x, 0);
        for (int left = Math.abs(n); left != 0; left >>= 1) {
            if ((left & 1) != 0) {
                result.multiply(square.high, square.low);
            }
            square.multiply(square.high, square.low);
        }
        if (n > 0) {
            return result.high;
        }
        DoubleDouble inverse = new DoubleDouble(1, 0);
        inverse.divide(result.high, result.low);
        return inverse.high;
    }

    // Trigonometric functions.

    public static double sin(double x) {
        if (!(Math.abs(x) > TINY) || Double.isInfinite(x)) {
            return StrictMath.sin(x);
        }
        DoubleDouble y = new DoubleDouble(0, 0);
        int quadrant = reduce(x, y);
        DoubleDouble result = (quadrant & 1) == 0 ? sine(y, -1) : cosine(y, -1);
        return (quadrant & 2) == 0 ? result.high : -result.high;
    }

    public static double cos(double x) {
        if (!(Math.abs(x) > TINY) || Double.isInfinite(x)) {
            return StrictMath.cos(x);
        }
        DoubleDouble y = new DoubleDouble(0, 0);
        int quadrant = reduce(x, y);
        DoubleDouble result = (quadrant & 1) == 0 ? cosine(y, -1) : sine(y, -1);
        return (quadrant + 1 & 2) == 0 ? result.high : -result.high;
    }

    public static double tan(double x) {
        if (!(Math.abs(x) > TINY) || Double.isInfinite(x)) {
            return StrictMath.tan(x);
        }
        DoubleDouble y = new DoubleDouble(0, 0);
        boolean odd = (reduce(x, y) & 1) != 0;
        DoubleDouble sine = sine(y, -1);
        DoubleDouble cosine = cosine(y, -1);
        DoubleDouble result = odd ? cosine : sine;
        DoubleDouble divisor = odd ? sine : cosine;
        result.divide(divisor.high, divisor.low);
        return odd ? -result.high : result.high;
    }

    /// x − n·π/2 with |y| ≤ π/4; returns n modulo 4.
    private static int reduce(double x, DoubleDouble y) {
        if (Math.abs(x) <= 0.7853981633974483) {
            y.set(x, 0);
            return 0;
        }
        double[] parts = new double[2];
        int n = FdLibm.RemPio2.__ieee754_rem_pio2(x, parts);
        y.set(parts[0], parts[1]);
        return n & 3;
    }

    /// y + s·y³/3! + y⁵/5! + s·y⁷/7! + …: sine for s = −1, hyperbolic sine for s = 1.
    private static DoubleDouble sine(DoubleDouble y, int s) {
        DoubleDouble sum = series(y, s, 1);
        sum.multiply(y.high, y.low);
        return sum;
    }

    /// 1 + s·y²/2! + y⁴/4! + …: cosine for s = −1, hyperbolic cosine for s = 1.
    private static DoubleDouble cosine(DoubleDouble y, int s) {
        return series(y, s, 0);
    }

    /// The sum of sⁱ·y²ⁱ / (2i + first)!. From the ninth term on plain doubles do.
    private static DoubleDouble series(DoubleDouble y, int s, int first) {
        DoubleDouble z = new DoubleDouble(y.high, y.low);
        z.multiply(y.high, y.low);
        z.multiply(s, 0);
        double tail = 0;
        for (int i = 13; i >= 9; i--) {
            tail = tail * z.high + FACTORIAL[2 * i + first];
        }
        DoubleDouble sum = new DoubleDouble(tail, 0);
        for (int i = 8; i >= 0; i--) {
            sum.multiply(z.high, z.low);
            sum.add(FACTORIAL[2 * i + first], FACTORIAL_LOW[2 * i + first]);
        }
        return sum;
    }

    public static double tanh(double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude > TINY) || magnitude >= 22) {
            return StrictMath.tanh(x);
        }
        DoubleDouble y = new DoubleDouble(magnitude, 0);
        DoubleDouble divisor;
        if (magnitude < 0.5) {
            divisor = cosine(y, 1);
            y = sine(y, 1);
        } else {
            y.set(2 * magnitude, 0);
            int scale = exponential(y);
            double factor = Math.scalb(1.0, scale);
            y.set(y.high * factor, y.low * factor);
            divisor = new DoubleDouble(y.high, y.low);
            divisor.add(1, 0);
            y.add(-1, 0);
        }
        y.divide(divisor.high, divisor.low);
        return x < 0 ? -y.high : y.high;
    }

    // Cube root.

    public static double cbrt(double x) {
        double near = StrictMath.cbrt(x);
        double magnitude = Math.abs(x);
        if (!(magnitude > 0) || magnitude == Double.POSITIVE_INFINITY) {
            return near;
        }
        double scale = magnitude < 0x1p-600 ? 0x1p150 : magnitude > 0x1p600 ? 0x1p-150 : 1;
        double y = near * scale;
        DoubleDouble cube = new DoubleDouble(y, 0);
        cube.multiply(y, 0);
        cube.multiply(y, 0);
        cube.add(-(x * scale * scale * scale), 0);
        return (y - cube.high / (3 * y * y)) / scale;
    }

    /// The unevaluated sum of two doubles, of which `high` is the nearest double (Dekker, "A floating-point technique for extending the available
    /// precision", 1971).
    private static final class DoubleDouble {
        private static final double SPLITTER = 0x1p27 + 1;

        double high;
        double low;

        DoubleDouble(double high, double low) {
            this.high = high;
            this.low = low;
        }

        void set(double newHigh, double newLow) {
            high = newHigh;
            low = newLow;
        }

        /// Keeps `sum + error`, which may overlap.
        private void normalize(double sum, double error) {
            high = sum + error;
            low = error - (high - sum);
        }

        void add(double otherHigh, double otherLow) {
            double sum = high + otherHigh;
            double part = sum - high;
            double error = (high - (sum - part)) + (otherHigh - part);
            normalize(sum, error + (low + otherLow));
        }

        void multiply(double otherHigh, double otherLow) {
            double product = high * otherHigh;
            double error = productError(high, otherHigh, product);
            normalize(product, error + (high * otherLow + low * otherHigh));
        }

        private static double productError(double a, double b, double product) {
            double a1 = upper(a);
            double a2 = a - a1;
            double b1 = upper(b);
            double b2 = b - b1;
            return ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;
        }

        /// The upper 26 bits.
        private static double upper(double a) {
            double scaled = SPLITTER * a;
            return scaled - (scaled - a);
        }

        void divide(double otherHigh, double otherLow) {
            double first = high / otherHigh;
            subtractProduct(first, otherHigh, otherLow);
            double second = high / otherHigh;
            subtractProduct(second, otherHigh, otherLow);
            double third = high / otherHigh;
            normalize(first, second);
            add(third, 0);
        }

        private void subtractProduct(double factor, double otherHigh, double otherLow) {
            double product = factor * otherHigh;
            double error = productError(factor, otherHigh, product);
            add(-product, -(error + factor * otherLow));
        }
    }
}
