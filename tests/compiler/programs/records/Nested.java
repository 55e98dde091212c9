// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Nested {
    record Pair<A, B>(A first, B second) {
        static <T> Pair<T, T> twin(T t) {
            return new Pair<>(t, t);
        }

        <C> Pair<C, B> withFirst(C c) {
            return new Pair<>(c, second);
        }
    }

    record Version(int major, int minor, int... rest) implements Comparable<Version> {
        private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major).thenComparingInt(Version::minor).thenComparingInt(v -> v.rest.length);

        static Version parse(String s) {
            String[] p = s.split("\\.");
            int[] rest = new int[Math.max(0, p.length - 2)];
            for (int i = 2; i < p.length; i++) {
                rest[i - 2] = Integer.parseInt(p[i]);
            }
            return new Version(Integer.parseInt(p[0]), Integer.parseInt(p[1]), rest);
        }

        @Override
        public int compareTo(Version o) {
            return ORDER.compare(this, o);
        }

        @Override
        public String toString() {
            StringBuilder sb = new StringBuilder().append(major).append('.').append(minor);
            for (int r : rest) {
                sb.append('.').append(r);
            }
            return sb.toString();
        }
    }

    record Tree(int value, Tree left, Tree right) {
        static Tree of(int... values) {
            Tree t = null;
            for (int v : values) {
                t = insert(t, v);
            }
            return t;
        }

        static Tree insert(Tree t, int v) {
            return switch (t) {
                case null -> new Tree(v, null, null);
                case Tree(int x, Tree l, Tree r) when v < x -> new Tree(x, insert(l, v), r);
                case Tree(int x, Tree l, Tree r) when v > x -> new Tree(x, l, insert(r, v));
                case Tree same -> same;
            };
        }

        static int depth(Tree t) {
            return t instanceof Tree(int _, Tree l, Tree r) ? 1 + Math.max(depth(l), depth(r)) : 0;
        }

        static int sum(Tree t) {
            return t instanceof Tree(var v, var l, var r) ? v + sum(l) + sum(r) : 0;
        }
    }

    interface HasName {
        String name();

        default String hello() {
            return "hello " + name();
        }
    }

    record Named(String name, int... codes) implements HasName {}

    record Wide(long a, double b, float c, byte d, short e, char f, boolean g, Object h) {}

    public static void main(String[] args) {
        Pair<String, Pair<Integer, List<String>>> p = new Pair<>("k", new Pair<>(1, List.of("a", "b")));
        System.out.println(p + " " + p.withFirst(2.5).equals(new Pair<>(2.5, p.second())) + Pair.twin('x') + p.hashCode());
        if (p instanceof Pair<String, Pair<Integer, List<String>>>(var s, Pair<Integer, List<String>>(Integer i, List<String> l)) && l.size() > i) {
            System.out.println(s + i + l);
        }
        List<Version> versions = new ArrayList<>();
        for (String v : "1.10 1.2 0.9.1 1.2.0 2.0".split(" ")) {
            versions.add(Version.parse(v));
        }
        versions.sort(null);
        System.out.println(versions + " " + versions.getLast().equals(Version.parse("2.0")) + (versions.get(0).rest() == versions.get(0).rest));
        Tree t = Tree.of(50, 20, 80, 10, 30, 20, 99, 5);
        System.out.println(t + " " + Tree.depth(t) + " " + Tree.sum(t) + " " + t.equals(Tree.of(50, 20, 80, 10, 30, 99, 5)) + " " + t.hashCode());
        System.out.println(new Named("n", 1, 2).hello() + new Named("m").codes().length);
        Map<Pair<Integer, Integer>, String> grid = new HashMap<>();
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                grid.put(new Pair<>(x, y), "" + x * y);
            }
        }
        System.out.println(grid.get(new Pair<>(3, 2)) + grid.get(new Pair<>(9, 9)) + grid.size());
        System.out.println(new Wide(1L << 40, -0.0, 1.5f, (byte) -1, (short) -2, 'w', true, null) + " " + new Wide(1, 2, 3, (byte) 4, (short) 5, 'f', false, "h").hashCode() + new Wide(0, 0.0, 0f, (byte) 0, (short) 0, '0', false, null).equals(new Wide(0, -0.0, 0f, (byte) 0, (short) 0, '0', false, null)));
        Map<Version, Integer> sorted = new TreeMap<>(Comparator.reverseOrder());
        versions.forEach(v -> sorted.merge(v, 1, Integer::sum));
        System.out.println(sorted);
    }
}
