// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class FinallyOverridesInNests {
    static StringBuilder log = new StringBuilder();

    @SuppressWarnings("finally")
    static int override(int n) {
        try {
            try {
                if (n == 0) {
                    throw new IllegalStateException("zero");
                }
                return 10 / (n - 1);
            } finally {
                log.append('a');
                if (n == 2) {
                    return 22;
                }
            }
        } catch (ArithmeticException e) {
            log.append('b');
            return -1;
        } finally {
            log.append('c');
            if (n == 3) {
                throw new UnsupportedOperationException("three");
            }
        }
    }

    @SuppressWarnings("finally")
    static String loop() {
        StringBuilder out = new StringBuilder();
        outer:
        for (int i = 0; i < 6; i++) {
            try {
                for (int j = 0; ; j++) {
                    try {
                        if (j == i) {
                            continue outer;
                        }
                        if (j == 2) {
                            throw new RuntimeException(i + "/" + j);
                        }
                        out.append(j);
                    } finally {
                        out.append('.');
                        if (i == 4) {
                            break outer;
                        }
                    }
                }
            } catch (RuntimeException e) {
                out.append('<').append(e.getMessage()).append('>');
            } finally {
                out.append('|');
            }
        }
        return out.toString();
    }

    /// The value is computed before finally runs; the object that it refers to may still change.
    static int value() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
        }
    }

    static StringBuilder reference() {
        StringBuilder s = new StringBuilder("try");
        try {
            return s;
        } finally {
            s.append("+finally");
            s = null;
        }
    }

    static long nested(long depth) throws Exception {
        try {
            if (depth == 0) {
                throw new Exception("bottom");
            }
            return nested(depth - 1) + 1;
        } catch (Exception e) {
            if (depth % 3 == 0) {
                throw new Exception(e.getMessage() + depth, e);
            }
            if (depth == 5) {
                return depth * 1000;
            }
            throw e;
        } finally {
            log.append(depth);
        }
    }

    public static void main(String[] args) throws Exception {
        for (int n = 0; n < 5; n++) {
            log.setLength(0);
            try {
                System.out.print(override(n));
            } catch (IllegalStateException | UnsupportedOperationException e) {
                System.out.print(e.getMessage());
            }
            System.out.println(" " + log);
        }
        System.out.println(loop());
        System.out.println(value() + " " + reference());
        log.setLength(0);
        System.out.println(nested(8) + " " + log);
        try {
            nested(4);
        } catch (Exception e) {
            System.out.println(e.getMessage() + " " + e.getCause().getMessage() + " " + e.getCause().getCause());
        }
        Runnable r = () -> {
            for (int i = 0; ; i++) {
                try {
                    if (i % 2 == 0) {
                        continue;
                    }
                    int[] a = new int[i];
                    a[3] = i;
                    log.append("end").append(i);
                    return;
                } catch (ArrayIndexOutOfBoundsException e) {
                    log.append(e.getMessage().length());
                } finally {
                    log.append('f');
                }
            }
        };
        log.setLength(0);
        r.run();
        System.out.println(log);
    }
}
