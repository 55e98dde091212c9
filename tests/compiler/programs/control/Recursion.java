// SPDX-License-Identifier: Apache-2.0
package control;

public class Recursion {
    static int calls;

    static int ackermann(int m, int n) {
        calls++;
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    static void hanoi(int n, char from, char to, char via, StringBuilder out) {
        if (n > 0) {
            hanoi(n - 1, from, via, to, out);
            out.append(from).append(to).append(' ');
            hanoi(n - 1, via, to, from, out);
        }
    }

    static void permute(char[] cs, int at, StringBuilder out) {
        if (at == cs.length) {
            out.append(cs).append(',');
            return;
        }
        for (int i = at; i < cs.length; i++) {
            char t = cs[at];
            cs[at] = cs[i];
            cs[i] = t;
            permute(cs, at + 1, out);
            t = cs[at];
            cs[at] = cs[i];
            cs[i] = t;
        }
    }

    static int queens(int row, int columns, int left, int right, int n) {
        if (row == n) {
            return 1;
        }
        int count = 0;
        for (int free = ~(columns | left | right) & ((1 << n) - 1); free != 0; free &= free - 1) {
            int bit = free & -free;
            count += queens(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1, n);
        }
        return count;
    }

    static long manyArguments(int a, long b, float c, double d, byte e, short f, char g, boolean h, String i, int[] j, long k, double l, int depth) {
        return depth == 0 ? a + b + (long) c + (long) d + e + f + g + (h ? 1 : 0) + i.length() + j[0] + k + (long) l
                : manyArguments(a + 1, b * 2, c / 2, d + 0.5, (byte) (e * 3), (short) (f << 1), (char) (g + 1), !h, i + "x", new int[] {j[0] - 1}, k ^ b, l * l, depth - 1);
    }

    public static void main(String[] args) {
        System.out.println(ackermann(2, 3) + " " + calls);
        System.out.println(even(1000) + " " + odd(777) + " " + even(3));
        StringBuilder out = new StringBuilder();
        hanoi(4, 'A', 'C', 'B', out);
        System.out.println(out);
        out.setLength(0);
        permute("abcd".toCharArray(), 0, out);
        System.out.println(out);
        for (int n = 1; n <= 8; n++) {
            System.out.print(queens(0, 0, 0, 0, n) + " ");
        }
        System.out.println();
        System.out.println(manyArguments(1, 2, 3.5f, 4.25, (byte) 5, (short) 6, 'x', true, "s", new int[] {9}, 1L << 40, 1.1, 12));
    }
}
