// SPDX-License-Identifier: Apache-2.0
package switches;

public class RecordPatterns {
    sealed interface Shape permits Circle, Rect, Group {}

    record Point(int x, int y) {}

    record Circle(Point centre, double radius) implements Shape {}

    record Rect(Point a, Point b) implements Shape {}

    record Group(Shape left, Shape right) implements Shape {}

    record Box<T>(T value, String label) {}

    static double area(Shape s) {
        return switch (s) {
            case Circle(var c, double r) -> 3 * r * r;
            case Rect(Point(int x1, int y1), Point(int x2, int y2)) when x1 == x2 || y1 == y2 -> 0;
            case Rect(Point(int x1, int y1), Point(int x2, int y2)) -> Math.abs((x2 - x1) * (y2 - y1));
            case Group(Circle(_, double r1), Circle(_, double r2)) -> r1 + r2;
            case Group(Shape l, Group(Shape m, _)) -> area(l) * 1000 + area(m);
            case Group(var l, var r) -> area(l) + area(r);
        };
    }

    static String box(Object o) {
        return switch (o) {
            case Box<?>(String s, String label) -> "string " + s + label;
            case Box<?>(Integer i, var label) when i > 5 -> "big " + i + label;
            case Box<?>(Integer i, var label) -> "int " + i + label;
            case Box<?>(Box<?>(var inner, var l1), var l2) -> "nested " + inner + l1 + l2;
            case Box<?>(var v, String l) when v == null -> "null " + l;
            case Box<?> b -> "any " + b;
            default -> "no box";
        };
    }

    public static void main(String[] args) {
        Shape c = new Circle(new Point(1, 2), 2.5);
        Shape r = new Rect(new Point(0, 0), new Point(3, -4));
        Shape flat = new Rect(new Point(0, 1), new Point(0, 9));
        Shape[] shapes = {c, r, flat, new Group(c, c), new Group(r, c), new Group(r, new Group(c, flat)), new Group(new Group(c, r), r)};
        for (Shape s : shapes) {
            System.out.println(s + " " + area(s));
        }
        Object[] boxes = {new Box<>("s", "a"), new Box<>(6, "b"), new Box<>(5, "c"), new Box<>(new Box<>(1L, "d"), "e"), new Box<>(null, "f"), new Box<>(2.5, "g"), "x"};
        for (Object o : boxes) {
            System.out.println(box(o));
        }
        Object o = new Rect(new Point(7, 8), new Point(9, 10));
        if (o instanceof Rect(Point(var x, var y), Point p) && x < y) {
            System.out.println(x + y + p.x());
        }
        if (!(o instanceof Rect(Point(int x, _), _))) {
            throw new IllegalStateException();
        }
        System.out.println(x);
        try {
            area(new Group(null, new Circle(null, 1)));
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
    }
}
