// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class Initialisation {
    static int order;

    static class Half {
        final int a;
        final int b;
        static Half last;

        Half(int a, int b) {
            this.a = a;
            last = this;
            if (b == 0) {
                throw new IllegalArgumentException("b");
            }
            this.b = a / b;
        }
    }

    static class WithField {
        int x = fail(order++);
        int y = 5;

        WithField() {
            y = 9;
        }

        static int fail(int n) {
            if (n == 1) {
                throw new IllegalStateException("field " + n);
            }
            return n;
        }
    }

    static class Sub extends WithField {
        {
            if (order == 4) {
                throw new UnsupportedOperationException("block " + x);
            }
        }

        final int z = order * 10;
    }

    enum Bad {
        OK(1), BROKEN(0);

        final int v;

        Bad(int d) {
            v = 10 / d;
        }
    }

    interface Lazy {
        int V = Integer.parseInt("not a number" + order);

        static void touch() {
            System.out.println("touched");
        }
    }

    record Checked(int v) {
        Checked {
            if (v < 0) {
                throw new IllegalArgumentException("negative");
            }
        }

        static int made;

        static Checked of(int v) {
            try {
                return new Checked(v);
            } finally {
                made++;
            }
        }
    }

    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("fine");
        } catch (ExceptionInInitializerError e) {
            System.out.println("EIIE " + e.getCause().getClass().getSimpleName());
        } catch (Throwable t) {
            System.out.println(t.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        attempt(() -> new Half(6, 3));
        attempt(() -> new Half(7, 0));
        System.out.println(Half.last.a + " " + Half.last.b);
        for (int i = 0; i < 3; i++) {
            attempt(WithField::new);
        }
        attempt(Sub::new);
        attempt(Sub::new);
        System.out.println(order);
        attempt(() -> System.out.println(Bad.OK.v));
        attempt(() -> System.out.println(Bad.OK.v));
        attempt(Lazy::touch);
        attempt(() -> System.out.println(Lazy.V));
        attempt(() -> Checked.of(-1));
        attempt(() -> Checked.of(1));
        System.out.println(Checked.made);
        Object[] partially = new Object[2];
        try {
            partially[0] = new Checked(5);
            partially[1] = new Checked(-5);
        } catch (IllegalArgumentException e) {
            System.out.println(partially[0] + " " + partially[1]);
        }
    }
}
