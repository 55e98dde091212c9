// SPDX-License-Identifier: Apache-2.0
package switches;

public class DenseAndSparse {
    static int edges(int x) {
        return switch (x) {
            case Integer.MIN_VALUE -> 1;
            case Integer.MIN_VALUE + 1 -> 2;
            case -1 -> 3;
            case 0 -> 4;
            case Integer.MAX_VALUE - 1 -> 5;
            case Integer.MAX_VALUE -> 6;
            default -> 0;
        };
    }

    static int table(int x) {
        switch (x) {
            case -3: case -2: case -1:
                return x * 10;
            case 0:
                x += 7;
            case 1:
                x *= 2;
                break;
            case 3:
                x--;
            case 2:
            case 5:
                x <<= 3;
        }
        return x;
    }

    static String nearMaximum(int x) {
        return switch (x) {
            case 0x7ffffffd -> "d";
            case 0x7ffffffe -> "e";
            case 0x7fffffff -> "f";
            case 0x7ffffffc -> "c";
            default -> "-";
        };
    }

    static char letters(char c) {
        switch (c) {
            case 'a', 'e', 'i', 'o', 'u':
                return Character.toUpperCase(c);
            case '\uffff':
                return '!';
            case '\0':
                return '0';
            default:
                return c >= 'a' && c <= 'z' ? (char) (c ^ 1) : c;
        }
    }

    static int bytes(byte b) {
        return switch (b) {
            case -128 -> 128;
            case 127 -> -127;
            case 0 -> Byte.MIN_VALUE;
            default -> b;
        };
    }

    static short shorts(Short s) {
        switch (s) {
            case -32768:
                return 32767;
            case 32767:
                return -32768;
            default:
                return (short) (s + 1);
        }
    }

    static int noCases(int x) {
        switch (x++) {
            default:
        }
        switch (x) { }
        return x;
    }

    public static void main(String[] args) {
        int[] samples = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 0x7ffffffb, 0x7ffffffc, 0x7ffffffd, 0x7ffffffe, 0x7fffffff};
        for (int x : samples) {
            System.out.println(x + ": " + edges(x) + " " + table(x) + " " + nearMaximum(x) + " " + bytes((byte) x) + " " + shorts((short) x) + " " + noCases(x));
        }
        StringBuilder out = new StringBuilder();
        for (char c : "education xyz\0\uffff".toCharArray()) {
            out.append(letters(c));
        }
        System.out.println(out);
        long sum = 0;
        for (int i = -50; i < 50; i++) {
            sum = sum * 31 + table(i) + edges(i * 42949673) + bytes((byte) (i * 5));
        }
        System.out.println(sum);
    }
}
