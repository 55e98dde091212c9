// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

public class Classes {
    static class Pair<A, B> {
        final A a;
        final B b;

        Pair(A a, B b) {
            this.a = a;
            this.b = b;
        }

        <C> Pair<A, C> with(C c) {
            return new Pair<>(a, c);
        }

        Pair<B, A> swap() {
            return new Pair<>(b, a);
        }

        static <T extends Comparable<? super T>> Pair<T, T> ordered(T x, T y) {
            return x.compareTo(y) <= 0 ? new Pair<>(x, y) : new Pair<>(y, x);
        }

        @Override
        public String toString() {
            return "<" + a + "," + b + ">";
        }
    }

    static class Tree<K extends Comparable<K>, V> {
        private class Node {
            final K key;
            V value;
            Node left;
            Node right;

            Node(K key, V value) {
                this.key = key;
                this.value = value;
            }
        }

        private Node root;
        private int size;

        V put(K k, V v) {
            Node n = root;
            Node parent = null;
            int c = 0;
            while (n != null) {
                parent = n;
                c = k.compareTo(n.key);
                if (c == 0) {
                    V old = n.value;
                    n.value = v;
                    return old;
                }
                n = c < 0 ? n.left : n.right;
            }
            Node fresh = new Node(k, v);
            if (parent == null) {
                root = fresh;
            } else if (c < 0) {
                parent.left = fresh;
            } else {
                parent.right = fresh;
            }
            size++;
            return null;
        }

        <R> R fold(R start, BiFunction<? super R, ? super Pair<K, V>, ? extends R> f) {
            return fold(root, start, f);
        }

        private <R> R fold(Node n, R start, BiFunction<? super R, ? super Pair<K, V>, ? extends R> f) {
            return n == null ? start : fold(n.right, f.apply(fold(n.left, start, f), new Pair<>(n.key, n.value)), f);
        }
    }

    static <T, R> List<R> map(Iterable<? extends T> in, Function<? super T, ? extends R> f) {
        List<R> out = new ArrayList<>();
        for (T t : in) {
            out.add(f.apply(t));
        }
        return out;
    }

    @SafeVarargs
    static <T> T[] array(T... ts) {
        return ts;
    }

    static <T> void swap(T[] a, int i, int j) {
        T t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    static double total(List<? extends Number> l) {
        double t = 0;
        for (Number n : l) {
            t += n.doubleValue();
        }
        return t;
    }

    static void fill(List<? super Integer> l) {
        for (int i = 0; i < 3; i++) {
            l.add(i);
        }
    }

    public static void main(String[] args) {
        Pair<String, Integer> p = new Pair<>("k", 1);
        System.out.println(p + " " + p.swap() + p.with(2.5).swap().a + Pair.ordered("z", "y") + Pair.ordered(1, 2).b);
        Tree<String, Integer> t = new Tree<>();
        for (String w : "m c x a d z m".split(" ")) {
            t.put(w, t.size);
        }
        System.out.println(t.fold("", (s, e) -> s + e) + t.size);
        System.out.println(map(List.of(1, 2, 3), i -> "n" + i) + " " + map(List.of("a", "bb"), String::length));
        String[] strings = array("x", "y", "z");
        swap(strings, 0, 2);
        System.out.println(String.join("", strings) + array().length + array(1, "m").getClass().getSimpleName());
        List<Number> numbers = new ArrayList<>(List.of(1.5));
        fill(numbers);
        List<Object> objects = new ArrayList<>();
        fill(objects);
        System.out.println(total(numbers) + " " + objects + total(List.of(1, 2L, 3f, (byte) 4)));
        Map<String, Map<Integer, List<Pair<String, int[]>>>> deep = new HashMap<>();
        deep.computeIfAbsent("a", k -> new HashMap<>()).computeIfAbsent(5, k -> new ArrayList<>()).add(new Pair<>("deep", new int[] {42}));
        System.out.println(deep.get("a").get(5).get(0).b[0]);
        Comparator<Pair<String, Integer>> c = Comparator.comparing((Pair<String, Integer> q) -> q.b).thenComparing(q -> q.a);
        System.out.println(c.compare(p, new Pair<>("a", 1)) + " " + Integer.signum(c.reversed().compare(p, new Pair<>("z", 9))));
    }
}
