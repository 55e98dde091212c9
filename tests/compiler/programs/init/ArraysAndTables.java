// SPDX-License-Identifier: Apache-2.0
package init;

import java.util.HashMap;
import java.util.Map;

public class ArraysAndTables {
    static final int[] SQUARES = new int[16];
    static final String[] NAMES = {"zero", "one", "two"};
    static final int[][] PASCAL = new int[6][];
    static final Map<String, int[]> TABLE = new HashMap<>();
    static final byte[] SBOX = new byte[256];
    static final double[] SINES = {0, 0.5, 1 / Math.sqrt(2), Math.sqrt(3) / 2, 1};
    static final Object[] MIXED = {1, "s", new int[] {5}, NAMES, null, SQUARES};
    static final long SEED;
    static final char[] ALPHABET;

    static {
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = i * i;
        }
        for (int i = 0; i < PASCAL.length; i++) {
            PASCAL[i] = new int[i + 1];
            PASCAL[i][0] = PASCAL[i][i] = 1;
            for (int j = 1; j < i; j++) {
                PASCAL[i][j] = PASCAL[i - 1][j - 1] + PASCAL[i - 1][j];
            }
        }
        for (String n : NAMES) {
            TABLE.put(n, new int[] {n.length(), n.hashCode()});
        }
        int x = 1;
        for (int i = 0; i < 256; i++) {
            x = x * 3 & 0xff ^ (x >> 7) * 0x1b;
            SBOX[i] = (byte) x;
        }
        long s = 0;
        for (byte b : SBOX) {
            s = s * 31 + b;
        }
        SEED = s;
        StringBuilder sb = new StringBuilder();
        for (char c = 'a'; c <= 'z'; c++) {
            sb.append(c);
        }
        ALPHABET = sb.reverse().toString().toCharArray();
    }

    static class Lookup {
        static final Lookup[] ALL = new Lookup[4];
        static int next;
        final int index;
        final Lookup previous;

        static {
            for (int i = 0; i < ALL.length; i++) {
                new Lookup();
            }
        }

        Lookup() {
            index = next++;
            previous = index == 0 ? null : ALL[index - 1];
            ALL[index] = this;
        }

        int depth() {
            return previous == null ? 1 : 1 + previous.depth();
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int s : SQUARES) {
            sum += s;
        }
        System.out.println(sum + " " + PASCAL[5][2] + " " + TABLE.get("two")[1] + " " + SEED + " " + new String(ALPHABET) + " " + SINES[2] + SINES[3]);
        SQUARES[3] = -9;
        ((int[]) MIXED[5])[4] = -16;
        ((String[]) MIXED[3])[0] = "changed";
        System.out.println(SQUARES[3] + SQUARES[4] + NAMES[0] + TABLE.get("zero")[0] + TABLE.containsKey("changed"));
        TABLE.computeIfAbsent("three", k -> new int[] {SQUARES[5]})[0]++;
        System.out.println(TABLE.get("three")[0] + " " + TABLE.size() + " " + Lookup.ALL[3].depth() + Lookup.next);
        PASCAL[5] = null;
        try {
            System.out.println(PASCAL[5][0]);
        } catch (NullPointerException e) {
            System.out.println("gone");
        }
        try {
            new Lookup();
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        ALPHABET[0]++;
        System.out.println(ALPHABET[0] + "" + (char) (ALPHABET[25] - 32));
    }
}
