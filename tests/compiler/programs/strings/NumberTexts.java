// SPDX-License-Identifier: Apache-2.0
package strings;

public class NumberTexts {
    static void parse(String text) {
        StringBuilder out = new StringBuilder("'" + text + "'");
        for (int kind = 0; kind < 7; kind++) {
            try {
                out.append(' ').append(switch (kind) {
                    case 0 -> "" + Integer.parseInt(text);
                    case 1 -> "" + Long.parseLong(text);
                    case 2 -> "" + Integer.decode(text);
                    case 3 -> "" + Short.parseShort(text);
                    case 4 -> "" + Integer.parseUnsignedInt(text);
                    case 5 -> "" + Double.parseDouble(text);
                    default -> Byte.decode(text).toString();
                });
            } catch (NumberFormatException e) {
                out.append(" !").append(kind < 2 ? e.getMessage() : "");
            }
        }
        System.out.println(out);
    }

    public static void main(String[] args) {
        for (String text : new String[] {"0", "-0", "+7", "", "-", "+", "--1", "1_000", " 1", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807",
            "9223372036854775808", "-9223372036854775808", "0x7f", "-0x80", "#FF", "017", "08", "0x", "1e3", "1d", "1f", ".5", "5.", ".", "NaN", "Infinity", "-Infinity", "0x1p3", "0x1.8p-1", "1e400", "1e-400",
            "٣٤", "12a", "\t3\n"}) {
            parse(text);
        }
        for (int radix : new int[] {2, 3, 8, 16, 36}) {
            System.out.println(Integer.toString(Integer.MIN_VALUE, radix) + " " + Long.toString(Long.MAX_VALUE, radix) + " " + Integer.toUnsignedString(-1, radix) + " " + Long.toUnsignedString(-2, radix) + " "
                    + Integer.parseInt(Integer.toString(Integer.MIN_VALUE, radix), radix) + " " + Long.parseUnsignedLong(Long.toUnsignedString(-2, radix), radix));
        }
        System.out.println(Integer.toString(255, 99) + " " + Integer.toBinaryString(-5) + " " + Integer.toOctalString(Integer.MIN_VALUE) + " " + Long.toHexString(Long.MIN_VALUE) + " " + Integer.toHexString(0));
        System.out.println(Integer.parseInt("a-12b", 1, 4, 10) + " " + Long.parseLong("ff,zz", 3, 5, 36) + " " + Integer.valueOf(127) .equals(Integer.valueOf("127")) + " " + Integer.reverse(1) + " " + Long.reverseBytes(0x0102L));
        for (int bad : new int[] {1, 37}) {
            try {
                Integer.parseInt("1", bad);
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            Integer.parseInt(null);
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            Integer.parseInt("99999999999", 2, 12, 10);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            System.out.println(e.getClass().getSimpleName());
        }
        System.out.println(Boolean.parseBoolean("TRUE") + " " + Boolean.parseBoolean("yes") + " " + Character.digit('z', 36) + Character.digit('٣', 10) + Character.digit('9', 8) + " " + Character.forDigit(11, 16) + Character.getNumericValue('Ⅷ'));
        for (double d : new double[] {0.1 + 0.2, 1e7, 1.0E-3, 9999999, 1e-4, 123456789012345680.0, Double.MIN_VALUE, Double.MAX_VALUE, 2e-3, 1.0 / 3, 100, -0.0, 4.35, 2.2250738585072014E-308, 9.007199254740993E15}) {
            System.out.print(d + " " + (float) d + " " + Double.toHexString(d) + "; ");
        }
        System.out.println();
    }
}
