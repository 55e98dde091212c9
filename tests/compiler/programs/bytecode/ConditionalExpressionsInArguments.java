// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class ConditionalExpressionsInArguments {
    static String show(Object a, int b, long c, double d, String e) {
        return a + "/" + b + "/" + c + "/" + d + "/" + e;
    }

    static int depth(int x) {
        return x;
    }

    public static void main(String[] args) {
        for (int i = 0; i < 4; i++) {
            boolean p = (i & 1) != 0;
            boolean q = (i & 2) != 0;
            System.out.println(show(p ? "s" : q ? 1 : 'c', p && q ? 1 : p || q ? 2 : 3, p ? 1 : 2L, q ? 1.5f : 2, (p ? "a" : "b") + (q ? i : "-")));
            int[] a = {p ? 1 : 2, q ? depth(3) : depth(p ? 4 : 5), i > 1 ? i < 3 ? 6 : 7 : 8};
            System.out.println(a[p ? 0 : 1] + a[q ? 2 : 1] * (p ? a[0] : -a[0]));
            long l = p ? q ? 1 : Integer.MAX_VALUE + 1L : (q ? (byte) 5 : 'a');
            System.out.println(l + (p ? 1 : 0) + (p == q ? 10 : p != q ? 20 : 30));
            StringBuilder sb = p ? new StringBuilder("p") : q ? null : new StringBuilder();
            System.out.println((sb != null ? sb.append(q ? 'q' : 'n') : "none") + "" + (sb == null ? 0 : sb.length()));
            Object o = p ? new int[] {i} : q ? "str" : null;
            System.out.println(o instanceof int[] x ? x[0] : o instanceof String s ? s.length() : -1);
            System.out.println(new Object[] {p ? 1 : "x", q}[p ? 0 : 1]);
            int k = 0;
            k += p ? k++ : ++k;
            k = (k = q ? 5 : 6) + k;
            System.out.println(k);
            try {
                System.out.println(depth(p ? 1 : 10 / (q ? 0 : 2)));
            } catch (ArithmeticException e) {
                System.out.println("division");
            }
        }
    }
}
