// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class StackDepths {
    static int frames;

    static int sum(int[] a, int i) {
        return i == a.length ? 0 : a[i] + sum(a, i + 1);
    }

    static void countdown(int n) {
        frames++;
        if (n > 0) {
            countdown(n - 1);
        } else {
            throw new IllegalStateException("bottom");
        }
    }

    static int recover(int n) {
        try {
            return overflow(n);
        } catch (StackOverflowError e) {
            return -1;
        }
    }

    static int overflow(int n) {
        return overflow(n + 1) + overflow(n + 2);
    }

    static class Node {
        Node next;

        int length() {
            return next == null ? 1 : 1 + next.length();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Node n && (next == null ? n.next == null : next.equals(n.next));
        }

        @Override
        public int hashCode() {
            return next == null ? 1 : 31 * next.hashCode();
        }
    }

    static String mutualA(int n, StringBuilder sb) {
        return n == 0 ? sb.toString() : mutualB(n - 1, sb.append('a'));
    }

    static String mutualB(int n, StringBuilder sb) {
        return n == 0 ? sb.toString() : mutualA(n - 1, sb.append('b'));
    }

    static int locals(int n) {
        int a = n, b = a + 1, c = b + 1, d = c + 1, e = d + 1, f = e + 1, g = f + 1, h = g + 1;
        long l = a + b, m = c + d, o = e + f, p = g + h;
        int r = n == 0 ? 0 : locals(n - 1);
        return r + a - b + c - d + e - f + g - h + (int) (l - m + o - p);
    }

    public static void main(String[] args) {
        int[] a = new int[2000];
        java.util.Arrays.setAll(a, i -> i);
        System.out.println(sum(a, 0) + " " + mutualA(1001, new StringBuilder()).length() + " " + locals(500));
        try {
            countdown(3000);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + frames);
        }
        System.out.println(recover(0) + recover(5));
        Node n = null;
        Node m = null;
        for (int i = 0; i < 1500; i++) {
            Node x = new Node();
            x.next = n;
            n = x;
            Node y = new Node();
            y.next = m;
            m = y;
        }
        System.out.println(n.length() + " " + n.equals(m) + (n.hashCode() == m.hashCode()) + n.equals(m.next));
        int caught = 0;
        for (int i = 0; i < 5; i++) {
            try {
                overflow(i);
            } catch (StackOverflowError e) {
                caught++;
                System.out.println(sum(a, 1000) + " after " + caught);
            }
        }
        try {
            new Object() {
                @Override
                public String toString() {
                    return "x" + this;
                }
            }.toString();
        } catch (StackOverflowError e) {
            System.out.println("toString recursion");
        }
        java.util.List<Object> self = new java.util.ArrayList<>();
        self.add(self);
        try {
            System.out.println(self.hashCode());
        } catch (StackOverflowError e) {
            System.out.println("hashCode recursion");
        }
    }
}
