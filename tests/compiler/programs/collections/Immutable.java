// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class Immutable {
    static void attempt(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " allowed");
        } catch (RuntimeException e) {
            System.out.println(what + " " + e.getClass().getName());
        }
    }

    public static void main(String[] args) {
        for (List<Integer> l : List.of(List.<Integer>of(), List.of(1), List.of(1, 2), List.of(1, 2, 3), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))) {
            System.out.println(l + " " + l.size() + " " + l.hashCode() + " " + l.contains(2) + l.indexOf(3) + " " + l.equals(new ArrayList<>(l)) + l.subList(0, l.size() / 2) + l.reversed());
        }
        for (Set<String> s : List.of(Set.<String>of(), Set.of("a"), Set.of("a", "b"), Set.of("x", "y", "z", "w", "v", "u"))) {
            System.out.println(new TreeSet<>(s) + " " + s.size() + s.contains("a") + s.contains("z") + " " + s.hashCode());
        }
        for (Map<String, Integer> m : List.of(Map.<String, Integer>of(), Map.of("k", 1), Map.of("a", 1, "b", 2, "c", 3), Map.ofEntries(Map.entry("e", 5), Map.entry("f", 6)))) {
            System.out.println(new TreeMap<>(m) + " " + m.size() + m.get("a") + m.containsKey("e") + m.containsValue(6) + m.getOrDefault("q", -1) + " " + m.hashCode() + m.equals(new HashMap<>(m)));
        }
        attempt("List.of null", () -> List.of(1, null));
        attempt("List.of contains null", () -> List.of(1).contains(null));
        attempt("Set duplicate", () -> Set.of("a", "a"));
        attempt("Map duplicate", () -> Map.of("a", 1, "a", 2));
        attempt("Map null", () -> Map.of("a", null));
        attempt("Map get null", () -> Map.of("a", 1).get(null));
        attempt("add", () -> List.of(1).add(1));
        attempt("set", () -> List.of(1).set(0, 1));
        attempt("remove", () -> Set.of(1).remove(1));
        attempt("put", () -> Map.of().put("a", "b"));
        attempt("entry set", () -> Map.of("a", 1).entrySet().iterator().next().setValue(5));
        attempt("empty list", () -> Collections.emptyList().add(null));
        attempt("singleton", () -> Collections.singletonList(1).clear());
        List<Integer> base = new ArrayList<>(List.of(1, 2));
        List<Integer> view = Collections.unmodifiableList(base);
        List<Integer> copy = List.copyOf(base);
        base.add(3);
        System.out.println(view + " " + copy + " " + (List.copyOf(copy) == copy));
        attempt("view", () -> view.sort(null));
        attempt("iterator", () -> {
            var it = view.iterator();
            it.next();
            it.remove();
        });
        System.out.println(Collections.nCopies(3, "ab") + " " + Collections.singleton(5) + Collections.singletonMap("k", "v") + Collections.emptyMap() + Collections.emptySet());
        attempt("Collections.unmodifiableMap", () -> Collections.unmodifiableMap(new HashMap<>()).clear());
        System.out.println(Set.copyOf(List.of(1, 1, 1)) + " " + Map.copyOf(Map.of(1, 2)) + " " + Map.entry("a", 1) + Map.entry("a", 1).equals(new HashMap<>(Map.of("a", 1)).entrySet().iterator().next()));
    }
}
