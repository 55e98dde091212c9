// SPDX-License-Identifier: Apache-2.0
package inner;

public class Members {
    private int x = 1;
    private static int shared = 50;

    class Inner {
        private int x = 10;

        class Deep {
            int x = 100;

            String all() {
                return x + " " + this.x + " " + Inner.this.x + " " + Members.this.x + " " + (Members.this.x++ + Inner.this.x--);
            }

            private int secret() {
                return x * 7;
            }
        }

        int outer() {
            return Members.this.x + shared++;
        }

        Deep deep() {
            return new Deep();
        }
    }

    static class Nested {
        private final int v;

        private Nested(int v) {
            this.v = v;
            shared += v;
        }

        private int hidden() {
            return v + shared;
        }
    }

    private int privateMethod(int y) {
        return x * 1000 + y;
    }

    class Caller {
        int call() {
            return privateMethod(5) + new Nested(3).hidden();
        }
    }

    class Extending extends Inner {
        @Override
        int outer() {
            return super.outer() * 2 + x();
        }

        int x() {
            return super.x;
        }
    }

    static class FarAway extends Members.Inner {
        FarAway(Members m) {
            m.super();
        }
    }

    public static void main(String[] args) {
        Members m = new Members();
        Members.Inner inner = m.new Inner();
        Members.Inner.Deep deep = inner.new Deep();
        System.out.println(deep.all());
        System.out.println(deep.all());
        System.out.println(deep.secret() + " " + inner.x + " " + m.x);
        System.out.println(inner.outer() + " " + inner.outer() + " " + shared);
        System.out.println(m.new Caller().call() + " " + new Nested(4).v);
        System.out.println(m.new Extending().outer() + " " + new FarAway(m).outer() + " " + new FarAway(m).deep().all());
        Members none = null;
        try {
            none.new Inner();
        } catch (NullPointerException e) {
            System.out.println("no outer instance");
        }
        System.out.println(new Members() {
            int y = 7;

            int sum() {
                return y + privateMethod(y);
            }

            private int privateMethod(int z) {
                return z * z;
            }
        }.sum());
    }
}
