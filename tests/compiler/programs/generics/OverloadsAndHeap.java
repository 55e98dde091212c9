// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

public class OverloadsAndHeap {
    static String pick(Object o) { return "object"; }
    static String pick(int i) { return "int"; }
    static String pick(long l) { return "long"; }
    static String pick(Integer i) { return "Integer"; }
    static String pick(Object... o) { return "objects" + o.length; }
    static String pick(int... i) { return "ints" + i.length; }
    static String pick(double d, Object o) { return "double,object"; }
    static String pick(Number a, Number b) { return "numbers"; }

    @SafeVarargs
    static <T> T[] array(T... items) {
        return items;
    }

    static <T> T[] pair(T a, T b) {
        return array(a, b);
    }

    static class Heap<T> {
        private final Object[] items = new Object[16];
        private final Comparator<? super T> order;
        int size;

        Heap(Comparator<? super T> order) {
            this.order = order;
        }

        @SafeVarargs
        final Heap<T> add(T... all) {
            for (T item : all) {
                int i = size++;
                for (; i > 0 && order.compare(item, at((i - 1) / 2)) < 0; i = (i - 1) / 2) {
                    items[i] = items[(i - 1) / 2];
                }
                items[i] = item;
            }
            return this;
        }

        @SuppressWarnings("unchecked")
        T at(int i) {
            return (T) items[i];
        }

        T remove() {
            T top = at(0);
            T last = at(--size);
            int i = 0;
            for (int child = 1; child < size; child = i * 2 + 1) {
                child += child + 1 < size && order.compare(at(child + 1), at(child)) < 0 ? 1 : 0;
                if (order.compare(last, at(child)) <= 0) {
                    break;
                }
                items[i] = items[child];
                i = child;
            }
            items[i] = last;
            items[size] = null;
            return top;
        }
    }

    static <K, V extends Comparable<? super V>, M extends Map<? super K, V>> M best(Collection<? extends Map.Entry<? extends K, ? extends V>> entries, M into, BinaryOperator<V> merge) {
        for (Map.Entry<? extends K, ? extends V> e : entries) {
            into.merge(e.getKey(), e.getValue(), merge);
        }
        return into;
    }

    static <T> Predicate<T> not(Predicate<? super T> p) {
        return t -> !p.test(t);
    }

    public static void main(String[] args) {
        byte b = 1;
        Integer boxed = 1;
        Object object = 1;
        System.out.println(pick(b) + " " + pick('c') + " " + pick(1L) + " " + pick(1f) + " " + pick(boxed) + " " + pick(object) + " " + pick(1, "x") + " " + pick("a", "b") + " " + pick((Object) null)
                + " " + pick(new int[3]) + " " + pick(new Object[2]) + " " + pick((Object) new Object[2]) + " " + pick(boxed, boxed) + " " + pick(1, (Object) 2));
        System.out.println(array(1, 2).getClass().getSimpleName() + array("a", 1).length + array().length);
        try {
            String[] wrong = pair("a", "b");
            System.out.println(wrong.length);
        } catch (ClassCastException e) {
            System.out.println("an Object[] after all");
        }
        Heap<String> heap = new Heap<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        heap.add("pear", "fig", "apple", "kiwi", "a").add().add("zz");
        StringBuilder out = new StringBuilder();
        while (heap.size > 0) {
            out.append(heap.remove()).append(' ');
        }
        System.out.println(out);
        Map<Object, Integer> best = best(List.of(Map.entry("x", 3), Map.entry("y", 1), Map.entry("x", 9)), new LinkedHashMap<Object, Integer>(), Integer::max);
        System.out.println(best + " " + not((Object o) -> o == null).test("x"));
        List<? super Integer> lower = new ArrayList<>(Arrays.asList(1.5, "s"));
        lower.add(7);
        Object first = lower.getFirst();
        List<? extends Comparable<?>> mixed = List.of(1, "two", 'c', 4.0);
        System.out.println(lower + " " + first + " " + mixed.get(1));
        int[] evaluated = {0};
        String.format("%s%s", evaluated[0]++, evaluated[0]++);
        System.out.println(evaluated[0] + " " + Arrays.asList(1, null, "x") + Arrays.asList((Object[]) new String[] {"p", "q"}).size() + Arrays.asList(new int[] {1, 2}).size());
    }
}
