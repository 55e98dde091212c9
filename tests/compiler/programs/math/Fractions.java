// SPDX-License-Identifier: Apache-2.0
package math;

import java.util.TreeSet;

public class Fractions {
    record Fraction(long n, long d) implements Comparable<Fraction> {
        Fraction {
            if (d == 0) {
                throw new ArithmeticException("zero denominator");
            }
            long g = gcd(Math.abs(n), Math.abs(d));
            if (d < 0) {
                g = -g;
            }
            n /= g;
            d /= g;
        }

        static long gcd(long a, long b) {
            while (b != 0) {
                long t = a % b;
                a = b;
                b = t;
            }
            return a;
        }

        static Fraction of(long n) {
            return new Fraction(n, 1);
        }

        Fraction plus(Fraction o) {
            return new Fraction(Math.addExact(Math.multiplyExact(n, o.d), Math.multiplyExact(o.n, d)), Math.multiplyExact(d, o.d));
        }

        Fraction times(Fraction o) {
            return new Fraction(n * o.n, d * o.d);
        }

        Fraction inverse() {
            return new Fraction(d, n);
        }

        public int compareTo(Fraction o) {
            return Long.compare(n * o.d, o.n * d);
        }

        @Override
        public String toString() {
            return d == 1 ? "" + n : n + "/" + d;
        }
    }

    static String continued(Fraction f) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            long whole = Math.floorDiv(f.n(), f.d());
            sb.append(whole).append(' ');
            Fraction rest = f.plus(Fraction.of(-whole));
            if (rest.n() == 0) {
                break;
            }
            f = rest.inverse();
        }
        return sb.toString();
    }

    public static void main(String[] args) {
        Fraction h = Fraction.of(0);
        for (int i = 1; i <= 20; i++) {
            h = h.plus(new Fraction(1, i));
        }
        System.out.println(h + " " + continued(h));
        System.out.println(new Fraction(-6, -8) + " " + new Fraction(6, -8) + " " + new Fraction(0, -5) + " " + new Fraction(4, 2).equals(Fraction.of(2)) + " " + new Fraction(1, 3).times(new Fraction(3, 4)) + continued(new Fraction(355, 113)));
        TreeSet<Fraction> farey = new TreeSet<>();
        for (int d = 1; d <= 7; d++) {
            for (int n = 0; n <= d; n++) {
                farey.add(new Fraction(n, d));
            }
        }
        System.out.println(farey + " " + farey.floor(new Fraction(3, 10)) + farey.higher(new Fraction(1, 2)));
        try {
            new Fraction(1, 0);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            Fraction f = new Fraction(1, 1);
            for (int i = 2; ; i++) {
                f = f.plus(new Fraction(1, i * 1000003L));
            }
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        Fraction sqrt2 = Fraction.of(1);
        for (int i = 0; i < 5; i++) {
            sqrt2 = sqrt2.plus(Fraction.of(2).times(sqrt2.inverse())).times(new Fraction(1, 2));
            System.out.println(sqrt2 + " " + (double) sqrt2.n() / sqrt2.d());
            if (i == 3) {
                break;
            }
        }
    }
}
