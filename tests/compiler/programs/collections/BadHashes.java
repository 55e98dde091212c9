// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

public class BadHashes {
    // Keys that all collide: bins become trees and lists again; comparable or not, with equals that never or always agrees.
    record Colliding(int id) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    record Ordered(int id) implements Comparable<Ordered> {
        static int comparisons;

        @Override
        public int hashCode() {
            return id & 1;
        }

        @Override
        public int compareTo(Ordered other) {
            comparisons++;
            return Integer.compare(id, other.id);
        }
    }

    static final class NeverEqual {
        @Override
        public boolean equals(Object other) {
            return false;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    static class Mutable {
        int value;

        Mutable(int value) {
            this.value = value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mutable m && m.value == value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    public static void main(String[] args) {
        Map<Colliding, Integer> map = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            map.merge(new Colliding(i % 200), i, Integer::sum);
        }
        long sum = 0;
        for (int i = 0; i < 220; i++) {
            sum += map.getOrDefault(new Colliding(i), -1);
        }
        System.out.println(map.size() + " " + sum);
        for (int i = 0; i < 195; i++) {
            map.remove(new Colliding(i));
        }
        System.out.println(map.size() + " " + map.get(new Colliding(197)) + " " + map.containsKey(new Colliding(3)));
        map.put(null, -5);
        map.compute(new Colliding(199), (_, v) -> v == null ? 0 : null);
        System.out.println(map.get(null) + " " + map.size());

        Map<Ordered, String> ordered = new LinkedHashMap<>();
        for (int i = 400; i > 0; i--) {
            ordered.put(new Ordered(i * 37 % 401), "n" + i);
        }
        int before = Ordered.comparisons;
        for (int i = 0; i <= 401; i++) {
            ordered.get(new Ordered(i));
        }
        System.out.println(ordered.size() + " " + (Ordered.comparisons > before) + " " + ordered.entrySet().iterator().next());
        ordered.keySet().removeIf(key -> key.id % 10 != 0);
        System.out.println(ordered.size() + " " + ordered.keySet().stream().mapToInt(Ordered::id).limit(5).boxed().toList());

        Set<Object> strange = new HashSet<>();
        NeverEqual same = new NeverEqual();
        System.out.println(strange.add(same) + " " + strange.add(same) + " " + strange.contains(same) + " " + strange.contains(new NeverEqual()) + " " + strange.size());
        Set<Mutable> lost = new HashSet<>();
        Mutable m = new Mutable(1);
        lost.add(m);
        m.value = 2;
        System.out.println(lost.contains(m) + " " + lost.contains(new Mutable(1)) + " " + lost.remove(m) + " " + lost.add(m) + " " + lost.size());
        System.out.println(lost.equals(Set.of(new Mutable(2))) + " " + lost.stream().distinct().count());
        Map<Float, String> floats = new HashMap<>(Map.of(0f, "plus", -0f, "minus", Float.NaN, "nan"));
        System.out.println(floats.get(0f) + floats.get(-0f) + floats.get(Float.intBitsToFloat(0x7fc00001)) + floats.get(0f / 0f));
        Map<Object, Integer> numbers = new HashMap<>();
        numbers.put(1, 1);
        numbers.put(1L, 2);
        numbers.put((short) 1, 3);
        numbers.put('\1', 4);
        numbers.put(1.0, 5);
        numbers.put(true, 6);
        System.out.println(numbers.size() + " " + numbers.get(1) + numbers.get(1L) + numbers.get((byte) 1) + numbers.get((char) 1));
    }
}
