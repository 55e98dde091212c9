// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class TryFinally {
    static StringBuilder log = new StringBuilder();

    static int plain(int n) {
        try {
            log.append("t");
            if (n == 1) {
                throw new IllegalStateException("one");
            }
            if (n == 2) {
                return 20;
            }
            log.append("e");
        } catch (IllegalStateException e) {
            log.append("c");
            return 10;
        } finally {
            log.append("f");
        }
        return 0;
    }

    @SuppressWarnings("finally")
    static int overriding(int n) {
        try {
            if (n == 0) {
                throw new RuntimeException("lost");
            }
            return 1;
        } finally {
            if (n < 2) {
                return 99;
            }
        }
    }

    static int modified() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
            log.append(x);
        }
    }

    static int[] array() {
        int[] a = {1};
        try {
            return a;
        } finally {
            a[0] = 2;
        }
    }

    @SuppressWarnings("finally")
    static int looping() {
        int n = 0;
        for (int i = 0; i < 5; i++) {
            try {
                if (i == 1) {
                    continue;
                }
                if (i == 3) {
                    break;
                }
                n += 10;
            } finally {
                n += 1;
                if (i == 0) {
                    continue;
                }
                n += 100;
            }
            n += 1000;
        }
        return n;
    }

    static void nested() {
        try {
            try {
                log.append("1");
                throw new IllegalArgumentException("a");
            } finally {
                log.append("2");
                try {
                    throw new ArithmeticException("b");
                } catch (ArithmeticException e) {
                    log.append(e.getMessage());
                } finally {
                    log.append("3");
                }
            }
        } catch (IllegalArgumentException e) {
            log.append(e.getMessage());
        } finally {
            log.append("4");
        }
    }

    static int deep(int n) {
        try {
            return n == 0 ? 1 / (n & 0) : deep(n - 1) + 1;
        } finally {
            log.append(n);
        }
    }

    public static void main(String[] args) {
        for (int n = 0; n < 3; n++) {
            System.out.println(plain(n) + " " + log + " " + overriding(n));
            log.setLength(0);
        }
        System.out.println(modified() + " " + log + " " + array()[0] + " " + looping());
        log.setLength(0);
        nested();
        System.out.println(log);
        log.setLength(0);
        try {
            deep(4);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage() + " " + log);
        }
    }
}
