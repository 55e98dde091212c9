// SPDX-License-Identifier: Apache-2.0
package gc;

import java.util.function.Supplier;

public class Roots {
    // Objects that are only reachable from odd places while much is allocated.
    static Object[] statics = new Object[4];
    static final ThreadLocal<int[]> LOCAL = new ThreadLocal<>();

    static void churn() {
        Object[] junk = new Object[50];
        for (int i = 0; i < 20_000; i++) {
            junk[i % 50] = new int[20 + i % 30];
        }
    }

    static int onStack(int depth) {
        int[] mine = {depth, depth * 2};
        if (depth == 0) {
            churn();
            return 1;
        }
        int below = onStack(depth - 1);
        return below + mine[0] + mine[1];
    }

    static int inExpression(int[] a, int b, int[] c) {
        return a[0] + b + c[0];
    }

    static int allocating(int x) {
        churn();
        return x;
    }

    static int inException() {
        try {
            try {
                throw new IllegalStateException(new String("only in the exception" + statics.length));
            } finally {
                churn();
            }
        } catch (IllegalStateException e) {
            churn();
            return e.getMessage().length();
        }
    }

    static Supplier<Integer> inClosure() {
        int[] captured = {41};
        return () -> ++captured[0];
    }

    static int interior() {
        byte[] data = new byte[4096];
        data[4095] = 7;
        int sum = 0;
        for (int i = 4090; i < 4096; i++) {
            churnSmall();
            sum += data[i];
        }
        return sum;
    }

    static void churnSmall() {
        for (int i = 0; i < 3000; i++) {
            statics[3] = new long[10];
        }
    }

    public static void main(String[] args) {
        statics[0] = new StringBuilder("static");
        System.out.println(onStack(100));
        System.out.println(inExpression(new int[] {1}, allocating(2), new int[] {3}));
        System.out.println(inException());
        Supplier<Integer> s = inClosure();
        churn();
        System.out.println(s.get() + s.get());
        System.out.println(interior());
        LOCAL.set(new int[] {5});
        churn();
        System.out.println(LOCAL.get()[0] + " " + statics[0]);
        Object[][] grid = new Object[30][30];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                grid[i][j] = "g" + i * j;
            }
            churnSmall();
        }
        int hash = 0;
        for (Object[] row : grid) {
            for (Object o : row) {
                hash = hash * 31 + o.hashCode();
            }
        }
        System.out.println(hash);
    }
}
