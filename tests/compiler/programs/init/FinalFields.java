// SPDX-License-Identifier: Apache-2.0
package init;

public class FinalFields {
    static class Escaping {
        static Escaping last;
        final int x;
        final String constant = "constant";
        final int known = 7;
        final Integer boxed = 7;

        Escaping(int x) {
            last = this;
            show("before");
            this.x = x;
            show("after");
        }

        void show(String when) {
            System.out.print(when + " " + x + constant + known + boxed + " ");
        }
    }

    static class Conditional {
        final int a;
        final String b;

        Conditional(int k) {
            if (k > 0) {
                a = k;
                b = "positive";
            } else if (k == 0) {
                a = -1;
                b = null;
            } else {
                try {
                    b = "negative" + 10 / (k + 1);
                } finally {
                    a = k * k;
                }
            }
        }
    }

    static class Overridden extends Escaping {
        final int y;

        Overridden(int y) {
            super(y + 1);
            this.y = y;
        }

        @Override
        void show(String when) {
            super.show(when);
            System.out.print("y=" + y + " ");
        }
    }

    final int[] data = {1, 2, 3};
    static final int[] TABLE = new int[4];
    static final int SIZE;

    static {
        int s = 0;
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = i * 3;
            s += TABLE[i];
        }
        SIZE = s;
    }

    static int localFinals(final int p) {
        final int a;
        if (p > 5) {
            a = 1;
        } else {
            a = 2;
        }
        final int[] b = {a};
        b[0]++;
        class L {
            int get() {
                return a * 100 + p * 10 + b[0];
            }
        }
        return new L().get();
    }

    public static void main(String[] args) {
        new Escaping(5);
        System.out.println(Escaping.last.x);
        new Overridden(8);
        System.out.println();
        for (int k : new int[] {3, 0, -3, -1}) {
            try {
                Conditional c = new Conditional(k);
                System.out.println(c.a + " " + c.b);
            } catch (ArithmeticException e) {
                System.out.println(e.getMessage());
            }
        }
        FinalFields f = new FinalFields();
        f.data[1] = 50;
        TABLE[0] = 99;
        System.out.println(f.data[1] + " " + new FinalFields().data[1] + " " + TABLE[0] + " " + SIZE + " " + localFinals(9) + " " + localFinals(1));
    }
}
