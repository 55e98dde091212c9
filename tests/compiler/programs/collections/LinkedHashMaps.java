// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

public class LinkedHashMaps {
    static class Lru<K, V> extends LinkedHashMap<K, V> {
        private final int limit;

        Lru(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }
    }

    public static void main(String[] args) {
        LinkedHashMap<String, Integer> map = new LinkedHashMap<>();
        for (String s : "the quick brown fox jumps over the lazy dog".split(" ")) {
            map.merge(s, s.length(), Integer::sum);
        }
        System.out.println(map);
        map.remove("fox");
        map.put("quick", 0);
        map.put("fox", 1);
        System.out.println(map + " " + map.keySet() + map.values() + map.entrySet());
        System.out.println(map.firstEntry() + " " + map.lastEntry() + " " + map.pollFirstEntry() + map.pollLastEntry() + map.reversed());
        map.putFirst("zero", 0);
        map.putLast("quick", 5);
        System.out.println(map + " " + map.sequencedKeySet().reversed() + map.sequencedValues().getFirst());
        Lru<Integer, String> lru = new Lru<>(4);
        for (int i = 0; i < 6; i++) {
            lru.put(i, "v" + i);
        }
        System.out.println(lru);
        lru.get(3);
        lru.getOrDefault(2, "");
        lru.containsKey(4);
        lru.put(9, "nine");
        System.out.println(lru + " " + lru.get(4));
        lru.putIfAbsent(5, "x");
        lru.compute(2, (k, v) -> v + "!");
        System.out.println(lru);
        Iterator<Integer> it = lru.keySet().iterator();
        it.next();
        it.remove();
        System.out.println(lru);
        SequencedMap<String, Integer> ordered = new LinkedHashMap<>(Map.of("only", 1));
        ordered.reversed().put("two", 2);
        System.out.println(ordered);
        LinkedHashSet<String> set = new LinkedHashSet<>(List.of("c", "a", "b", "d"));
        set.add("a");
        set.remove("c");
        set.add("c");
        set.addFirst("z");
        set.addLast("a");
        System.out.println(set + " " + set.getFirst() + set.getLast() + set.reversed() + set.removeFirst() + set.size());
        set.retainAll(List.of("a", "d", "q"));
        System.out.println(set);
        int n = 0;
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            e.setValue(n++);
        }
        System.out.println(map + " " + map.containsValue(3));
        map.forEach((k, v) -> System.out.print(k + v + " "));
        map.clear();
        System.out.println(map.size());
    }
}
