// SPDX-License-Identifier: Apache-2.0
package format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Formattable;
import java.util.Formatter;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;

public class Conversions {
    static void f(String format, Object... arguments) {
        try {
            System.out.println(format + " → [" + String.format(Locale.ROOT, format, arguments) + "]");
        } catch (IllegalFormatException e) {
            System.out.println(format + " → " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    record Money(long cents) implements Formattable {
        @Override
        public void formatTo(Formatter formatter, int flags, int width, int precision) {
            formatter.format("%d.%02d€(%d,%d,%d)", cents / 100, cents % 100, flags, width, precision);
        }
    }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, -1, 1234567, Integer.MIN_VALUE}) {
            f("%d|%5d|%-5d|%05d|%+d|% d|%,d|%(d|%x|%#X|%o|%#o", n, n, n, n, n, n, n, n, n, n, n, n);
        }
        f("%,015d %(,d %+,d", 123456789, -123456789, 1000);
        f("%x %X %o %d", -1L, (byte) -1, (short) -1, BigInteger.TWO.pow(70));
        f("%x %#x %+d", BigInteger.valueOf(-255), BigInteger.TEN, BigInteger.ONE);
        for (double d : new double[] {0, -0.0, 1, 0.5, 1.5, 2.5, 1e-5, 123456.789, 1e20, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE}) {
            f("%f|%.0f|%.3f|%10.2f|%-10.1f|%+.1f|%e|%.2E|%g|%a|%(,.2f", d, d, d, d, d, d, d, d, d, d, d);
        }
        f("%08.2f %s %.3s %10s|%-10s| %S %c %C %b %B %h %n", -3.14159, "text", "truncated", "right", "left", "upper", 'c', 0x1F600, true, null, "hash");
        f("%2$s %1$s %<s %s %s", "a", "b");
        f("%s %s", List.of(1, 2), new int[0].length);
        f("%s %10.4s %#s %S", new Money(1234), new Money(5), new Money(100), new Money(9));
        f("%.10f %e %,.3f", new BigDecimal("1234567.891"), new BigDecimal("0.00012"), new BigDecimal("-9876543210.5"));
        f("%%|%5%|%-5%|");
        f("%s %d", "only one");
        f("%d", "text");
        f("%q", 1);
        f("%-d", 1);
        f("%.2d", 1);
        f("%#d", 1);
        f("%c", 0x110000);
        f("%5$s", 1);
        f("%0d", 1);
        f("%+s", "x");
        f("%,x", 1);
        f("%", 1);
        f("%d %s", null, null);
        f("no arguments %s", (Object[]) null);
        StringBuilder sink = new StringBuilder();
        try (Formatter formatter = new Formatter(sink, Locale.ROOT)) {
            formatter.format("%3d", 7).format("|%-3c|", 'x').format("%b", "");
        }
        System.out.println(sink);
        System.out.printf("%s %05.1f%%%n", "printf", 99.55);
        System.out.println("%s-%s".formatted(1, null) + String.format("%tY", 0L).length());
    }
}
