// SPDX-License-Identifier: Apache-2.0
package inner;

public class Shadowing {
    int x = 1;
    static String s = "outer";

    int x() {
        return x;
    }

    class Inner extends Parent {
        int x = 2;

        String all(int x) {
            int y = x;
            {
                class Local {
                    int x = 4;

                    String get() {
                        return x + "," + this.x + "," + Inner.this.x + "," + Shadowing.this.x + "," + y + "," + Inner.super.x + "," + s + "," + Shadowing.s;
                    }
                }
                return new Local().get() + "," + x + "," + this.x + "," + super.x + "," + x() + "," + Shadowing.this.x();
            }
        }

        int x() {
            return 22;
        }
    }

    static class Parent {
        int x = 3;
        static String s = "parent";

        static String who() {
            return "Parent.who";
        }
    }

    static class Child extends Parent {
        static String s = "child";
        String x = "string x";

        static String who() {
            return "Child.who" + Parent.who();
        }

        String types() {
            return x + super.x + ((Parent) this).x + s + Parent.s + Shadowing.s;
        }
    }

    static int parameter(int x) {
        Runnable r = new Runnable() {
            int x = 5;

            @Override
            public void run() {
                x++;
                System.out.print(x + " ");
            }
        };
        r.run();
        r.run();
        for (int i = 0; i < 2; i++) {
            int k = i + x;
            System.out.print(k + " ");
        }
        for (int i = 5; i < 6; i++) {
            String k = "k" + i;
            System.out.print(k + " ");
        }
        return x;
    }

    static String length = "length";

    static int length() {
        return length.length();
    }

    static class String2 {
        int length = 9;
    }

    public static void main(String[] args) {
        Shadowing o = new Shadowing();
        System.out.println(o.new Inner().all(3));
        System.out.println(new Child().types() + Child.who() + Parent.who());
        System.out.println(parameter(7));
        String String = "String";
        System.out.println(String + length + length() + new String2().length);
        Parent p = new Child();
        System.out.println(p.x + " " + ((Child) p).x + p.s + ((Child) p).s);
        label: {
            int label = 5;
            if (label > 3) {
                break label;
            }
            System.out.println("no");
        }
    }
}
