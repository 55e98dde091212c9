// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class ConstantsOfEveryKind {
    public static void main(String[] args) {
        int m1 = -1, i0 = 0, i1 = 1, i2 = 2, i3 = 3, i4 = 4, i5 = 5, b6 = 6, bm = -128, bM = 127, s = 128, sm = -32768, sM = 32767, l = 32768, lm = -32769;
        long l0 = 0L, l1 = 1L, l2 = 2L, lmax = Long.MAX_VALUE;
        float f0 = 0f, f1 = 1f, f2 = 2f, f3 = 3f, fm0 = -0f;
        double d0 = 0, d1 = 1, d2 = 2, dm0 = -0.0;
        System.out.println(m1 + i0 + i1 + i2 + i3 + i4 + i5 + b6 + bm + bM + s + sm + sM + l + lm);
        System.out.println(l0 + l1 + l2 + lmax);
        System.out.println(f0 + f1 + f2 + f3 + " " + fm0 + " " + 1 / fm0);
        System.out.println(d0 + d1 + d2 + " " + dm0 + " " + 1 / dm0);
        Class<?>[] classes = {String.class, int.class, long[].class, Object[][].class, ConstantsOfEveryKind.class, void.class, Runnable.class};
        for (Class<?> c : classes) {
            System.out.print(c.getName() + " ");
        }
        System.out.println();
        String[] strings = {"", "\0", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\ud83d\ude00", "\ud83d", "a\0b", "tab\tquote\"backslash\\newline\n", "\u2028"};
        for (String t : strings) {
            StringBuilder sb = new StringBuilder();
            for (char c : t.toCharArray()) {
                sb.append(Integer.toHexString(c)).append('.');
            }
            System.out.println(t.length() + " " + sb + " " + t.hashCode());
        }
        String big = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        System.out.println(big.length() + " " + big.hashCode() + " " + big.substring(100, 110));
        char[] chars = {0, 1, 'a', 127, 128, 255, 256, 32767, 32768, 65535};
        byte[] bytes = {0, 1, -1, 127, -128};
        short[] shorts = {0, 1, -1, 127, 128, -129, 32767, -32768};
        int h = 0;
        for (char c : chars) {
            h = h * 31 + c;
        }
        for (byte b : bytes) {
            h = h * 31 + b;
        }
        for (short x : shorts) {
            h = h * 31 + x;
        }
        System.out.println(h);
        System.out.println(Double.doubleToRawLongBits(0x1.0p-1074) + " " + Double.MIN_NORMAL + " " + Float.floatToRawIntBits(0x1p-149f) + " " + 0x1.fffffeP+127f + " " + 1e23 + " " + 1.17549435E-38f + " " + 123456789e-20);
        System.out.println(Long.MIN_VALUE + " " + Integer.MIN_VALUE + " " + Short.MIN_VALUE + Byte.MIN_VALUE + (int) Character.MIN_VALUE + Float.MIN_VALUE + Double.MAX_VALUE + Double.NEGATIVE_INFINITY);
    }
}
