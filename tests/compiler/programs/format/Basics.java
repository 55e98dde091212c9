// SPDX-License-Identifier: Apache-2.0
package format;

import java.util.Locale;

public class Basics {
    static void f(String format, Object... args) {
        try {
            System.out.println("[" + String.format(Locale.ROOT, format, args) + "]");
        } catch (java.util.IllegalFormatException e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        f("%d %5d %-5d| %05d %+d %,d (%(d) % d", 1, 2, 3, 4, 5, 1234567, -6, 7);
        f("%x %X %#x %08x %o %#o", 255, 255, 255, 255, 8, 8);
        f("%x %x %x %x", -1, -1L, (byte) -1, (short) -1);
        f("%s %10s %-10s| %.2s %S %s", "a", "b", "c", "defg", "up", null);
        f("%c %C %c %5c %-3c|", 'a', 'b', 0x1F600, 'x', 'y');
        f("%b %B %b %b", true, false, null, "x");
        f("%f %.2f %10.3f %-10.1f| %010.2f %+.1f %,.2f %.0f", 1.5, 2.345, 3.14159, 4.0, 5.5, 6.0, 1234567.891, 2.5);
        f("%e %.2e %E %g %.3g %G", 12345.678, 0.00012345, 1e100, 0.0001, 123456.0, 1e-5);
        f("%a %a %a", 1.0, 0.1, -0.0);
        f("%f %e %g %f %f", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Float.MAX_VALUE);
        f("%%%n%5%|%-5%|");
        f("%2$s %1$s %2$s %s %s %<s", "one", "two");
        f("%h %h %H", "hash", 42, "hash");
        f("%d %d %d", Long.MIN_VALUE, new java.math.BigInteger("123456789012345678901234567890"), (byte) 5);
        f("%.3f %10.2e", new java.math.BigDecimal("1.23456"), new java.math.BigDecimal("12345678901234567890.5"));
        f("%s %s", new int[0].length, java.util.List.of(1, 2));
        f("%d", "text");
        f("%c", "string");
        f("%s");
        f("%q", 1);
        f("%-d", 1);
        f("%.2d", 1);
        f("%5n");
        f("%#s", "x");
        f("%,x", 1);
        f("%+s", "x");
        f("%-05d", 1);
        f("%1$s %3$s", "a", "b");
        f("100%");
        f("%0d", 1);
        f("plain text without arguments", "extra");
    }
}
