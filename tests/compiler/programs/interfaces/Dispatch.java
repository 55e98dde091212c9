// SPDX-License-Identifier: Apache-2.0
package interfaces;

public class Dispatch {
    interface Shape {
        int area();

        default String info() {
            return getClass().getSimpleName() + area();
        }
    }

    interface Named {
        String name();
    }

    interface Both extends Shape, Named {}

    record Square(int side) implements Both {
        public int area() {
            return side * side;
        }

        public String name() {
            return "square";
        }
    }

    record Rect(int w, int h) implements Shape, Named {
        public int area() {
            return w * h;
        }

        public String name() {
            return "rect";
        }
    }

    static class Unit implements Shape {
        public int area() {
            return 1;
        }
    }

    static class Special extends Unit implements Named {
        @Override
        public int area() {
            return super.area() + 1;
        }

        public String name() {
            return "special";
        }
    }

    static int sum(Shape[] shapes, int rounds) {
        int total = 0;
        for (int r = 0; r < rounds; r++) {
            for (Shape s : shapes) {
                total = total * 3 + s.area();
                if (s instanceof Named n) {
                    total += n.name().length();
                }
                if (s instanceof Both b) {
                    total ^= b.name().charAt(0);
                }
            }
        }
        return total;
    }

    public static void main(String[] args) {
        Shape[] mono = {new Square(2), new Square(3)};
        Shape[] bi = {new Square(2), new Unit()};
        Shape[] mega = {new Square(2), new Unit(), new Rect(2, 5), new Special(), () -> 77, new Shape() {
            public int area() {
                return -5;
            }
        }};
        System.out.println(sum(mono, 10) + " " + sum(bi, 20) + " " + sum(mega, 30));
        for (Shape s : mega) {
            System.out.println((s instanceof Named) + " " + (s instanceof Both) + " " + (s instanceof Unit) + " " + s.area());
        }
        System.out.println(mega[0].info() + mega[3].info() + mega[2].info());
        Named n = (Named) mega[3];
        Shape back = (Shape) n;
        System.out.println(back.area() + n.name());
        try {
            Named bad = (Named) mega[1];
            System.out.println(bad.name());
        } catch (ClassCastException e) {
            System.out.println("no name");
        }
        Object[] os = mega;
        System.out.println(os.length + " " + (os instanceof Shape[]) + " " + (mono instanceof Object[]));
    }
}
