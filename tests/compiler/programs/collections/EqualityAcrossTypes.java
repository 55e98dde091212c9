// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;

public class EqualityAcrossTypes {
    static void matrix(Object... os) {
        for (Object a : os) {
            StringBuilder sb = new StringBuilder();
            for (Object b : os) {
                sb.append(a.equals(b) ? 'E' : '.').append(a.hashCode() == b.hashCode() ? 'h' : '.');
            }
            System.out.println(sb);
        }
    }

    public static void main(String[] args) {
        List<Integer> base = List.of(3, 1, 2);
        matrix(base, new ArrayList<>(base), new LinkedList<>(base), new Vector<>(base), Arrays.asList(3, 1, 2), Collections.unmodifiableList(base), base.stream().toList(), new ArrayList<>(List.of(1, 2, 3)), new ArrayList<>(List.of(3, 1, 2, 4)).subList(0, 3));
        matrix(new HashSet<>(base), new TreeSet<>(base), new LinkedHashSet<>(base), Set.of(1, 2, 3), Collections.unmodifiableSet(new HashSet<>(base)), new HashMap<>(Map.of(1, 1, 2, 2, 3, 3)).keySet(), new HashSet<>(List.of(1, 2)));
        Map<String, Integer> m = Map.of("a", 1, "b", 2);
        matrix(m, new HashMap<>(m), new TreeMap<>(m), new LinkedHashMap<>(m), Collections.unmodifiableMap(m), new TreeMap<>(Map.of("a", 1, "b", 3)));
        matrix(List.of(), new ArrayList<>(), Collections.emptyList(), Set.of(), Collections.emptySet(), Map.of(), new HashMap<>());
        System.out.println(new ArrayDeque<>(base).equals(new ArrayDeque<>(base)) + " " + List.of(1).equals(Set.of(1)) + " " + List.of(1, 2).equals(List.of(1L, 2L)) + " " + Map.entry("k", 1).equals(m.entrySet().iterator().next()) + " " + new ArrayList<>(m.values()).containsAll(List.of(1, 2)));
        System.out.println(Arrays.asList(1, null).equals(Arrays.asList(1, null)) + " " + Arrays.asList(1, null).hashCode() + " " + List.of("a", "b").hashCode() + " " + Set.of("a", "b").hashCode() + " " + m.hashCode() + " " + Map.of("k", List.of(Set.of(1))).hashCode());
        List<List<Integer>> nested = List.of(List.of(1), List.of(2, 3));
        List<List<Integer>> other = new LinkedList<>(List.of(new ArrayList<>(List.of(1)), Arrays.asList(2, 3)));
        System.out.println(nested.equals(other) + " " + (nested.hashCode() == other.hashCode()) + " " + new HashSet<>(nested).contains(Arrays.asList(2, 3)) + nested.indexOf(new LinkedList<>(List.of(2, 3))));
    }
}
