// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

public class TreeMaps {
    public static void main(String[] args) {
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            map.put(i * 17 % 41, "v" + i);
        }
        System.out.println(map);
        System.out.println(map.firstKey() + " " + map.lastKey() + " " + map.floorKey(17) + " " + map.ceilingKey(41) + " " + map.lowerKey(0) + " " + map.higherKey(3) + " " + map.firstEntry() + " " + map.floorEntry(-1) + " " + map.ceilingEntry(5));
        for (int i = 0; i < 41; i += 2) {
            map.remove(i);
        }
        System.out.println(map);
        NavigableMap<Integer, String> sub = map.subMap(5, true, 15, true);
        System.out.println(sub + " " + sub.firstKey() + sub.lastEntry() + sub.size() + sub.containsKey(17) + sub.lowerKey(5) + sub.floorKey(100));
        sub.put(10, "ten");
        sub.remove(7);
        System.out.println(map.get(10) + map.get(7) + " " + sub.descendingMap() + " " + map.headMap(9) + " " + map.tailMap(33) + " " + map.headMap(9, true).size() + map.tailMap(33, false).size());
        try {
            sub.put(16, "out");
        } catch (IllegalArgumentException e) {
            System.out.println("range " + e.getMessage());
        }
        System.out.println(map.pollFirstEntry() + " " + map.pollLastEntry() + " " + map.descendingKeySet() + map.navigableKeySet().headSet(12));
        sub.clear();
        System.out.println(map.size() + " " + map);
        TreeMap<String, Integer> reverse = new TreeMap<>(Comparator.reverseOrder());
        for (String s : "pear apple fig banana cherry apple".split(" ")) {
            reverse.merge(s, 1, Integer::sum);
        }
        System.out.println(reverse + " " + reverse.firstKey() + reverse.headMap("c") + reverse.tailMap("c") + (reverse.comparator() == null));
        TreeMap<String, Integer> ignoring = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoring.put("Key", 1);
        ignoring.put("KEY", 2);
        ignoring.put("a", 3);
        System.out.println(ignoring + " " + ignoring.get("key"));
        TreeMap<Integer, Integer> random = new TreeMap<>();
        long seed = 99;
        long hash = 0;
        for (int i = 0; i < 3000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            int k = (int) (seed >>> 40) % 500;
            if ((seed & 0x10000) == 0) {
                random.remove(k);
            } else {
                random.put(k, i);
            }
            Map.Entry<Integer, Integer> e = random.ceilingEntry(k);
            hash = hash * 31 + (e == null ? -1 : e.getKey() * 7 + e.getValue()) + random.size();
        }
        System.out.println(random.size() + " " + hash + " " + random.hashCode());
        try {
            new TreeMap<String, String>().firstKey();
        } catch (NoSuchElementException e) {
            System.out.println("empty");
        }
        try {
            map.put(null, "x");
        } catch (NullPointerException e) {
            System.out.println("null key");
        }
        try {
            new TreeMap<Object, String>().put(new Object(), "x");
        } catch (ClassCastException e) {
            System.out.println("not comparable");
        }
        for (Map.Entry<Integer, String> e : map.entrySet()) {
            e.setValue(e.getValue().toUpperCase(java.util.Locale.ROOT));
        }
        System.out.println(map + " " + map.equals(new TreeMap<>(map)) + " " + map.firstEntry().getClass().getSimpleName().isEmpty());
        map.entrySet().removeIf(e -> e.getKey() > 25);
        System.out.println(map.computeIfAbsent(2, k -> "two") + map.merge(2, "+", String::concat) + map.putIfAbsent(2, "no") + map);
    }
}
