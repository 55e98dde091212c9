// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

public class Navigation {
    static String show(NavigableMap<Integer, String> m) {
        StringBuilder sb = new StringBuilder(m.toString());
        for (int k : new int[] {-1, 10, 15, 20, 99}) {
            sb.append(' ').append(m.floorKey(k)).append(m.ceilingKey(k)).append(m.lowerKey(k)).append(m.higherKey(k));
        }
        return sb.append(' ').append(m.isEmpty() ? "empty" : m.firstKey() + ".." + m.lastKey()).append(m.size()).toString();
    }

    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("ok");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        TreeMap<Integer, String> m = new TreeMap<>();
        for (int i = 0; i <= 50; i += 5) {
            m.put(i, "v" + i);
        }
        System.out.println(show(m));
        NavigableMap<Integer, String> sub = m.subMap(10, false, 40, true);
        System.out.println(show(sub));
        System.out.println(show(sub.descendingMap()));
        System.out.println(show(sub.headMap(30, true).tailMap(20, false)));
        System.out.println(show(m.descendingMap().subMap(45, true, 15, false)));
        System.out.println(show(m.headMap(0, false)) + show(m.tailMap(50, true)));
        attempt(() -> sub.put(10, "x"));
        attempt(() -> sub.put(11, "x"));
        attempt(() -> sub.subMap(5, 20));
        attempt(() -> sub.subMap(30, 20));
        attempt(() -> m.subMap(20, true, 20, true).clear());
        attempt(() -> m.headMap(-5).firstKey());
        attempt(() -> sub.pollFirstEntry().setValue("y"));
        System.out.println(sub + " " + m.containsKey(20) + m.size() + sub.pollLastEntry());
        SortedMap<Integer, String> view = Collections.unmodifiableSortedMap(m.tailMap(30));
        m.put(33, "new");
        attempt(() -> view.remove(33));
        System.out.println(view);
        var it = sub.entrySet().iterator();
        while (it.hasNext()) {
            Map.Entry<Integer, String> e = it.next();
            if (e.getKey() % 2 == 0) {
                it.remove();
            } else {
                e.setValue(e.getValue() + "!");
            }
        }
        System.out.println(m + " " + m.navigableKeySet().subSet(5, 45) + m.descendingKeySet().headSet(25) + m.values());
        TreeSet<String> set = new TreeSet<>(Arrays.asList("delta alpha echo charlie bravo".split(" ")));
        NavigableSet<String> mid = set.subSet("b", true, "d", false);
        System.out.println(mid + " " + mid.higher("bravo") + mid.lower("bravo") + mid.floor("zz") + set.ceiling("cc") + mid.descendingSet() + set.headSet("c") + set.tailSet("d"));
        mid.add("cat");
        attempt(() -> mid.add("zebra"));
        set.removeIf(s -> s.length() == 5);
        System.out.println(mid + " " + set + set.pollFirst() + mid.size() + mid.contains("cat"));
    }
}
