// SPDX-License-Identifier: Apache-2.0
package bytecode;

import java.util.Arrays;

public class ArrayInitialisers {
    static int n;

    static int next() {
        return ++n;
    }

    static final int[][] TABLE = {{1}, {2, 3}, {}, {4, 5, 6}};
    static final String[][] NAMES = {null, {"a", null}, {"b"}};
    int[] field = {next(), next()};
    static final char[][] ROWS = {"abc".toCharArray(), {'d'}};
    static final Object[] NESTED = {1, new Object[] {2, new Object[] {3, new int[] {4}}}};
    static final boolean[] FLAGS = {true, !true, 1 > 2, "a".isEmpty()};
    static final byte[] BYTES = {1, -1, (byte) 128, 'a', 0x7f, -0x80};
    static final short[] SHORTS = {1, (short) 40000, 'b'};
    static final float[] FLOATS = {1, 2L, 'c', 0.5f, 1 / 2, 1 / 2f};
    static final double[] DOUBLES = {1, 2f, 'd', 0.1, 0.1f, 5 / 2};
    static final long[] LONGS = {1, 'e', Integer.MAX_VALUE + 1, Integer.MAX_VALUE + 1L};

    static int sum(int[]... as) {
        int s = 0;
        for (int[] a : as) {
            for (int x : a) {
                s = s * 10 + x;
            }
        }
        return s;
    }

    static Integer[] boxed() {
        return new Integer[] {1, next(), null};
    }

    static Comparable<?>[] comparables() {
        return new Comparable<?>[] {1, "s", 'c', 2.5};
    }

    static Runnable[] runnables() {
        return new Runnable[] {() -> n += 100, ArrayInitialisers::next};
    }

    public static void main(String[] args) {
        int[] a = {next(), next() * 10, next() + n};
        System.out.println(Arrays.toString(a) + Arrays.toString(new ArrayInitialisers().field) + Arrays.deepToString(TABLE) + Arrays.deepToString(NAMES));
        System.out.println(sum() + " " + sum(a) + " " + sum(TABLE) + " " + sum(new int[] {1}, new int[] {2, 3}) + new int[][] {{9}}[0][0] + new int[] {5, 6}[1] + new String[] {"q"}[0].length());
        System.out.println(Arrays.deepToString(NESTED) + new String(ROWS[0]) + ROWS[1][0] + Arrays.toString(FLAGS) + Arrays.toString(BYTES) + Arrays.toString(SHORTS));
        System.out.println(Arrays.toString(FLOATS) + Arrays.toString(DOUBLES) + Arrays.toString(LONGS) + Arrays.toString(boxed()) + Arrays.toString(comparables()));
        runnables()[0].run();
        runnables()[1].run();
        System.out.println(n);
        int[][] m = new int[3][];
        m[0] = new int[] {1, 2};
        m[1] = m[0];
        m[2] = m[1].clone();
        m[0][0] = 9;
        System.out.println(Arrays.deepToString(m));
        long[][][] cube = {{{1}, {2, 3}}, {}, {{}, {4}}};
        cube[2][0] = new long[] {5, 6};
        System.out.println(Arrays.deepToString(cube) + cube[0][1].length);
        try {
            int[] broken = {next(), 1 / (n - n), next()};
            System.out.println(broken.length);
        } catch (ArithmeticException e) {
            System.out.println(n);
        }
        var anonymous = new Object[] {new int[0][0], new String[2][3]};
        System.out.println(anonymous[0].getClass().getSimpleName() + anonymous[1].getClass().getSimpleName() + ((String[][]) anonymous[1])[1].length);
    }
}
