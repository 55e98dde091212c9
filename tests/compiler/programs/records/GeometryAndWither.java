// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

public class GeometryAndWither {
    record Point(double x, double y) implements Comparable<Point> {
        static final Point ORIGIN = new Point(0, 0);
        static int made;

        Point {
            made++;
            if (x == 0) {
                x = 0.0;
            }
        }

        Point(Point other) {
            this(other.x, other.y);
        }

        Point withX(double newX) {
            return new Point(newX, y);
        }

        double cross(Point a, Point b) {
            return (a.x - x) * (b.y - y) - (a.y - y) * (b.x - x);
        }

        @Override
        public int compareTo(Point o) {
            return Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y).compare(this, o);
        }
    }

    record Everything(boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, int[] a, List<?> list) {
        Everything() {
            this(false, (byte) 0, (short) 0, '\0', 0, 0L, 0f, 0.0, null, null, List.of());
        }
    }

    record Cell<T extends Comparable<T>>(T value, Cell<T> next) {
        @SafeVarargs
        static <T extends Comparable<T>> Cell<T> of(T... values) {
            Cell<T> cell = null;
            for (int i = values.length; i-- > 0; ) {
                cell = new Cell<>(values[i], cell);
            }
            return cell;
        }

        T largest() {
            T rest = next == null ? value : next.largest();
            return rest.compareTo(value) > 0 ? rest : value;
        }
    }

    record Empty() {}

    record OwnMethods(String name, int hits) {
        @Override
        public boolean equals(Object o) {
            return o instanceof OwnMethods(var n, _) && n.equalsIgnoreCase(name);
        }

        @Override
        public int hashCode() {
            return name.length();
        }

        public int hits() {
            return hits * 100;
        }
    }

    static List<Point> hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(new HashSet<>(points));
        sorted.sort(null);
        List<Point> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (Point p : sorted) {
                while (hull.size() >= start + 2 && hull.get(hull.size() - 2).cross(hull.getLast(), p) <= 0) {
                    hull.removeLast();
                }
                hull.add(p);
            }
            hull.removeLast();
            sorted = sorted.reversed();
        }
        return hull;
    }

    public static void main(String[] args) {
        Point negativeZero = new Point(-0.0, -0.0);
        System.out.println(negativeZero + " " + negativeZero.equals(Point.ORIGIN) + " " + new Point(1, -0.0).equals(new Point(1, 0.0)) + " " + new Point(Double.NaN, 0).equals(new Point(0.0 / 0, 0)) + " " + Point.ORIGIN.hashCode());
        System.out.println(new Point(Point.ORIGIN).withX(3).compareTo(new Point(3, -1)) + " " + Point.made + " " + new Point(1.5, 2e10).hashCode());
        Everything zero = new Everything();
        Everything one = new Everything(true, (byte) -1, Short.MIN_VALUE, 'ß', Integer.MAX_VALUE, Long.MIN_VALUE, Float.NaN, -0.0, "t", new int[0], Arrays.asList(1, null));
        System.out.println(zero + " " + zero.equals(new Everything()) + " " + zero.hashCode());
        System.out.println(one.toString().replaceAll("\\[I@[0-9a-f]+", "array") + " " + one.equals(new Everything(one.z, one.b, one.s, one.c, one.i, one.l, one.f, one.d, one.t, one.a, one.list)) + one.equals(new Everything(one.z, one.b, one.s, one.c, one.i, one.l, one.f, 0.0, one.t, one.a, one.list))
                + one.equals(new Everything(one.z, one.b, one.s, one.c, one.i, one.l, one.f, one.d, one.t, new int[0], one.list)));
        Cell<String> cell = Cell.of("b", "q", "a");
        System.out.println(cell + " " + cell.largest() + " " + cell.equals(Cell.of("b", "q", "a")) + " " + (cell.hashCode() == Cell.of("b", "q", "a").hashCode()) + Cell.<Integer>of());
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + new Empty().hashCode() + " " + new Empty().equals(null));
        OwnMethods own = new OwnMethods("Name", 2);
        System.out.println(own + " " + own.equals(new OwnMethods("NAME", 3)) + " " + own.hits() + " " + Set.of(own).contains(new OwnMethods("name", 0)) + (own instanceof OwnMethods(_, int h) ? h : -1));
        List<Point> points = new ArrayList<>();
        int state = 7;
        for (int i = 0; i < 200; i++) {
            state = state * 1103515245 + 12345;
            points.add(new Point((state >>> 16) % 40, (state >>> 8 & 0xff) % 40));
        }
        System.out.println(hull(points).size() + " " + hull(points));
        Map<Object, String> map = new HashMap<>();
        map.put(new Point(1, 2), "point");
        map.put(List.of(1.0, 2.0), "list");
        record Local(Object a, Object b) {}
        map.put(new Local(1.0, 2.0), "local");
        System.out.println(map.get(new Point(1, 2)) + map.get(new Local(1.0, 2.0)) + map.get(new Local(1, 2)) + Objects.hash(1.0, 2.0));
        Local recursive = new Local(new Object[0].length, new Local(null, "x"));
        System.out.println(recursive + " " + recursive.hashCode());
    }
}
