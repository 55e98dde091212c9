// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

public class HashMaps {
    record Bad(int v) implements Comparable<Bad> {
        @Override
        public int hashCode() {
            return 42;
        }

        public int compareTo(Bad o) {
            return Integer.compare(v, o.v);
        }
    }

    static class Worse {
        final int v;

        Worse(int v) {
            this.v = v;
        }

        @Override
        public int hashCode() {
            return v & 1;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Worse w && w.v == v;
        }
    }

    public static void main(String[] args) {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            map.put("key" + i, i);
        }
        System.out.println(map.size() + " " + map.get("key7") + " " + map.get("nokey") + " " + map.containsKey("key49") + " " + map.containsValue(50) + " " + map.put("key3", 300) + " " + map.put("new", 1) + " " + map.remove("key9") + " " + map.remove("key9"));
        System.out.println(new TreeMap<>(map));
        System.out.println(map);                              // string hashes are specified, so the order is fixed by the implementation
        map.put(null, -1);
        map.put("nullvalue", null);
        System.out.println(map.get(null) + " " + map.containsKey(null) + " " + map.get("nullvalue") + map.containsKey("nullvalue") + " " + map.getOrDefault("nullvalue", 5) + " " + map.getOrDefault("zz", 5));
        System.out.println(map.putIfAbsent("key1", 99) + " " + map.putIfAbsent("nullvalue", 99) + " " + map.get("nullvalue") + " " + map.computeIfAbsent("c", k -> k.length()) + " " + map.computeIfPresent("c", (k, v) -> null) + map.containsKey("c"));
        System.out.println(map.compute("key2", (k, v) -> v == null ? 0 : v * 10) + " " + map.compute("fresh", (k, v) -> v == null ? 7 : 8) + " " + map.merge("key4", 6, Integer::sum) + " " + map.merge("m", 6, Integer::sum) + " " + map.merge("m", 1, (a, b) -> null) + map.containsKey("m"));
        System.out.println(map.replace("key5", 55) + " " + map.replace("none", 1) + " " + map.replace("key5", 55, 56) + map.replace("key5", 55, 57) + " " + map.remove("key5", 1) + map.remove("key5", 56));
        int sum = 0;
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            sum += e.getValue();
            if (e.getValue() > 40) {
                e.setValue(e.getValue() - 1000);
            }
        }
        map.replaceAll((k, v) -> v * 2);
        for (int v : map.values()) {
            sum = sum * 31 + v;
        }
        System.out.println(sum + " " + map.hashCode());
        map.keySet().removeIf(k -> k == null || k.length() > 4);
        map.values().remove(2);
        map.entrySet().removeIf(e -> e.getValue() == 0);
        System.out.println(map + " " + map.equals(new HashMap<>(map)));
        Map<Bad, Integer> collisions = new HashMap<>();
        Map<Worse, Integer> unordered = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            collisions.put(new Bad(i * 7 % 200), i);
            unordered.put(new Worse(i), i);
        }
        for (int i = 0; i < 200; i += 3) {
            collisions.remove(new Bad(i));
            unordered.remove(new Worse(i));
        }
        int check = 0;
        for (int i = 0; i < 200; i++) {
            check += collisions.getOrDefault(new Bad(i), -1) + (unordered.containsKey(new Worse(i)) ? 1 : 0);
        }
        System.out.println(collisions.size() + " " + unordered.size() + " " + check + " " + collisions.keySet().iterator().next());
        Map<Object, String> mixed = new HashMap<>();
        mixed.put(1, "int");
        mixed.put(1L, "long");
        mixed.put('1', "char");
        mixed.put("1", "string");
        mixed.put(1.0, "double");
        mixed.put(new ArrayList<>(), "list");
        System.out.println(mixed.size() + mixed.get(1) + mixed.get(1L) + mixed.get(1.0) + mixed.get('1') + mixed.get(java.util.List.of()));
        HashMap<Integer, Integer> big = new HashMap<>(4, 0.5f);
        for (int i = 0; i < 5000; i++) {
            big.merge(i * i % 1009, 1, Integer::sum);
        }
        long h = 0;
        for (var e : big.entrySet()) {
            h = h * 31 + e.getKey() * 7 + e.getValue();
        }
        System.out.println(big.size() + " " + h);
        @SuppressWarnings("unchecked")
        Map<Integer, Integer> copy = (Map<Integer, Integer>) big.clone();
        big.clear();
        System.out.println(copy.size() + " " + big + big.isEmpty());
    }
}
