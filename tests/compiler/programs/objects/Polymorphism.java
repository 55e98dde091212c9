// SPDX-License-Identifier: Apache-2.0
package objects;

public class Polymorphism {
    static abstract class Shape {
        static int made;
        protected String name = "shape";
        final int id;

        Shape() {
            id = ++made;
            describe();
        }

        abstract double area();

        void describe() {
            System.out.print("[" + id + " " + name() + " " + area() + "]");
        }

        String name() {
            return name;
        }

        static String kind() {
            return "Shape.kind";
        }

        private String hidden() {
            return "Shape.hidden";
        }

        String callHidden() {
            return hidden();
        }
    }

    static class Circle extends Shape {
        protected String name = "circle";
        double r = 2;

        Circle(double r) {
            super();
            this.r = r;
        }

        double area() {
            return 3 * r * r;
        }

        String name() {
            return name;
        }

        static String kind() {
            return "Circle.kind";
        }

        private String hidden() {
            return "Circle.hidden";
        }

        String both() {
            return name + super.name + ((Shape) this).name + super.name();
        }
    }

    static class Ring extends Circle {
        final double inner;

        Ring(double outer, double inner) {
            super(outer);
            this.inner = inner;
            name = "ring";
        }

        @Override
        double area() {
            return super.area() - 3 * inner * inner;
        }

        void overload(Shape s) {
            System.out.print("shape ");
        }

        void overload(Circle c) {
            System.out.print("circle ");
        }

        void overload(Object o) {
            System.out.print("object ");
        }
    }

    public static void main(String[] args) {
        Circle c = new Circle(3);
        Ring r = new Ring(5, 1);
        System.out.println();
        Shape s = r;
        s.describe();
        System.out.println(c.both() + " " + r.both() + " " + s.name + ((Circle) s).name + s.callHidden() + c.callHidden() + Shape.kind() + Circle.kind() + Ring.kind());
        r.overload(s);
        r.overload(r);
        r.overload((Object) r);
        r.overload(null == s ? null : c);
        System.out.println(s.area() + " " + s.id + Shape.made);
        Shape anonymous = new Shape() {
            int calls;

            @Override
            double area() {
                return ++calls;
            }
        };
        System.out.println(anonymous.area() + anonymous.area() + anonymous.name());
        Shape[] all = {c, r, anonymous};
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            sum += all[i % 3].area() * (i % 5);
        }
        System.out.println(sum);
    }
}
