// SPDX-License-Identifier: Apache-2.0
package strings;

public class ParseIntegers {
    static void parse(String s) {
        try {
            System.out.print(Integer.parseInt(s));
        } catch (NumberFormatException e) {
            System.out.print("! " + e.getMessage());
        }
        try {
            System.out.println(" " + Long.parseLong(s));
        } catch (NumberFormatException e) {
            System.out.println(" ! " + e.getMessage());
        }
    }

    static void radix(String s, int radix) {
        try {
            System.out.println(s + "/" + radix + " " + Integer.parseInt(s, radix) + " " + Long.valueOf(s, radix));
        } catch (NumberFormatException e) {
            System.out.println(s + "/" + radix + " ! " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        for (String s : new String[] {"0", "-0", "+5", "007", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "", "-", "+", " 1", "1 ", "1_000", "0x10", "12a", "--1", "٣", null}) {
            parse(s);
        }
        radix("ff", 16);
        radix("-FF", 16);
        radix("zz", 36);
        radix("102", 2);
        radix("7fffffff", 16);
        radix("80000000", 16);
        radix("1", 1);
        radix("1", 37);
        for (String s : new String[] {"0x1F", "-0x1f", "#ff", "010", "-010", "99", "0x", "1L"}) {
            try {
                System.out.println(s + " " + Integer.decode(s) + " " + Long.decode(s));
            } catch (NumberFormatException e) {
                System.out.println(s + " ! " + e.getClass().getName());
            }
        }
        for (String s : new String[] {"127", "128", "-129", "32768"}) {
            try {
                System.out.print(Byte.parseByte(s) + " ");
            } catch (NumberFormatException e) {
                System.out.print(e.getMessage() + " ");
            }
            try {
                System.out.println(Short.parseShort(s));
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(Integer.parseInt("abc123def", 3, 6, 10) + " " + Integer.valueOf("-77") + " " + Boolean.parseBoolean("TRUE") + Boolean.parseBoolean("yes") + " " + Boolean.valueOf(null));
    }
}
