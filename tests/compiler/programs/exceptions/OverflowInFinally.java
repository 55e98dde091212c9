// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class OverflowInFinally {
    // A stack overflow whose way out passes finally blocks that need stack themselves; afterwards everything is as before.
    static int entered;
    static int left;
    static int cleanups;
    static int failedCleanups;

    static int sum(int n) {
        return n == 0 ? 0 : n + sum(n - 1);
    }

    static void deep() {
        entered++;
        try {
            deep();
        } finally {
            left++;
            try {
                sum(20);
                cleanups++;
            } catch (StackOverflowError e) {
                failedCleanups++;
            }
        }
    }

    static int guarded(int n) {
        try {
            return guarded(n + 1);
        } catch (StackOverflowError e) {
            return n > 100 ? 1 : 0;
        }
    }

    static class Resource implements AutoCloseable {
        static int open;

        Resource() {
            open++;
        }

        @Override
        public void close() {
            open--;
        }
    }

    static void resources() {
        try (Resource r = new Resource()) {
            resources();
        }
    }

    static Object lock = new Object();
    static int inside;

    static void locked() {
        synchronized (lock) {
            inside++;
            try {
                locked();
            } finally {
                inside--;
            }
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            entered = left = cleanups = failedCleanups = 0;
            try {
                deep();
                System.out.println("no overflow");
            } catch (StackOverflowError e) {
                System.out.println("caught " + (entered == left) + (cleanups > 100) + (left == cleanups + failedCleanups) + " " + sum(100));
            }
        }
        System.out.println(guarded(0));
        try {
            resources();
        } catch (StackOverflowError e) {
            System.out.println("resources " + (Math.abs(Resource.open) < 3));
        }
        try {
            locked();
        } catch (StackOverflowError e) {
            System.out.println("monitor " + (Math.abs(inside) < 3));
        }
        synchronized (lock) {
            System.out.println("still goes on " + sum(200));
        }
    }
}
