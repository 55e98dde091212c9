// SPDX-License-Identifier: Apache-2.0
package init;

public class Circular {
    static class A {
        static int a = 1;
        static int fromB = B.b;
        static int late = 100;

        static {
            System.out.println("A done: fromB=" + fromB);
        }
    }

    static class B {
        static int b = A.a + 10;
        static int seenLate = A.late;

        static {
            System.out.println("B done: b=" + b + " late=" + seenLate);
        }
    }

    static class X {
        static final Y Y_INSTANCE = new Y();
        static final int NUMBER = compute();

        static int compute() {
            return 7;
        }
    }

    static class Y {
        final int seen = X.NUMBER;
    }

    static class Self {
        static final Self ONE = make("one");
        static final java.util.List<String> names = new java.util.ArrayList<>();
        static final Self TWO = make("two");

        static Self make(String n) {
            if (names != null) {
                names.add(n);
            }
            return new Self();
        }
    }

    static abstract class Base {
        static final Base DEFAULT = new Derived("default");
        final String name;

        Base(String name) {
            this.name = name;
        }
    }

    static class Derived extends Base {
        static String prefix = "p";

        Derived(String n) {
            super(prefix + n);
        }
    }

    public static void main(String[] args) {
        System.out.println(args.length > 3 ? A.a : B.b);
        System.out.println(A.fromB + " " + A.a + " " + B.seenLate + A.late);
        System.out.println(X.Y_INSTANCE.seen + " " + X.NUMBER + " " + new Y().seen);
        System.out.println(Self.names);
        System.out.println(Base.DEFAULT.name + " " + new Derived("x").name);
    }
}
