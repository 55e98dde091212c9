// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class EvaluationOrder {
    static StringBuilder trace = new StringBuilder();

    static int v(int x) {
        trace.append(x).append(' ');
        return x;
    }

    static int[] arr(int[] a) {
        trace.append("arr ");
        return a;
    }

    static void flush(int result) {
        System.out.println(result + " | " + trace);
        trace.setLength(0);
    }

    static int three(int a, int b, int c) {
        return a * 100 + b * 10 + c;
    }

    public static void main(String[] args) {
        flush(v(1) + v(2) * v(3) - v(4));
        flush(three(v(3), v(2), v(1)));
        int[] a = {10, 20, 30, 40};
        flush(arr(a)[v(1)] = v(7));
        flush(arr(a)[v(2)] += v(5));
        int i = 1;
        flush(i + i++ + i++ * ++i + i--);
        i = 3;
        i = i++ + ++i;
        flush(i);
        i = 5;
        i += i++ * 2 + i;
        flush(i);
        int j = 0;
        a[j] = j = 2;
        flush(a[0] * 10 + j);
        j = 0;
        a[j++] = a[j] + a[j + 1];
        flush(a[0]);
        int k = 2;
        int r = (k = 3) * k + (k = 4) * k;
        flush(r);
        flush(v(1) > v(2) ? v(3) : v(4));
        flush((v(1) & v(3)) | (v(4) ^ v(5)));
        long l = v(1) + (long) v(Integer.MAX_VALUE) + v(2);
        flush((int) (l >> 8));
        String s = "" + v(1) + v(2) + (v(3) + v(4));
        flush(s.length());
        try {
            arr(null)[v(9)] = v(8);
        } catch (NullPointerException e) {
            flush(-1);
        }
        try {
            arr(a)[v(9)] = v(8) / v(0);
        } catch (ArithmeticException e) {
            flush(-2);
        }
        int[][] m = {{1, 2}, {3, 4}};
        int x = 0;
        m[x++][x--] += m[x][x++] + x;
        flush(m[0][1]);
    }
}
