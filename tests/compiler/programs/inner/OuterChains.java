// SPDX-License-Identifier: Apache-2.0
package inner;

public class OuterChains {
    private final String id;
    private static int built;

    OuterChains(String id) {
        this.id = id;
        built++;
    }

    class A {
        final String id = OuterChains.this.id + ".a" + built;

        class B {
            final String id = A.this.id + ".b";

            class C {
                String path() {
                    return id + "|" + A.this.id + "|" + OuterChains.this.id;
                }

                C sibling(OuterChains other) {
                    return other.new A().new B().new C();
                }
            }

            C c = new C();

            String viaLambda() {
                java.util.function.Supplier<String> s = () -> {
                    class Local {
                        String all() {
                            return id + c.path() + OuterChains.this.id;
                        }
                    }
                    return new Local().all();
                };
                return s.get();
            }
        }

        B b() {
            return new B();
        }
    }

    static abstract class Shape {
        abstract String name();

        class Label {
            String text() {
                return "label of " + name();
            }
        }
    }

    static class Circle extends Shape {
        String name() {
            return "circle";
        }

        class Fancy extends Label {
            @Override
            String text() {
                return "fancy " + super.text();
            }
        }
    }

    class WithDefault {
        int x;

        WithDefault() {
            this(id.length());
        }

        WithDefault(int x) {
            this.x = x;
        }
    }

    class Sub extends WithDefault {
        Sub() {
            super(100);
        }

        Sub(boolean b) {
            super();
        }
    }

    static class External extends OuterChains.A {
        External(OuterChains o) {
            o.super();
        }

        String both() {
            return id + b().id;
        }
    }

    public static void main(String[] args) {
        OuterChains o = new OuterChains("o");
        OuterChains p = new OuterChains("p");
        A a = o.new A();
        A.B.C c = a.b().c;
        System.out.println(c.path() + " " + c.sibling(p).path());
        System.out.println(a.new B().viaLambda());
        Circle circle = new Circle();
        System.out.println(circle.new Label().text() + " " + circle.new Fancy().text());
        System.out.println(o.new WithDefault().x + " " + o.new Sub().x + " " + p.new Sub(true).x);
        System.out.println(new External(p).both());
        Object[] anonymous = new Object[3];
        for (int i = 0; i < 3; i++) {
            int k = i;
            anonymous[i] = new Object() {
                int calls = k * 10;

                class Deep {
                    @Override
                    public String toString() {
                        return "deep" + calls++ + k + o.id;
                    }
                }

                @Override
                public String toString() {
                    return new Deep() + "," + new Deep();
                }
            };
        }
        for (Object x : anonymous) {
            System.out.println(x + " " + x);
        }
    }
}
