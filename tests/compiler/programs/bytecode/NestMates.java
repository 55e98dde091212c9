// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class NestMates {
    private int secret = 1;
    private static int shared = 10;

    private int m(int x) {
        return secret += x;
    }

    private static int s() {
        return shared++;
    }

    static class Nested {
        private int own = 100;

        private Nested() {}

        private Nested(int x) {
            own = x;
        }

        int use(NestMates n) {
            n.secret += 5;
            n.secret++;
            shared *= 2;
            return n.m(3) + s() + n.secret--;
        }

        private int mine() {
            return own;
        }
    }

    interface Secretive {
        private int helper() {
            return 7;
        }

        private static int staticHelper(Secretive s) {
            return s.helper() * 2;
        }

        default int open() {
            return helper() + staticHelper(this);
        }
    }

    enum E {
        A {
            private int hidden() {
                return 1;
            }

            int get() {
                return hidden() + secretOf(5);
            }
        },
        B {
            int get() {
                return secretOf(6);
            }
        };

        abstract int get();

        private static int secretOf(int x) {
            return x * x;
        }
    }

    record R(int a) {
        private static int count;

        R {
            count++;
        }

        private int twice() {
            return a * 2;
        }
    }

    static class Parent {
        private String name() {
            return "parent";
        }

        String call(Parent p) {
            return p.name();
        }
    }

    static class Child extends Parent {
        private String name() {
            return "child";
        }

        String own(Child c) {
            return c.name() + ((Parent) c).name();
        }
    }

    public static void main(String[] args) {
        NestMates n = new NestMates();
        System.out.println(new Nested().use(n) + " " + n.secret + " " + shared);
        System.out.println(new Nested(5).mine() + new Nested().own);
        System.out.println(new Secretive() {}.open());
        System.out.println(E.A.get() + E.B.get() + E.secretOf(2));
        System.out.println(new R(4).twice() + R.count);
        System.out.println(new Child().own(new Child()) + new Child().call(new Child()));
        Runnable r = () -> {
            n.secret = 77;
            shared = n.m(1);
        };
        r.run();
        System.out.println(shared + " " + new Object() {
            private int p = n.secret;

            private int get() {
                return p + shared;
            }
        }.get());
    }
}
