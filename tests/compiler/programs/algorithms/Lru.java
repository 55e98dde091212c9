// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

public class Lru<K, V> implements Iterable<Map.Entry<K, V>> {
    private static final class Node<K, V> implements Map.Entry<K, V> {
        final K key;
        V value;
        Node<K, V> before;
        Node<K, V> after;

        Node(K key, V value) {
            this.key = key;
            this.value = value;
        }

        public K getKey() {
            return key;
        }

        public V getValue() {
            return value;
        }

        public V setValue(V v) {
            V old = value;
            value = v;
            return old;
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    private final Map<K, Node<K, V>> index = new HashMap<>();
    private final Node<K, V> ends = new Node<>(null, null);
    private final int capacity;
    private int hits;
    private int misses;

    Lru(int capacity) {
        this.capacity = capacity;
        ends.before = ends.after = ends;
    }

    V get(K key, Function<? super K, ? extends V> load) {
        Node<K, V> n = index.get(key);
        if (n == null) {
            misses++;
            n = new Node<>(key, load.apply(key));
            index.put(key, n);
            if (index.size() > capacity) {
                index.remove(ends.before.key);
                unlink(ends.before);
            }
        } else {
            hits++;
            unlink(n);
        }
        n.after = ends.after;
        n.before = ends;
        ends.after.before = n;
        ends.after = n;
        return n.value;
    }

    private void unlink(Node<K, V> n) {
        n.before.after = n.after;
        n.after.before = n.before;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Iterator<>() {
            private Node<K, V> at = ends.after;
            private Node<K, V> last;

            public boolean hasNext() {
                return at != ends;
            }

            public Map.Entry<K, V> next() {
                if (at == ends) {
                    throw new NoSuchElementException();
                }
                last = at;
                at = at.after;
                return last;
            }

            public void remove() {
                if (last == null) {
                    throw new IllegalStateException();
                }
                unlink(last);
                index.remove(last.key);
                last = null;
            }
        };
    }

    public static void main(String[] args) {
        Lru<String, Integer> cache = new Lru<>(4);
        for (String s : "a b c a d e a f b a c d d e".split(" ")) {
            cache.get(s, k -> k.charAt(0) * 10);
            StringBuilder sb = new StringBuilder();
            for (Map.Entry<String, Integer> e : cache) {
                sb.append(e).append(' ');
            }
            System.out.println(s + ": " + sb);
        }
        System.out.println(cache.hits + " " + cache.misses);
        Iterator<Map.Entry<String, Integer>> it = cache.iterator();
        while (it.hasNext()) {
            Map.Entry<String, Integer> e = it.next();
            if (e.getValue() % 20 == 0) {
                it.remove();
            } else {
                e.setValue(-e.getValue());
            }
        }
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println("end");
        }
        cache.forEach(e -> System.out.print(e + " "));
        System.out.println(cache.index.size());
        Lru<Integer, String> numbers = new Lru<>(50);
        long seed = 1;
        for (int i = 0; i < 5000; i++) {
            seed = seed * 6364136223846793005L + 1;
            numbers.get((int) (seed >>> 33) % 80, String::valueOf);
        }
        System.out.println(numbers.hits + " " + numbers.misses + " " + numbers.index.size());
    }
}
