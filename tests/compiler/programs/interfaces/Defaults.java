// SPDX-License-Identifier: Apache-2.0
package interfaces;

public class Defaults {
    interface A {
        default String who() {
            return "A";
        }

        default String twice() {
            return who() + who();
        }
    }

    interface B extends A {
        @Override
        default String who() {
            return "B" + A.super.who();
        }
    }

    interface C extends A {
        @Override
        default String who() {
            return "C";
        }
    }

    interface D extends B, C {
        @Override
        default String who() {
            return "D(" + B.super.who() + C.super.who() + ")";
        }
    }

    static class Plain implements A {}

    static class Diamond implements B, C {
        @Override
        public String who() {
            return B.super.who() + "+" + C.super.who();
        }
    }

    static class Base {
        public String who() {
            return "Base";
        }
    }

    static class ClassWins extends Base implements A {}

    static class Full extends Base implements D {
        @Override
        public String who() {
            return super.who() + D.super.who();
        }
    }

    static abstract class Abstract implements A {
        @Override
        public abstract String who();
    }

    static class Concrete extends Abstract {
        @Override
        public String who() {
            return "Concrete";
        }
    }

    static class Reabstracted extends Plain implements B {}

    interface Counter {
        int count();

        private int twice() {
            return count() * 2;
        }

        private static int offset(int x) {
            return x + 100;
        }

        default int total() {
            return offset(twice());
        }

        static Counter of(int n) {
            return () -> n;
        }
    }

    public static void main(String[] args) {
        A[] all = {new Plain(), new Diamond(), new ClassWins(), new Full(), new Concrete(), new Reabstracted(), new A() {}, new D() {}, new B() {
            @Override
            public String twice() {
                return "[" + B.super.twice() + "]";
            }
        }};
        for (A a : all) {
            System.out.println(a.who() + " " + a.twice());
        }
        System.out.println(Counter.of(5).total() + " " + new Counter() {
            public int count() {
                return 7;
            }

            @Override
            public int total() {
                return Counter.super.total() + 1;
            }
        }.total());
    }
}
