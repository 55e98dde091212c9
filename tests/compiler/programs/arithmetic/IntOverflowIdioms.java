// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class IntOverflowIdioms {
    static boolean addOverflows(int a, int b) {
        int r = a + b;
        return ((a ^ r) & (b ^ r)) < 0;
    }

    static boolean multiplyOverflows(long a, long b) {
        long hi = Math.multiplyHigh(a, b);
        long lo = a * b;
        return hi != lo >> 63;
    }

    static int average(int a, int b) {
        return (a + b) >>> 1;
    }

    static int floorAverage(int a, int b) {
        return (a & b) + ((a ^ b) >> 1);
    }

    static int saturating(int a, int b) {
        long r = (long) a + b;
        return r > Integer.MAX_VALUE ? Integer.MAX_VALUE : r < Integer.MIN_VALUE ? Integer.MIN_VALUE : (int) r;
    }

    static int hash(Object... os) {
        int h = 17;
        for (Object o : os) {
            h = 31 * h + (o == null ? 0 : o.hashCode());
        }
        return h;
    }

    static boolean tempting(int x) {
        return x + 1 > x;
    }

    static boolean tempting2(int x) {
        return x * 2 / 2 == x;
    }

    static boolean tempting3(int x) {
        return -x == x || Math.abs(x) < 0;
    }

    static int tempting4(int x, int y) {
        return x - y > 0 ? 1 : x - y < 0 ? -1 : 0;
    }

    public static void main(String[] args) {
        int[] v = {0, 1, -1, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, -(1 << 30) - 1};
        for (int a : v) {
            StringBuilder sb = new StringBuilder();
            for (int b : v) {
                sb.append(addOverflows(a, b) ? 'o' : '.').append(average(a, b)).append('/').append(floorAverage(a, b)).append('/').append(saturating(a, b)).append('/').append(tempting4(a, b)).append(' ');
            }
            System.out.println(sb + "" + tempting(a) + tempting2(a) + tempting3(a));
        }
        long[] w = {0, 1, -1, 1L << 32, 3037000500L, -3037000500L, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long a : w) {
            StringBuilder sb = new StringBuilder();
            for (long b : w) {
                sb.append(multiplyOverflows(a, b) ? 'o' : '.');
            }
            System.out.println(sb);
        }
        System.out.println(hash(1, "a", null, 2.5, 'c', true, 1L << 40) + " " + hash());
        int i = Integer.MAX_VALUE;
        i += 1L;
        long l = i;
        l -= 1;
        short s = (short) (Short.MAX_VALUE + 1);
        byte b = (byte) (s >> 8);
        char c = (char) -b;
        System.out.println(i + " " + l + " " + s + " " + b + " " + (int) c + " " + (i * i) + " " + (l * l) + " " + (i - 1 > i) + " " + (-i == i));
        int count = 0;
        for (int k = Integer.MAX_VALUE - 2; k >= Integer.MAX_VALUE - 2 || k < Integer.MIN_VALUE + 3; k++) {
            count++;
        }
        System.out.println(count);
    }
}
