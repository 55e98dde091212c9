// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

public class Comparators {
    record P(String first, String last, int age, Double score, boolean active) {
        @Override
        public String toString() {
            return first + age;
        }
    }

    static final List<P> PEOPLE = List.of(new P("Zoe", "Abel", 30, 1.5, true), new P("Ann", "Cole", 30, null, false), new P("Bob", "Abel", 25, 2.5, true), new P("Cid", "Bond", 41, 1.5, false), new P("Ann", "Abel", 19, -0.0, true));

    static void show(Comparator<? super P> c) {
        List<P> l = new ArrayList<>(PEOPLE);
        l.sort(c);
        System.out.println(l);
    }

    public static void main(String[] args) {
        show(Comparator.comparing(P::first));
        show(Comparator.comparing(P::last).thenComparing(P::first));
        show(Comparator.comparingInt(P::age).reversed());
        show(Comparator.comparingInt(P::age).thenComparing(P::first, Comparator.reverseOrder()));
        show(Comparator.comparing(P::score, Comparator.nullsFirst(Comparator.naturalOrder())));
        show(Comparator.comparing(P::score, Comparator.nullsLast(Comparator.reverseOrder())).thenComparingInt(P::age));
        show(Comparator.comparing(P::active).thenComparing(Comparator.comparing(P::last).reversed()));
        show(Comparator.comparing(p -> p.first().charAt(1)));
        show(Collections.reverseOrder(Comparator.comparing(P::age)));
        show((a, b) -> 0);
        show(Comparator.comparing(Object::toString, String.CASE_INSENSITIVE_ORDER));
        show(Comparator.comparingDouble(p -> p.score() == null ? 0 : p.score()));
        show(Comparator.comparingLong(p -> -(long) p.age() << 33));
        List<String> l = Arrays.asList("b", null, "a", "C", null);
        l.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        System.out.print(l);
        l.sort(Comparator.nullsLast(String::compareToIgnoreCase));
        System.out.println(l);
        try {
            l.sort(Comparator.naturalOrder());
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        Map<String, Integer> byLength = new TreeMap<>(Comparator.comparing(String::length).thenComparing(Function.identity()));
        for (String s : "ccc a bb aaa b".split(" ")) {
            byLength.put(s, s.length());
        }
        System.out.println(byLength);
        Comparator<Integer> natural = Comparator.naturalOrder();
        System.out.println(natural.reversed().compare(1, 2) + " " + (natural.reversed().reversed() == natural) + Comparator.<Integer>reverseOrder().reversed().compare(1, 2) + natural.thenComparing(natural).compare(5, 5) + Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).compare(Map.entry("a", 1), Map.entry("b", 2)));
        Integer[] a = {5, 3, 9, 1};
        Arrays.sort(a, 1, 3, Comparator.reverseOrder());
        System.out.println(Arrays.toString(a) + Collections.min(List.of(a), Comparator.comparing(x -> -x)));
    }
}
