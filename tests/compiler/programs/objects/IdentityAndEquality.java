// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

public class IdentityAndEquality {
    static class Symmetric {
        final int x;

        Symmetric(int x) {
            this.x = x;
        }

        @Override
        public boolean equals(Object o) {
            return o != null && o.getClass() == getClass() && ((Symmetric) o).x == x;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x);
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + x;
        }
    }

    static class Sub extends Symmetric implements Cloneable {
        int[] shared = {1, 2};
        Object self = this;

        Sub(int x) {
            super(x);
        }

        @Override
        public Sub clone() {
            try {
                return (Sub) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static class NotCloneable {
        Object copy() throws CloneNotSupportedException {
            return clone();
        }
    }

    public static void main(String[] args) {
        Symmetric a = new Symmetric(1);
        Sub s = new Sub(1);
        System.out.println(a.equals(s) + " " + s.equals(a) + " " + a.equals(new Symmetric(1)) + " " + a.equals(null) + " " + (a.hashCode() == s.hashCode()));
        Sub c = s.clone();
        c.shared[0] = 99;
        System.out.println(c + " " + (c != s) + (c.getClass() == Sub.class) + s.shared[0] + (c.self == s) + c.equals(s));
        try {
            new NotCloneable().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println(e.getMessage());
        }
        Object plain = new Object();
        int identity = System.identityHashCode(plain);
        byte[][] garbage = new byte[200][];
        for (int i = 0; i < 2000; i++) {
            garbage[i % 200] = new byte[1000];
        }
        System.out.println((identity == plain.hashCode()) + " " + (identity == System.identityHashCode(plain)) + " " + System.identityHashCode(null) + " " + (System.identityHashCode(a) != a.hashCode()) + " " + plain.toString().startsWith("java.lang.Object@"));
        Integer small1 = 127, small2 = 127, large1 = 128, large2 = 128;
        Long l1 = -128L, l2 = -128L;
        Character c1 = 127, c2 = 127;
        Boolean t = Boolean.valueOf("true");
        System.out.println((small1 == small2) + " " + (large1 == large2) + " " + large1.equals(large2) + " " + (l1 == l2) + (c1 == c2) + (t == Boolean.TRUE) + " " + small1.equals(127L) + " " + new ArrayList<>(List.of(1L)).contains(1));
        String literal = "literal";
        String built = "lit" + args.length;
        built = built.substring(0, 3) + "eral";
        System.out.println((literal == "lit" + "eral") + " " + (literal == built) + " " + (literal == built.intern()) + " " + (built.toString() == built) + " " + (built.substring(0) == built) + " " + (literal.concat("") == literal) + (literal.trim() == literal) + (literal.replace('z', 'y') == literal));
        Map<String, Integer> byIdentity = new IdentityHashMap<>();
        byIdentity.put(literal, 1);
        byIdentity.put(built, 2);
        byIdentity.put(new String(literal), 3);
        System.out.println(byIdentity.size() + " " + byIdentity.get("literal") + " " + byIdentity.get(built) + " " + new HashMap<>(byIdentity).size());
        System.out.println(Objects.equals(null, null) + " " + Objects.deepEquals(new int[][] {{1}}, new int[][] {{1}}) + Objects.equals(new int[0], new int[0]) + " " + Objects.hash() + " " + Objects.hash((Object) null) + " " + Objects.hash(1, null, "x") + " " + Objects.hashCode(null) + Objects.toString(null, "none")
                + Objects.requireNonNullElse(null, 5) + Objects.checkIndex(2, 3) + Objects.compare(1, 2, Integer::compare));
        try {
            Objects.checkFromIndexSize(3, Integer.MAX_VALUE, 10);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            Objects.requireNonNull(null, () -> "supplied " + a);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Arrays.asList(1, 2).hashCode() + " " + List.of(1, 2).equals(Arrays.asList(1, 2)) + " " + Map.of("a", 1).hashCode() + " " + Map.entry("a", 1).equals(new java.util.AbstractMap.SimpleEntry<>("a", 1)) + " " + Boolean.hashCode(true) + Double.hashCode(-0.0) + Float.hashCode(1.5f) + Long.hashCode(-1L) + Character.hashCode('x'));
    }
}
