// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

public class Multimaps {
    static class Multimap<K, V> implements Iterable<Map.Entry<K, V>> {
        private final Map<K, Collection<V>> map;
        private final Supplier<? extends Collection<V>> maker;

        Multimap(Map<K, Collection<V>> map, Supplier<? extends Collection<V>> maker) {
            this.map = map;
            this.maker = maker;
        }

        boolean put(K k, V v) {
            return map.computeIfAbsent(k, x -> maker.get()).add(v);
        }

        boolean remove(K k, V v) {
            Collection<V> c = map.get(k);
            boolean removed = c != null && c.remove(v);
            if (removed && c.isEmpty()) {
                map.remove(k);
            }
            return removed;
        }

        int size() {
            int n = 0;
            for (Collection<V> c : map.values()) {
                n += c.size();
            }
            return n;
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            List<Map.Entry<K, V>> all = new ArrayList<>();
            map.forEach((k, c) -> c.forEach(v -> all.add(Map.entry(k, v))));
            return all.iterator();
        }

        Multimap<V, K> inverted() {
            Multimap<V, K> r = new Multimap<>(new TreeMap<>(), TreeSet::new);
            for (Map.Entry<K, V> e : this) {
                r.put(e.getValue(), e.getKey());
            }
            return r;
        }
    }

    static class Counter<T> {
        private final Map<T, int[]> counts = new LinkedHashMap<>();

        void add(T t) {
            counts.computeIfAbsent(t, k -> new int[1])[0]++;
        }

        List<Map.Entry<T, int[]>> top(int n) {
            return counts.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<T, int[]> e) -> -e.getValue()[0])).limit(n).toList();
        }
    }

    static class Disjoint {
        private final Map<Integer, Integer> parent = new HashMap<>();

        int find(int x) {
            int p = parent.getOrDefault(x, x);
            if (p != x) {
                p = find(p);
                parent.put(x, p);
            }
            return p;
        }

        boolean union(int a, int b) {
            a = find(a);
            b = find(b);
            return a != b && parent.put(a, b) == null | true;
        }
    }

    public static void main(String[] args) {
        Multimap<String, Integer> lists = new Multimap<>(new TreeMap<>(), ArrayList::new);
        Multimap<String, Integer> sets = new Multimap<>(new LinkedHashMap<>(), TreeSet::new);
        for (String s : "b1 a2 b3 c1 a2 b1 a9".split(" ")) {
            String k = s.substring(0, 1);
            int v = s.charAt(1) - '0';
            System.out.print(lists.put(k, v) + "" + sets.put(k, v) + " ");
        }
        System.out.println(lists.map + " " + sets.map + " " + lists.size() + sets.size());
        System.out.println(lists.remove("a", 2) + " " + lists.remove("c", 1) + lists.remove("c", 1) + lists.map + sets.inverted().map);
        Counter<Character> counter = new Counter<>();
        "the rain in spain stays mainly".chars().forEach(c -> counter.add((char) c));
        counter.top(4).forEach(e -> System.out.print(e.getKey() + "=" + e.getValue()[0] + " "));
        System.out.println();
        Disjoint d = new Disjoint();
        int joined = 0;
        for (int i = 0; i < 60; i++) {
            joined += d.union(i, i * 7 % 60) ? 1 : 0;
        }
        Set<Integer> roots = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            roots.add(d.find(i));
        }
        System.out.println(joined + " " + roots.size());
    }
}
