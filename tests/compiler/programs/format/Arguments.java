// SPDX-License-Identifier: Apache-2.0
package format;

import java.util.Formatter;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;

public class Arguments {
    static class Custom implements java.util.Formattable {
        @Override
        public void formatTo(Formatter f, int flags, int width, int precision) {
            f.format("<%d,%d,%d>", flags, width, precision);
        }
    }

    static void show(String f, Object... args) {
        try {
            System.out.println(String.format(Locale.ROOT, f, args));
        } catch (IllegalFormatException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        show("%s|%10s|%-10s|%.3s|%10.3s|", "abcdef", "abcdef", "abcdef", "abcdef", "abcdef");
        show("%s %S %s", new Custom(), new Custom(), List.of(1));
        show("%8.2s|%-8s|%#s", new Custom(), new Custom(), new Custom());
        show("%3$d %1$d %2$d %<d %d %d", 1, 2, 3);
        show("%b %B %5b|%-7b|%.1b", null, "x", true, false, true);
        show("%c|%5c|%-5c|%C", 'x', 'y', 'z', 'w');
        show("%c %c %c", 65, (byte) 66, (short) 67);
        show("%d|%5d|%-5d|%05d|%+d|% d|%(d|%,d", 42, 42, 42, 42, 42, 42, -42, 4200000);
        show("%+,10d|%-,10d|%0,10d|%(,d", 12345, 12345, 12345, -12345);
        show("%x|%X|%#x|%08x|%-8x|%x|%x", 255, 255, 255, 255, 255, -1L, (short) -1);
        show("%o|%#o|%08o|%o", 8, 8, 8, -8);
        show("%h|%H|%h", "text", "text", null);
        show("%f|%.0f|%.1f|%#.0f|%8.2f|%-8.2f|%08.2f|%+.2f|% .2f|%(.2f|%,.2f", 1.5, 2.5, 0.05, 3.0, 3.14159, 3.14159, -3.14159, 3.14159, 3.14159, -3.14159, 1234567.891);
        show("%e|%.2e|%E|%12.3e|%-12.3e|%012.3e|%+e", 12345.678, 0.00012, 1e300, 5.5, 5.5, -5.5, 0.0);
        show("%g|%.3g|%G|%.10g|%g", 12345.678, 0.0000123, 1e-10, 100.0, 123456789.0);
        show("%a|%.2a|%A", 1.0, 3.14159, -0.5);
        show("%f %e %g %a", Float.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
        show("%5f|%-9f|%+f|%(f", Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        show("%% %n%%|%3%|%-3%|".replace("%n", ""));
        show("%s %d", 1);
        show("%z", 1);
        show("%d", 1.5);
        show("%f", 1);
        show("%c", 1.5);
        show("%c", 0x110000);
        show("%-d", 1);
        show("%05s", "x");
        show("%+x", 1);
        show("%,e", 1.0);
        show("%.2d", 1);
        show("%.2c", 'x');
        show("%0-5d", 1);
        show("%+ d", 1);
        show("%#d", 1);
        show("%s %s %s", (Object[]) null);
        show("%s", (Object) new int[0].length);
        show("%99999999999d", 1);
        show("%9$s", "a");
    }
}
