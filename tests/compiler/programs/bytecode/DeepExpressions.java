// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class DeepExpressions {
    static int c;

    static int i() {
        return ++c;
    }

    static long l() {
        return ++c * 10_000_000_000L;
    }

    static double d() {
        return ++c / 4.0;
    }

    static String s() {
        return "s" + ++c;
    }

    static int f(int a, int b) {
        return a * 3 - b;
    }

    static String g(String a, long b, double c, String d) {
        return a + b + c + d;
    }

    public static void main(String[] args) {
        System.out.println(f(f(f(i(), i()), f(i(), i())), f(f(i(), i()), f(i(), f(i(), f(i(), i()))))));
        System.out.println(((((((((i() + i()) * i()) - i()) ^ i()) | i()) & 0xffff) << 3) % 1000) + i() * (i() + (i() - (i() * (i() + (i() - i()))))));
        System.out.println(g(s() + g(s(), l(), d(), s()), l() + i() + (long) d(), d() * l(), g(s(), i(), i(), s() + s())));
        System.out.println(1 + (2 + (3 + (4 + (5 + (6 + (7 + (8 + (9 + (10 + (11 + (12 + (13 + (14 + (15 + (16 + (17 + (18 + (19 + (20 + i()))))))))))))))))))));
        System.out.println(l() * 3 + (l() - (l() / (1 + l() % 7)) << 2) + (l() > l() ? l() : i()) + d());
        int[][] m = {{i(), i()}, {i(), i(), f(i(), i())}};
        System.out.println(m[1][2] + m[m[0].length - 1][f(1, 2)] + m[0][m[0][0] % 2]);
        boolean b = i() > 5 && l() > 5 && d() > 5 || i() < 0 | l() < 0 ^ d() < 0 && s().isEmpty();
        System.out.println(b + " " + c);
        System.out.println("" + i() + l() + d() + s() + (char) (i() % 26 + 'a') + (byte) i() + (i() + i()) + (b ? i() : s()) + new int[] {i()}[0] + f(i(), i()) + "" + null + 'x' + 1.0f);
        System.out.println(s().length() + s().charAt(0) + s().substring(1).concat(s()).length() + s().compareTo(s()));
        double x = d() + i() * l() - d() / i() % 7 + (float) d() - (int) d() * (short) l();
        System.out.println(x);
    }
}
