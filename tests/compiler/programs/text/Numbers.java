// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.Locale;

public class Numbers {
    static String base(long n, int b) {
        if (n == 0) {
            return "0";
        }
        StringBuilder sb = new StringBuilder();
        boolean negative = n < 0;
        for (; n != 0; n /= b) {
            sb.append(Character.forDigit((int) Math.abs(n % b), b));
        }
        return (negative ? sb.append('-') : sb).reverse().toString();
    }

    static String human(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int e = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %siB", (double) bytes / (1L << e * 10), " KMGTPE".charAt(e));
    }

    static String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    static String ordinal(int n) {
        return n + (n / 10 % 10 == 1 ? "th" : switch (n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        });
    }

    static boolean luhn(String s) {
        int sum = 0;
        boolean twice = false;
        for (int i = s.length() - 1; i >= 0; i--) {
            int d = s.charAt(i) - '0';
            if (twice) {
                d = d * 2 > 9 ? d * 2 - 9 : d * 2;
            }
            sum += d;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    static String binaryFraction(double d, int digits) {
        StringBuilder sb = new StringBuilder("0.");
        while (digits-- > 0 && d > 0) {
            d *= 2;
            if (d >= 1) {
                sb.append('1');
                d -= 1;
            } else {
                sb.append('0');
            }
        }
        return sb.toString();
    }

    public static void main(String[] args) {
        for (long n : new long[] {0, 1, -1, 255, -255, Long.MAX_VALUE, Long.MIN_VALUE}) {
            System.out.println(base(n, 2).length() + " " + base(n, 16) + " " + base(n, 36).equals(Long.toString(n, 36)) + " " + base(n, 7).equals(Long.toString(n, 7)));
        }
        for (long b : new long[] {0, 1023, 1024, 1536, 1 << 20, 123456789L, Long.MAX_VALUE}) {
            System.out.print(human(b) + ", ");
        }
        System.out.println(duration(3661) + " " + duration(59) + " " + duration(100 * 3600));
        for (int n : new int[] {1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112}) {
            System.out.print(ordinal(n) + " ");
        }
        System.out.println();
        System.out.println(luhn("4539148803436467") + " " + luhn("8273123273520569") + " " + binaryFraction(0.1, 30) + " " + binaryFraction(0.625, 30) + " " + String.format(Locale.ROOT, "%05.2f|%+d|%x", 3.14159, 42, 255));
        int[] counts = new int[10];
        for (char c : Long.toString(Long.MAX_VALUE).toCharArray()) {
            counts[c - '0']++;
        }
        StringBuilder sb = new StringBuilder();
        for (int c : counts) {
            sb.append(c);
        }
        System.out.println(sb);
        String say = "1";
        for (int i = 0; i < 8; i++) {
            StringBuilder next = new StringBuilder();
            for (int a = 0, b; a < say.length(); a = b) {
                for (b = a; b < say.length() && say.charAt(b) == say.charAt(a); b++) {
                }
                next.append(b - a).append(say.charAt(a));
            }
            say = next.toString();
        }
        System.out.println(say);
    }
}
