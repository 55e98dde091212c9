// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

/// Internet addresses as people write them.
final class Addresses {
    private static final int PARTS = 4;
    private static final int MOST_PART = 255;
    private static final int MAC_BITS = 48;

    private Addresses() {}

    /// Four numbers with dots as 32 bits; −1 if it is something else.
    static long parse(String text) {
        long address = 0;
        int start = 0;
        for (int part = 0; part < PARTS; part++) {
            int end = part == PARTS - 1 ? text.length() : text.indexOf('.', start);
            int value = end < 0 ? -1 : number(text.substring(start, end), MOST_PART);
            if (value < 0) {
                return -1;
            }
            address = address << 8 | value;
            start = end + 1;
        }
        return address;
    }

    /// A 48-bit address as six pairs of hexadecimal digits: `52:54:00:12:34:56`.
    static String macText(long address) {
        StringBuilder text = new StringBuilder();
        for (int shift = MAC_BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int value = (int) (address >>> shift) & MOST_PART;
            text.append(Character.forDigit(value >>> 4, 16)).append(Character.forDigit(value & 0xF, 16));
            if (shift > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }

    /// A decimal number from 0 to `most`; −1 if it is something else.
    static int number(String text, int most) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > most) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return text.isEmpty() || value > most ? -1 : value;
    }
}
