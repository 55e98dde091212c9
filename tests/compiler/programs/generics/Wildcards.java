// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

public class Wildcards {
    static void copy(List<? super Integer> to, List<? extends Integer> from) {
        to.addAll(from);
    }

    static double sum(Collection<? extends Number> c) {
        double s = 0;
        for (Number n : c) {
            s += n.doubleValue();
        }
        return s;
    }

    static void swapAny(List<?> l, int i, int j) {
        swapHelper(l, i, j);
    }

    private static <E> void swapHelper(List<E> l, int i, int j) {
        l.set(i, l.set(j, l.get(i)));
    }

    static <T extends Comparable<? super T>> T max(Collection<? extends T> c) {
        T best = null;
        for (T t : c) {
            if (best == null || t.compareTo(best) > 0) {
                best = t;
            }
        }
        return best;
    }

    static <K, V extends Comparable<? super V>> List<Map.Entry<K, V>> byValue(Map<K, V> m) {
        List<Map.Entry<K, V>> l = new ArrayList<>(m.entrySet());
        l.sort(Map.Entry.comparingByValue());
        return l;
    }

    static <T> T reduce(Iterable<? extends T> it, T start, BinaryOperator<T> op) {
        T r = start;
        for (T t : it) {
            r = op.apply(r, t);
        }
        return r;
    }

    static class Registry {
        private final Map<Class<?>, Object> map = new HashMap<>();

        <T> Registry put(Class<T> type, T value) {
            map.put(type, value);
            return this;
        }

        <T> T get(Class<T> type) {
            return type.cast(map.get(type));
        }
    }

    static class Animal implements Comparable<Animal> {
        final int size;

        Animal(int size) {
            this.size = size;
        }

        public int compareTo(Animal o) {
            return Integer.compare(size, o.size);
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + size;
        }
    }

    static class Dog extends Animal {
        Dog(int size) {
            super(size);
        }
    }

    static <A, B extends A> List<A> upcast(List<B> l) {
        return new ArrayList<>(l);
    }

    static <X, Y, Z> Function<X, Z> chain(Function<? super X, ? extends Y> f, Function<? super Y, ? extends Z> g) {
        return x -> g.apply(f.apply(x));
    }

    public static void main(String[] args) {
        List<Number> numbers = new ArrayList<>(List.of(1.5));
        List<Object> objects = new ArrayList<>();
        copy(numbers, List.of(1, 2));
        copy(objects, List.of(3));
        System.out.println(numbers + " " + objects + sum(numbers) + sum(List.of(1L, 2f, (short) 3)));
        List<String> strings = new ArrayList<>(List.of("a", "b", "c"));
        swapAny(strings, 0, 2);
        System.out.println(strings + max(strings) + max(List.of(3, 1, 2)));
        List<Dog> dogs = new ArrayList<>(List.of(new Dog(3), new Dog(9), new Dog(5)));
        System.out.println(max(dogs) + " " + Wildcards.<Animal>max(dogs) + upcast(dogs).size() + Collections.max(dogs) + Collections.min(dogs, Comparator.reverseOrder()));
        dogs.sort(Comparator.comparing(d -> -d.size));
        List<? extends Animal> view = dogs;
        List<? super Dog> sink = upcast(dogs);
        sink.add(new Dog(1));
        System.out.println(view.get(0) + " " + sink.size() + view);
        System.out.println(byValue(Map.of("x", 3, "y", 1, "z", 2)));
        System.out.println(reduce(List.of(1, 2, 3), 10, Integer::sum) + reduce(List.of("p", "q"), "", String::concat) + reduce(dogs, new Animal(0), (a, b) -> new Animal(a.size + b.size)));
        Registry r = new Registry().put(String.class, "text").put(Integer.class, 5).put(List.class, List.of(1));
        System.out.println(r.get(String.class).length() + r.get(Integer.class) + r.get(List.class).size() + " " + r.get(Double.class));
        System.out.println(chain((Object o) -> o.toString(), String::length).apply(12345) + " " + chain((List<Integer> l) -> max(l), i -> i * 2).apply(List.of(4, 7)));
    }
}
