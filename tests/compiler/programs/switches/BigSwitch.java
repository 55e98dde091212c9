// SPDX-License-Identifier: Apache-2.0
package switches;

public class BigSwitch {
    static int opcode(int op, int a, int b) {
        return switch (op) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> a + b;
            case 3 -> a - b;
            case 4 -> a * b;
            case 5 -> b == 0 ? 0 : a / b;
            case 6 -> b == 0 ? 0 : a % b;
            case 7 -> a & b;
            case 8 -> a | b;
            case 9 -> a ^ b;
            case 10 -> a << b;
            case 11 -> a >> b;
            case 12 -> a >>> b;
            case 13 -> -a;
            case 14 -> ~a;
            case 15 -> a == b ? 1 : 0;
            case 16 -> a < b ? 1 : 0;
            case 17 -> Math.min(a, b);
            case 18 -> Math.max(a, b);
            case 19 -> Integer.rotateLeft(a, b);
            case 20 -> Integer.bitCount(a);
            case 21 -> Integer.reverse(a);
            case 22 -> (byte) a;
            case 23 -> (short) a;
            case 24 -> (char) a;
            case 25 -> (int) ((long) a * b >> 32);
            case 26 -> Math.abs(a);
            case 27 -> Integer.signum(a);
            case 28 -> Integer.compareUnsigned(a, b);
            case 29 -> (int) (a * 0.75);
            case 30 -> (int) (a / 3f);
            case 31 -> Float.floatToIntBits(a);
            case 40 -> 40;
            case 41 -> 41;
            case 100 -> 100;
            case 101 -> a * 101;
            case 102 -> b * 102;
            default -> op * 1000;
        };
    }

    public static void main(String[] args) {
        int a = 0x12345678;
        int b = 77;
        int hash = 0;
        for (int round = 0; round < 2000; round++) {
            int op = (round * 7 + (a >>> 28)) % 104;
            int r = opcode(op, a, b);
            hash = hash * 31 + r;
            b = a;
            a = r ^ hash;
            if (round % 200 == 0) {
                System.out.println(round + " " + op + " " + r + " " + hash);
            }
        }
        System.out.println(hash);
        for (int op = -1; op < 105; op++) {
            hash = hash * 31 + opcode(op, -5, 3);
        }
        System.out.println(hash);
    }
}
