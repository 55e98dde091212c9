// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class LongJumps {
    // Conditions of many terms, with effects, whose branches cross each other.
    static int calls;

    static boolean t(int n) {
        calls = calls * 3 + n;
        return true;
    }

    static boolean f(int n) {
        calls = calls * 5 + n;
        return false;
    }

    static int mixed(int a, int b, int c) {
        int r = 0;
        if (a > b && (b > c || c == 3) || !(a == c) && !(b != 2 && a < 2)) {
            r += 1;
        }
        if ((a & 1) == 0 ? b > 1 : c > 1) {
            r += 2;
        }
        if (a == b == (b == c)) {
            r += 4;
        }
        boolean x = a < b ^ b < c;
        boolean y = a < 2 | b++ < 2 & c-- > 1;
        if (x != y) {
            r += 8;
        }
        r += (x ? y ? 16 : 32 : y ? 64 : 128) + (b - c) * 1000;
        while (a-- > 0 && (r & 256) == 0 || b-- > 3) {
            r += a == 1 ? 256 : 3;
        }
        return r;
    }

    public static void main(String[] args) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            out.append(mixed(i & 3, i >> 2 & 3, i >> 4)).append(i % 16 == 15 ? '\n' : ' ');
        }
        System.out.print(out);
        if (t(1) && f(2) || t(3) && !f(4) && (f(5) || t(6))) {
            System.out.println("yes " + calls);
        }
        if (!(t(1) & f(2) | f(3)) ? f(4) || f(5) : t(6)) {
            System.out.println("no");
        }
        boolean a = f(1) && t(2), b = !a || f(3), c = a ? b : b ? t(4) : f(5), d = a = b = c;
        System.out.println(a + " " + b + " " + c + " " + d + " " + calls);
        int n = 0;
        do {
            n += t(n) && n % 2 == 0 ? 3 : f(n) || n > 10 ? 5 : 1;
        } while (n < 40 && !(n == 33 && f(9)) || n % 7 == 1);
        System.out.println(n + " " + calls);
        Boolean boxed = null;
        try {
            System.out.println(t(1) ? boxed : false);
        } catch (NullPointerException e) {
            System.out.println("unboxed");
        }
        System.out.println((t(1) ? boxed : "text") + " " + (f(0) ? 1 : 'a') + (t(0) ? 'b' : 0) + (t(0) ? 'c' : n) + (t(0) ? 1 : 2.0) + (t(0) ? (Integer) 5 : (Object) "x") + (f(0) ? 1 : (Character) 'q'));
    }
}
