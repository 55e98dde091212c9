// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

public class Records {
    record Empty() {}

    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);
        static int made;

        Point {
            made++;
            if (x < -100) {
                throw new IllegalArgumentException("x " + x);
            }
            x = Math.min(x, 100);
        }

        Point(int both) {
            this(both, both);
        }

        double length() {
            return Math.sqrt(x * x + y * y);
        }

        Point plus(Point o) {
            return new Point(x + o.x, y + o.y());
        }

        static Point parse(String s) {
            String[] p = s.split(",");
            return new Point(Integer.parseInt(p[0]), Integer.parseInt(p[1]));
        }
    }

    record All(byte b, short s, char c, int i, long l, float f, double d, boolean z, String t, int[] a, List<?> list) {}

    record Range<T extends Comparable<T>>(T low, T high) implements Comparable<Range<T>> {
        Range {
            if (low.compareTo(high) > 0) {
                T t = low;
                low = high;
                high = t;
            }
        }

        boolean contains(T t) {
            return low.compareTo(t) <= 0 && t.compareTo(high) <= 0;
        }

        public int compareTo(Range<T> o) {
            return low.compareTo(o.low);
        }
    }

    record Custom(String name, int[] data) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Custom(String n, int[] d) && n.equals(name) && Arrays.equals(d, data);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(data));
        }

        @Override
        public String toString() {
            return name + Arrays.toString(data);
        }

        @Override
        public int[] data() {
            return data.clone();
        }
    }

    public static void main(String[] args) {
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + new Empty().hashCode());
        Point p = new Point(3, 4);
        System.out.println(p + " " + p.x() + p.y() + p.length() + p.equals(new Point(3, 4)) + p.equals(null) + p.equals("p") + (p.hashCode() == new Point(3, 4).hashCode()) + p.hashCode());
        System.out.println(new Point(500, 1) + " " + new Point(7) + p.plus(Point.ORIGIN).plus(p) + Point.parse("5,-6") + Point.made);
        try {
            new Point(-101, 0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int[] array = {1};
        All a = new All((byte) -1, (short) 2, 'c', 4, 1L << 40, 1.5f, -0.0, true, "t", array, List.of(1));
        All b = new All((byte) -1, (short) 2, 'c', 4, 1L << 40, 1.5f, 0.0, true, "t", array, new ArrayList<>(List.of(1)));
        System.out.println(a.equals(b) + " " + a.equals(new All((byte) -1, (short) 2, 'c', 4, 1L << 40, 1.5f, -0.0, true, "t", array, new ArrayList<>(List.of(1)))));
        System.out.println(a.toString().replaceAll("\\[I@[0-9a-f]+", "[I@") + " " + new All((byte) 0, (short) 0, '0', 0, 0, Float.NaN, Double.NaN, false, null, null, null));
        System.out.println(new All((byte) 1, (short) 2, 'c', 4, 5, Float.NaN, Double.NaN, false, null, null, null).equals(new All((byte) 1, (short) 2, 'c', 4, 5, 0f / 0, 0.0 / 0, false, null, null, null)));
        System.out.println(new All((byte) 1, (short) 2, 'c', 4, 5, 1.5f, 2.5, false, "x", null, null).hashCode());
        Range<String> r = new Range<>("z", "a");
        System.out.println(r + " " + r.contains("m") + r.contains("zz") + r.compareTo(new Range<>("b", "c")) + new Range<>(5, 1).equals(new Range<>(1, 5)));
        Custom c = new Custom("c", new int[] {1, 2});
        System.out.println(c + " " + c.equals(new Custom("c", new int[] {1, 2})) + c.hashCode() + (c.data() == c.data()) + new HashSet<>(List.of(c)).contains(new Custom("c", new int[] {1, 2})));
        record Local(Point at, Local next) {
            int depth() {
                return next == null ? 1 : 1 + next.depth();
            }
        }
        Local l = new Local(p, new Local(null, new Local(new Point(1), null)));
        System.out.println(l + " " + l.depth() + l.next().next().at().x());
    }
}
