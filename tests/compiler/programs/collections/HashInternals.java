// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class HashInternals {
    static final class Key {
        static int equalsCalls;
        final int id;
        final int hash;

        Key(int id, int hash) {
            this.id = id;
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object o) {
            equalsCalls++;
            return o instanceof Key k && k.id == id;
        }

        @Override
        public String toString() {
            return "k" + id;
        }
    }

    static final class Ordered implements Comparable<Ordered> {
        static int compareCalls;
        final String s;

        Ordered(String s) {
            this.s = s;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Ordered other && other.s.equals(s);
        }

        @Override
        public int compareTo(Ordered o) {
            compareCalls++;
            return s.compareTo(o.s);
        }
    }

    public static void main(String[] args) {
        Map<Key, Integer> map = new HashMap<>(16);
        for (int i = 0; i < 12; i++) {
            map.put(new Key(i, i % 3 << 16), i);
        }
        System.out.println(map + " " + map.get(new Key(7, 1 << 16)) + map.get(new Key(7, 0)) + map.size());
        Map<Ordered, Integer> tree = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            tree.put(new Ordered("s" + i), i);
        }
        int sum = 0;
        for (int i = 0; i < 120; i++) {
            sum += tree.getOrDefault(new Ordered("s" + i), -1000);
        }
        for (int i = 0; i < 95; i++) {
            tree.remove(new Ordered("s" + i));
        }
        System.out.println(sum + " " + tree.size() + " " + (Ordered.compareCalls > 0) + tree.containsKey(new Ordered("s97")) + tree.values());
        List<Integer> order = new ArrayList<>();
        HashMap<Integer, String> ints = new HashMap<>();
        for (int i : new int[] {100, 17, 33, 1, 65536, -1, 16, 0, 48, 1 << 20}) {
            ints.put(i, "v" + i);
        }
        ints.forEach((k, v) -> order.add(k));
        System.out.println(order);
        for (int i = 0; i < 60; i++) {
            ints.put(i * 1000, "w");
        }
        order.clear();
        order.addAll(ints.keySet());
        System.out.println(order.hashCode() + " " + ints.size());
        HashSet<List<Integer>> mutable = new HashSet<>();
        List<Integer> key = new ArrayList<>(Arrays.asList(1, 2));
        mutable.add(key);
        key.add(3);
        System.out.println(mutable.contains(key) + " " + mutable.contains(List.of(1, 2)) + mutable.size() + mutable.iterator().next());
        Map<String, Integer> a = new LinkedHashMap<>();
        Map<String, Integer> b = new HashMap<>();
        for (String s : "x y z".split(" ")) {
            a.put(s, s.hashCode());
        }
        b.putAll(a);
        System.out.println(a.equals(b) + " " + (a.hashCode() == b.hashCode()) + a.entrySet().equals(b.entrySet()) + a.keySet().equals(b.keySet()) + a.entrySet().iterator().next().hashCode());
        HashMap<String, Integer> sized = new HashMap<>(1000);
        HashMap<String, Integer> tiny = HashMap.newHashMap(1);
        for (int i = 0; i < 20; i++) {
            sized.put("k" + i, i);
            tiny.put("k" + i, i);
        }
        System.out.println(sized.keySet().equals(tiny.keySet()) + " " + new ArrayList<>(sized.keySet()).subList(0, 5) + new ArrayList<>(tiny.keySet()).subList(0, 5));
    }
}
