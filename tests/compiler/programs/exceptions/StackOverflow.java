// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class StackOverflow {
    static int depth;
    static int finallyRuns;

    static int infinite(int n) {
        depth = n;
        return infinite(n + 1) + 1;
    }

    static long wide(long a, double b, String c, int[] d) {
        return wide(a + 1, b * 2, c, d) + d.length;
    }

    interface Node {
        int size();
    }

    static class Cycle implements Node {
        Node next;

        public int size() {
            return 1 + next.size();
        }

        @Override
        public String toString() {
            return "c" + next;
        }
    }

    static void withFinally() {
        try {
            withFinally();
        } finally {
            finallyRuns++;
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            try {
                infinite(0);
                System.out.println("no");
            } catch (StackOverflowError e) {
                System.out.println("caught " + (depth > 500) + " " + e.getClass().getName() + " " + e.getMessage());
            }
        }
        try {
            wide(1, 2, "c", new int[1]);
        } catch (StackOverflowError e) {
            System.out.println("wide");
        }
        Cycle c = new Cycle();
        c.next = c;
        try {
            System.out.println(c.size());
        } catch (StackOverflowError e) {
            System.out.println("cycle");
        }
        try {
            System.out.println(c.toString().length());
        } catch (StackOverflowError e) {
            System.out.println("toString");
        }
        try {
            withFinally();
        } catch (StackOverflowError e) {
            System.out.println("finally " + (finallyRuns > 100));
        }
        Runnable[] self = new Runnable[1];
        self[0] = () -> self[0].run();
        try {
            self[0].run();
        } catch (VirtualMachineError e) {
            System.out.println("lambda");
        }
        int ok = 0;
        for (int i = 0; i < 1000; i++) {
            ok += legitimate(i % 300);
        }
        System.out.println(ok);
    }

    static int legitimate(int n) {
        return n == 0 ? 0 : 1 + legitimate(n - 1);
    }
}
