// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

public class OwnHashMap {
    /// Open addressing with linear probing and backward shift deletion, on AbstractMap: all else is inherited.
    static final class ProbingMap<K, V> extends AbstractMap<K, V> {
        private Object[] keys = new Object[4];
        private Object[] values = new Object[4];
        private int size;

        private int slot(Object key) {
            int i = Objects.hashCode(key) * 0x9E3779B9 >>> 16 & keys.length - 1;
            while (keys[i] != null && !keys[i].equals(key)) {
                i = i + 1 & keys.length - 1;
            }
            return i;
        }

        @Override
        @SuppressWarnings("unchecked")
        public V get(Object key) {
            return (V) values[slot(Objects.requireNonNull(key, "key"))];
        }

        @Override
        public boolean containsKey(Object key) {
            return keys[slot(key)] != null;
        }

        @Override
        @SuppressWarnings("unchecked")
        public V put(K key, V value) {
            int i = slot(Objects.requireNonNull(key, "key"));
            V old = (V) values[i];
            if (keys[i] == null) {
                size++;
            }
            keys[i] = key;
            values[i] = value;
            if (size * 4 > keys.length * 3) {
                Object[] oldKeys = keys;
                Object[] oldValues = values;
                keys = new Object[oldKeys.length * 2];
                values = new Object[keys.length];
                for (int j = 0; j < oldKeys.length; j++) {
                    if (oldKeys[j] != null) {
                        int to = slot(oldKeys[j]);
                        keys[to] = oldKeys[j];
                        values[to] = oldValues[j];
                    }
                }
            }
            return old;
        }

        @Override
        @SuppressWarnings("unchecked")
        public V remove(Object key) {
            int i = slot(key);
            if (keys[i] == null) {
                return null;
            }
            V old = (V) values[i];
            size--;
            keys[i] = values[i] = null;
            for (int j = i + 1 & keys.length - 1; keys[j] != null; j = j + 1 & keys.length - 1) {
                Object movedKey = keys[j];
                Object movedValue = values[j];
                keys[j] = values[j] = null;
                int to = slot(movedKey);
                keys[to] = movedKey;
                values[to] = movedValue;
            }
            return old;
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<K, V>> iterator() {
                    return new Iterator<>() {
                        int at = -1;
                        int next = advance(0);

                        private int advance(int i) {
                            while (i < keys.length && keys[i] == null) {
                                i++;
                            }
                            return i;
                        }

                        @Override
                        public boolean hasNext() {
                            return next < keys.length;
                        }

                        @Override
                        @SuppressWarnings("unchecked")
                        public Entry<K, V> next() {
                            if (!hasNext()) {
                                throw new NoSuchElementException();
                            }
                            at = next;
                            next = advance(next + 1);
                            return new SimpleImmutableEntry<>((K) keys[at], (V) values[at]);
                        }
                    };
                }

                @Override
                public int size() {
                    return size;
                }
            };
        }
    }

    public static void main(String[] args) {
        ProbingMap<Integer, String> mine = new ProbingMap<>();
        Map<Integer, String> reference = new HashMap<>();
        int state = 99;
        int differences = 0;
        for (int i = 0; i < 5000; i++) {
            state = state * 1664525 + 1013904223;
            int key = (state >>> 12) % 150 * 1024 - 5;
            boolean same = switch (state >>> 29) {
                case 0, 1, 2 -> Objects.equals(mine.put(key, "v" + i), reference.put(key, "v" + i));
                case 3, 4 -> Objects.equals(mine.remove(key), reference.remove(key));
                case 5 -> mine.containsKey(key) == reference.containsKey(key);
                case 6 -> Objects.equals(mine.merge(key, "+", String::concat), reference.merge(key, "+", String::concat));
                default -> Objects.equals(mine.getOrDefault(key, "none"), reference.getOrDefault(key, "none"));
            };
            differences += same ? 0 : 1;
            if (i % 500 == 0) {
                System.out.println(i + " " + mine.size() + " " + mine.equals(reference) + reference.equals(mine) + (mine.hashCode() == reference.hashCode()) + mine.keySet().containsAll(reference.keySet()));
            }
        }
        System.out.println(differences + " " + mine.values().stream().mapToInt(String::length).sum());
        ProbingMap<String, Object> named = new ProbingMap<>();
        named.putAll(Map.of("self", 1));
        named.put("self", named);
        System.out.println(named + " " + named.containsValue(named) + " " + named.keySet());
        try {
            named.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            named.keySet().clear();
            System.out.println("cleared");
        } catch (UnsupportedOperationException e) {
            System.out.println("iterator cannot remove");
        }
    }
}
