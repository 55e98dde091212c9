// SPDX-License-Identifier: Apache-2.0
package interfaces;

public class StaticMethods {
    interface A {
        static String name() {
            return "A.name";
        }

        static int twice(int x) {
            return helper(x) * 2;
        }

        private static int helper(int x) {
            return x + 1;
        }

        private int secret() {
            return 42;
        }

        default int reveal() {
            return secret() + twice(1);
        }

        class Nested implements A {
            int count = Counter.next();
        }

        enum Kind { X, Y }

        record Rec(int v) implements A {}

        class Counter {
            static int n;

            static int next() {
                return ++n;
            }
        }
    }

    interface B extends A {
        static String name() {
            return "B.name" + A.name();
        }

        @Override
        default int reveal() {
            return A.super.reveal() * 10;
        }
    }

    interface Main {
        static void main(String[] args) {
            System.out.println("interface main " + args.length);
        }
    }

    static class C implements B {
        static String name() {
            return "C.name";
        }
    }

    abstract static class Partial implements A {
        @Override
        public int reveal() {
            return -1;
        }
    }

    static class D extends Partial implements B {
        @Override
        public int reveal() {
            return super.reveal() + B.super.reveal();
        }
    }

    public static void main(String[] args) {
        System.out.println(A.name() + B.name() + C.name() + A.twice(5));
        System.out.println(new C().reveal() + " " + new D().reveal() + " " + new A() {}.reveal() + " " + new Partial() {}.reveal());
        System.out.println(new A.Nested().count + new A.Nested().count + " " + A.Kind.valueOf("Y").ordinal() + new A.Rec(7).v() + new A.Rec(7).reveal() + A.Counter.n);
        Main.main(new String[] {"x", "y"});
        A a = new B() {
            @Override
            public int reveal() {
                return B.super.reveal() + 1;
            }
        };
        System.out.println(a.reveal());
        java.util.function.Supplier<String> s = A::name;
        java.util.function.IntUnaryOperator f = A::twice;
        java.util.function.ToIntFunction<A> g = A::reveal;
        System.out.println(s.get() + f.applyAsInt(9) + g.applyAsInt(new C()));
    }
}
