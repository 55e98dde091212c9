// SPDX-License-Identifier: Apache-2.0
package objects;

public class InterfaceHeavyDispatch {
    // Many implementations behind few call sites, overriding at several levels, hiding of fields and statics, super chains, covariant results.
    interface Area { double area(); }
    interface Named { default String name() { return "unnamed"; } }
    interface Scaled<T> { T scale(double f); }

    static abstract class Shape implements Area, Named, Scaled<Shape> {
        static int made;
        final int id = ++made;
        protected String tag = "shape";

        static String kind() { return "Shape"; }
        String describe() { return name() + "#" + id + "/" + tag + "/" + kind() + "/" + text(); }
        private String text() { return "private"; }
        abstract Shape copy();
    }

    static class Circle extends Shape {
        final double r;
        protected String tag = "circle";

        Circle(double r) { this.r = r; }
        static String kind() { return "Circle"; }
        public double area() { return 3 * r * r; }
        public Circle scale(double f) { return new Circle(r * f); }
        Circle copy() { return scale(1); }
        public String name() { return "circle"; }
        private String text() { return "other private"; }
        String describe() { return super.describe() + "|" + tag + super.tag + ((Shape) this).tag + kind() + text(); }
    }

    static class Ring extends Circle {
        final Circle hole;

        Ring(double r, double h) { super(r); hole = new Circle(h); }
        @Override public double area() { return super.area() - hole.area(); }
        @Override public Ring scale(double f) { return new Ring(r * f, hole.r * f); }
        @Override public String name() { return "ring around " + hole.name(); }
    }

    static class Rectangle extends Shape {
        final double w, h;

        Rectangle(double w, double h) { this.w = w; this.h = h; }
        public double area() { return w * h; }
        public Rectangle scale(double f) { return new Rectangle(w * f, h * f); }
        Rectangle copy() { return this; }
    }

    static final class Square extends Rectangle {
        Square(double s) { super(s, s); }
        @Override public Square scale(double f) { return new Square(w * f); }
        @Override public String name() { return "square" + super.name().length(); }
    }

    record Group(Shape... parts) implements Area, Named {
        public double area() {
            double sum = 0;
            for (Area part : parts) {
                sum += part.area();
            }
            return sum;
        }
    }

    static String overload(Shape s) { return "S"; }
    static String overload(Circle c) { return "C"; }
    static String overload(Area a) { return "A"; }
    static String overload(Object o) { return "O"; }

    public static void main(String[] args) {
        Shape[] shapes = {new Circle(1), new Ring(2, 1), new Rectangle(2, 3), new Square(2), new Circle(0)};
        for (Shape s : shapes) {
            System.out.println(s.describe() + " " + s.area() + " " + s.scale(2).area() + " " + s.copy().getClass().getSimpleName() + " " + overload(s) + (s instanceof Circle c ? overload(c) : "-") + overload((Area) s) + overload((Object) s));
        }
        double total = 0;
        for (int i = 0; i < 3000; i++) {
            Shape s = shapes[i * 7 % shapes.length];
            Named n = s;
            total += s.area() + n.name().length() + (i % 3 == 0 ? ((Scaled<Shape>) s).scale(0.5).area() : 0);
            if (i % 500 == 0) {
                shapes[i % shapes.length] = s.scale(1.5);
            }
        }
        System.out.println(total + " " + Shape.made);
        Group group = new Group(shapes);
        System.out.println(group.area() + " " + group.name() + " " + new Group().area());
        Area[] areas = {() -> 1, group, shapes[0], new Area() {
            int calls;

            public double area() {
                return ++calls;
            }
        }};
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += areas[i & 3].area();
        }
        System.out.println(sum);
        Object o = new Object() {
            int hidden = 5;

            int twice() {
                return hidden * 2;
            }
        };
        var anonymous = new Object() {
            int x = 3;

            int square() {
                return x * x;
            }
        };
        anonymous.x++;
        System.out.println(anonymous.square() + " " + (o != null));
    }
}
