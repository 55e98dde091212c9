// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

public class CloneAndEquals {
    static class Shallow implements Cloneable {
        int a = 1;
        long wide = 1L << 40;
        byte b = 3;
        boolean z = true;
        char c = 'c';
        double d = 2.5;
        int[] array = {1, 2};
        List<String> list = new ArrayList<>(List.of("x"));
        Shallow self = this;

        @Override
        public Shallow clone() {
            try {
                return (Shallow) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static class Deep extends Shallow {
        final String name;

        Deep(String name) {
            this.name = name;
        }

        @Override
        public Deep clone() {
            Deep d = (Deep) super.clone();
            d.array = array.clone();
            d.list = new ArrayList<>(list);
            return d;
        }
    }

    static class Not {
        Object attempt() {
            try {
                return clone();
            } catch (CloneNotSupportedException e) {
                return e.getClass().getName();
            }
        }
    }

    static class Point {
        final int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object o) {
            if (this == o) {
                return true;
            }
            if (o == null || getClass() != o.getClass()) {
                return false;
            }
            Point p = (Point) o;
            return x == p.x && y == p.y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }
    }

    static class ColouredPoint extends Point {
        ColouredPoint(int x, int y) {
            super(x, y);
        }
    }

    public static void main(String[] args) {
        Shallow s = new Shallow();
        Shallow t = s.clone();
        t.a = 9;
        t.array[0] = 100;
        t.list.add("y");
        System.out.println(s.a + " " + t.a + " " + s.array[0] + s.list + (s.array == t.array) + (t.self == s) + t.wide + t.b + t.z + t.c + t.d);
        Deep d = new Deep("deep");
        Deep e = d.clone();
        e.array[0] = 50;
        e.list.clear();
        System.out.println(d.array[0] + " " + d.list + e.name + e.getClass().getSimpleName() + (e.name == d.name));
        System.out.println(new Not().attempt());
        Point p = new Point(1, 2);
        System.out.println(p.equals(new Point(1, 2)) + " " + p.equals(new ColouredPoint(1, 2)) + new ColouredPoint(1, 2).equals(p) + p.equals(null) + p.hashCode() + " " + Objects.equals(p, null) + Objects.hashCode(null) + Objects.hash(1, "a", null));
        int[][] a = {{1}, {2}};
        int[][] b = a.clone();
        b[0][0] = 7;
        Object o = a;
        System.out.println(a[0][0] + " " + (a.getClass() == b.getClass()) + Arrays.deepToString((int[][]) o));
        String[] strings = {"p", "q"};
        String[] copy = strings.clone();
        copy[0] = "z";
        System.out.println(strings[0] + copy[0] + new long[] {5}.clone()[0] + new char[] {'k'}.clone()[0] + new boolean[] {true}.clone()[0]);
        System.out.println(Objects.toString(null) + Objects.toString(null, "def") + Objects.requireNonNullElse(null, 5) + Objects.compare(1, 2, Integer::compare) + Objects.isNull(null) + Objects.nonNull(null) + Objects.deepEquals(new int[] {1}, new int[] {1}) + Objects.checkIndex(2, 3));
    }
}
