// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Immutables {
    static final class Vector3 {
        static final Vector3 ZERO = new Vector3(0, 0, 0);
        final double x;
        final double y;
        final double z;

        Vector3(double x, double y, double z) {
            this.x = x;
            this.y = y;
            this.z = z;
        }

        Vector3 plus(Vector3 o) {
            return this == ZERO ? o : o == ZERO ? this : new Vector3(x + o.x, y + o.y, z + o.z);
        }

        Vector3 times(double f) {
            return new Vector3(x * f, y * f, z * f);
        }

        double dot(Vector3 o) {
            return x * o.x + y * o.y + z * o.z;
        }

        Vector3 cross(Vector3 o) {
            return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Vector3 v && Double.compare(x, v.x) == 0 && Double.compare(y, v.y) == 0 && Double.compare(z, v.z) == 0;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(new double[] {x, y, z});
        }

        @Override
        public String toString() {
            return "(" + x + ", " + y + ", " + z + ")";
        }
    }

    static final class Persistent<K extends Comparable<K>, V> {
        private final K key;
        private final V value;
        private final Persistent<K, V> left;
        private final Persistent<K, V> right;

        private Persistent(K key, V value, Persistent<K, V> left, Persistent<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
        }

        static <K extends Comparable<K>, V> Persistent<K, V> put(Persistent<K, V> t, K k, V v) {
            if (t == null) {
                return new Persistent<>(k, v, null, null);
            }
            int c = k.compareTo(t.key);
            return c == 0 ? new Persistent<>(k, v, t.left, t.right) : c < 0 ? new Persistent<>(t.key, t.value, put(t.left, k, v), t.right) : new Persistent<>(t.key, t.value, t.left, put(t.right, k, v));
        }

        static <K extends Comparable<K>, V> V get(Persistent<K, V> t, K k) {
            while (t != null) {
                int c = k.compareTo(t.key);
                if (c == 0) {
                    return t.value;
                }
                t = c < 0 ? t.left : t.right;
            }
            return null;
        }

        static int size(Persistent<?, ?> t) {
            return t == null ? 0 : 1 + size(t.left) + size(t.right);
        }
    }

    static final class Builder {
        private final Map<String, Object> values = new HashMap<>();
        private final List<String> flags = new ArrayList<>();

        Builder with(String k, Object v) {
            values.put(k, v);
            return this;
        }

        Builder flag(String f) {
            flags.add(f);
            return this;
        }

        List<Object> build() {
            return Collections.unmodifiableList(new ArrayList<>(List.of(new java.util.TreeMap<>(values), List.copyOf(flags))));
        }
    }

    public static void main(String[] args) {
        Vector3 a = new Vector3(1, 2, 3);
        Vector3 b = new Vector3(-1, 0.5, 2);
        System.out.println(a.plus(b) + " " + a.dot(b) + " " + a.cross(b) + " " + a.cross(a) + " " + (a.plus(Vector3.ZERO) == a) + a.times(2).equals(a.plus(a)) + a.hashCode() + " " + new Vector3(0.0, 0, 0).equals(new Vector3(-0.0, 0, 0)) + new Vector3(Double.NaN, 0, 0).equals(new Vector3(Double.NaN, 0, 0)));
        List<Persistent<String, Integer>> versions = new ArrayList<>();
        Persistent<String, Integer> t = null;
        for (String k : "m f t b h m".split(" ")) {
            t = Persistent.put(t, k, versions.size());
            versions.add(t);
        }
        for (Persistent<String, Integer> v : versions) {
            System.out.print(Persistent.size(v) + "" + Persistent.get(v, "m") + Persistent.get(v, "h") + " ");
        }
        System.out.println((versions.get(5).left == versions.get(4).left) + " " + (versions.get(4).right == versions.get(3).right));
        Builder builder = new Builder().with("x", 1).flag("f").with("y", List.of(2));
        List<Object> built = builder.build();
        builder.with("x", 99).flag("g");
        System.out.println(built + " " + builder.build());
    }
}
