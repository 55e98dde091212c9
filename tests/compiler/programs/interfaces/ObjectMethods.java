// SPDX-License-Identifier: Apache-2.0
package interfaces;

public class ObjectMethods {
    interface Marker {}

    interface Equal {
        boolean equals(Object o);

        int hashCode();

        String toString();
    }

    static class P implements Equal, Marker {
        final int v;

        P(int v) {
            this.v = v;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof P p && p.v == v;
        }

        @Override
        public int hashCode() {
            return v * 31;
        }

        @Override
        public String toString() {
            return "P" + v;
        }
    }

    static class Default implements Marker {}

    public static void main(String[] args) {
        Equal e = new P(5);
        Marker m = (Marker) e;
        System.out.println(e.equals(new P(5)) + " " + e.hashCode() + " " + e + " " + m + " " + m.equals(new P(6)) + " " + m.hashCode() + " " + m.getClass().getName());
        Marker d1 = new Default();
        Marker d2 = new Default();
        System.out.println(d1.equals(d1) + " " + d1.equals(d2) + " " + (d1.hashCode() == d1.hashCode()) + " " + (d1.hashCode() == System.identityHashCode(d1)));
        String s = d1.toString();
        System.out.println(s.startsWith("interfaces.ObjectMethods$Default@") + " " + s.equals("interfaces.ObjectMethods$Default@" + Integer.toHexString(d1.hashCode())));
        Runnable r = () -> {};
        System.out.println(r.equals(r) + " " + (r.getClass() == r.getClass()) + " " + r.toString().contains("Lambda"));
        int[] a = {1};
        System.out.println(a.equals(a) + " " + a.equals(new int[] {1}) + " " + (a.hashCode() == System.identityHashCode(a)) + " " + a.getClass().getName() + " " + a.toString().startsWith("[I@"));
        CharSequence cs = "text";
        Comparable<String> c = "text";
        System.out.println(cs.equals(c) + " " + (cs.hashCode() == c.hashCode()) + " " + cs.toString() + c.getClass().getSimpleName());
        int before = System.identityHashCode(e);
        for (int i = 0; i < 10; i++) {
            byte[] garbage = new byte[100_000];
            if (garbage.length + System.identityHashCode(garbage) == 0) {
                System.out.println("unlikely");
            }
        }
        System.out.println(before == System.identityHashCode(e));
        System.out.println(System.identityHashCode(null));
        int distinct = 0;
        java.util.Set<Integer> hashes = new java.util.HashSet<>();
        Object[] keep = new Object[200];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = new Object();
            hashes.add(keep[i].hashCode());
        }
        System.out.println(hashes.size() > 150);
    }
}
