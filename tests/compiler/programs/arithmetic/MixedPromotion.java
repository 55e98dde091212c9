// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class MixedPromotion {
    static String type(byte x) { return "byte"; }
    static String type(short x) { return "short"; }
    static String type(char x) { return "char"; }
    static String type(int x) { return "int"; }
    static String type(long x) { return "long"; }
    static String type(float x) { return "float"; }
    static String type(double x) { return "double"; }
    static String type(boolean x) { return "boolean"; }
    static String type(Object x) { return x.getClass().getSimpleName(); }

    public static void main(String[] args) {
        byte b = 5;
        short s = 6;
        char c = 'a';
        int i = 7;
        long l = 8;
        float f = 1.5f;
        double d = 2.5;
        boolean z = args.length == 0;
        System.out.println(type(b) + type(s) + type(c) + type(b + b) + type(c + c) + type(s + l) + type(l + f) + type(f + d) + type(b / 2) + type(-b) + type(+c) + type(~s) + type(b << 2L) + type(l << 1) + type(i >> l) + type(c++) + type(b += 5));
        System.out.println(type(z ? b : s) + type(z ? b : c) + type(z ? c : 5) + type(z ? b : 5) + type(z ? i : l) + type(z ? 'a' : i) + type(z ? 1 : 2f) + type(z ? 1 : "s") + type(z ? (Integer) 1 : (Long) 2L));
        System.out.println(b * s * c * i * l + " " + (b * s + c / i - l % b) + " " + (f * i + d / s) + " " + (c - b) + " " + (char) (c + b) + " " + (i / 2 * 2.0) + " " + (i / 2.0 * 2) + " " + (1 / 2 + 1 / 2.0 + 1f / 2));
        System.out.println((b == 5.0) + " " + (c == 97) + " " + (l == 8f) + " " + (0.1f == 0.1) + " " + (0.5f == 0.5) + " " + (16777217 == 16777217f) + " " + ((float) 16777217 == 16777217) + " " + (Long.MAX_VALUE == (float) Long.MAX_VALUE) + " " + ('a' < 98.5));
        b += 3.7;
        s -= 1e10;
        c *= 1.01;
        i /= 0.3;
        l <<= 33;
        f += 1e10;
        d %= f;
        i ^= l;
        System.out.println(b + " " + s + " " + (int) c + " " + i + " " + l + " " + f + " " + d);
        b = (byte) (b << 4);
        b >>= 1;
        b = (byte) -b;
        s = b--;
        c = (char) s--;
        i = c + s++ + b;
        System.out.println(b + " " + s + " " + (int) c + " " + i);
        int x = 'a' * 'b';
        long y = x * 1_000_000;
        long w = x * 1_000_000L;
        System.out.println(x + " " + y + " " + w + " " + (int) w + " " + (short) w + " " + (byte) w + " " + (char) 97.9 + " " + (int) 'z' + (long) 1e19f + (int) Double.NaN);
        Object o = z ? b : f;
        System.out.println(o + " " + type(o));
        final int k = 10;
        byte fits = k;
        char also = k + 'A';
        System.out.println(fits + also + "" + also + fits);
    }
}
