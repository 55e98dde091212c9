// SPDX-License-Identifier: Apache-2.0
package format;

import java.util.Locale;

public class Tables {
    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "%-10s|%8s|%6s%n", "name", "value", "ok");
        System.out.printf(Locale.ROOT, "%s%n", "-".repeat(26));
        String[] names = {"alpha", "be", "a long name"};
        double[] values = {3.14159265, -1000000.5, 1e-9};
        for (int i = 0; i < names.length; i++) {
            System.out.printf(Locale.ROOT, "%-10.10s|%8.3f|%6b%n", names[i], values[i], i % 2 == 0);
        }
        StringBuilder sb = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            for (int j = 1; j <= 5; j++) {
                sb.append("%4d".formatted(i * j));
            }
            sb.append('\n');
        }
        System.out.print(sb);
        for (int i = 0; i < 40; i += 8) {
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int k = i; k < i + 8; k++) {
                hex.append(String.format(Locale.ROOT, "%02x ", (k * 37) & 0xff));
                int c = (k * 37) & 0x7f;
                text.append(c >= 32 && c < 127 ? (char) c : '.');
            }
            System.out.println(String.format(Locale.ROOT, "%08x  %s |%s|", i, hex, text));
        }
        System.out.println(String.format(Locale.ROOT, "%tY-%<tm-%<td", java.time.LocalDate.of(2024, 2, 9)));
        java.util.Formatter f = new java.util.Formatter(Locale.ROOT);
        f.format("%d", 1).format("-%s", "x");
        System.out.println(f + " " + f.toString().length());
        System.out.printf(Locale.ROOT, "%s %s %s%n", 1, 'c', 2.5);
        System.out.format(Locale.ROOT, "%05.1f|%5s|%-5s|%n", 9.96, "ab", "cd");
    }
}
