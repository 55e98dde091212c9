// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class LruCache {
    // The same cache twice: as a LinkedHashMap in access order, and by hand from a map and a doubly linked list. They must agree.
    interface Cache {
        Integer get(String key);

        void put(String key, int value);

        List<String> keys();
    }

    static final class Linked extends LinkedHashMap<String, Integer> implements Cache {
        private final int capacity;
        final List<String> evicted = new ArrayList<>();

        Linked(int capacity) {
            super(4, 0.5f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            if (size() > capacity) {
                evicted.add(eldest.getKey());
                return true;
            }
            return false;
        }

        @Override
        public Integer get(String key) {
            return super.get(key);
        }

        @Override
        public void put(String key, int value) {
            super.put(key, Integer.valueOf(value));
        }

        @Override
        public List<String> keys() {
            return List.copyOf(keySet());
        }
    }

    static final class ByHand implements Cache {
        private static final class Node {
            final String key;
            int value;
            Node before = this;
            Node after = this;

            Node(String key) {
                this.key = key;
            }

            void unlink() {
                before.after = after;
                after.before = before;
            }

            void linkBefore(Node other) {
                before = other.before;
                after = other;
                before.after = after.before = this;
            }
        }

        private final Map<String, Node> nodes = new HashMap<>();
        private final Node sentinel = new Node(null);
        private final int capacity;

        ByHand(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public Integer get(String key) {
            Node node = nodes.get(key);
            if (node == null) {
                return null;
            }
            node.unlink();
            node.linkBefore(sentinel);
            return node.value;
        }

        @Override
        public void put(String key, int value) {
            if (get(key) == null) {
                Node node = new Node(key);
                nodes.put(key, node);
                node.linkBefore(sentinel);
                if (nodes.size() > capacity) {
                    Node eldest = sentinel.after;
                    eldest.unlink();
                    nodes.remove(eldest.key);
                }
            }
            nodes.get(key).value = value;
        }

        @Override
        public List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (Node n = sentinel.after; n != sentinel; n = n.after) {
                keys.add(n.key);
            }
            return keys;
        }
    }

    public static void main(String[] args) {
        for (int capacity : new int[] {1, 2, 5, 16}) {
            Linked linked = new Linked(capacity);
            ByHand byHand = new ByHand(capacity);
            int hits = 0;
            int state = capacity;
            boolean agree = true;
            for (int i = 0; i < 2000; i++) {
                state = state * 69069 + 1;
                String key = "k" + ((state >>> 20) % 24 & (state >>> 10) % 24);
                if ((state & 0x4000) == 0) {
                    Integer a = linked.get(key);
                    agree &= a == null ? byHand.get(key) == null : a.equals(byHand.get(key));
                    hits += a != null ? 1 : 0;
                } else {
                    linked.put(key, i);
                    byHand.put(key, i);
                }
                agree &= linked.keys().equals(byHand.keys());
            }
            System.out.println(capacity + " " + agree + " hits " + hits + " evicted " + linked.evicted.size() + " " + linked.keys());
            linked.getOrDefault("k0", 0);
            linked.putIfAbsent("new", 1);
            linked.merge("new", 5, Integer::sum);
            System.out.println(linked.keys().getLast() + " " + linked.lastEntry() + " " + linked.sequencedKeySet().reversed().getFirst());
        }
    }
}
