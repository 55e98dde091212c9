// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

public class CopyOnWriteTree {
    /// A persistent treap: every version stays valid; priorities come from the key, so the shape is a function of the content.
    static final class Treap<K extends Comparable<K>, V> implements Iterable<K> {
        private record Node<K, V>(K key, V value, int priority, Node<K, V> left, Node<K, V> right, int size) {
            static <K, V> Node<K, V> of(Node<K, V> like, Node<K, V> left, Node<K, V> right) {
                return new Node<>(like.key, like.value, like.priority, left, right, 1 + count(left) + count(right));
            }

            static int count(Node<?, ?> node) {
                return node == null ? 0 : node.size;
            }
        }

        private final Node<K, V> root;

        private Treap(Node<K, V> root) {
            this.root = root;
        }

        static <K extends Comparable<K>, V> Treap<K, V> empty() {
            return new Treap<>(null);
        }

        Treap<K, V> with(K key, V value) {
            return new Treap<>(insert(root, key, value));
        }

        Treap<K, V> without(K key) {
            Node<K, V> changed = delete(root, key);
            return changed == root ? this : new Treap<>(changed);
        }

        private static <K extends Comparable<K>, V> Node<K, V> insert(Node<K, V> n, K key, V value) {
            if (n == null) {
                return new Node<>(key, value, key.hashCode() * 0x9E3779B9, null, null, 1);
            }
            int order = key.compareTo(n.key);
            if (order == 0) {
                return new Node<>(key, value, n.priority, n.left, n.right, n.size);
            }
            if (order < 0) {
                Node<K, V> left = insert(n.left, key, value);
                return left.priority > n.priority ? Node.of(left, left.left, Node.of(n, left.right, n.right)) : Node.of(n, left, n.right);
            }
            Node<K, V> right = insert(n.right, key, value);
            return right.priority > n.priority ? Node.of(right, Node.of(n, n.left, right.left), right.right) : Node.of(n, n.left, right);
        }

        private static <K extends Comparable<K>, V> Node<K, V> delete(Node<K, V> n, K key) {
            if (n == null) {
                return null;
            }
            int order = key.compareTo(n.key);
            if (order == 0) {
                return join(n.left, n.right);
            }
            Node<K, V> child = delete(order < 0 ? n.left : n.right, key);
            return child == (order < 0 ? n.left : n.right) ? n : order < 0 ? Node.of(n, child, n.right) : Node.of(n, n.left, child);
        }

        private static <K, V> Node<K, V> join(Node<K, V> a, Node<K, V> b) {
            return a == null ? b : b == null ? a : a.priority > b.priority ? Node.of(a, a.left, join(a.right, b)) : Node.of(b, join(a, b.left), b.right);
        }

        K at(int index) {
            for (Node<K, V> n = root; n != null; ) {
                int left = Node.count(n.left);
                if (index == left) {
                    return n.key;
                }
                n = index < left ? n.left : n.right;
                index -= index < left ? 0 : left + 1;
            }
            throw new IndexOutOfBoundsException("no element " + index);
        }

        <R> R fold(R start, BiFunction<R, V, R> f) {
            R result = start;
            for (Iterator<Node<K, V>> it = nodes(); it.hasNext(); ) {
                result = f.apply(result, it.next().value);
            }
            return result;
        }

        private Iterator<Node<K, V>> nodes() {
            List<Node<K, V>> path = new ArrayList<>();
            for (Node<K, V> n = root; n != null; n = n.left) {
                path.add(n);
            }
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !path.isEmpty();
                }

                @Override
                public Node<K, V> next() {
                    if (path.isEmpty()) {
                        throw new NoSuchElementException();
                    }
                    Node<K, V> next = path.removeLast();
                    for (Node<K, V> n = next.right; n != null; n = n.left) {
                        path.add(n);
                    }
                    return next;
                }
            };
        }

        @Override
        public Iterator<K> iterator() {
            Iterator<Node<K, V>> nodes = nodes();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return nodes.hasNext();
                }

                @Override
                public K next() {
                    return nodes.next().key;
                }
            };
        }
    }

    public static void main(String[] args) {
        List<Treap<String, Integer>> versions = new ArrayList<>(List.of(Treap.empty()));
        for (int i = 0; i < 120; i++) {
            Treap<String, Integer> last = versions.getLast();
            versions.add(i % 4 == 3 ? last.without("k" + i * 7 % 40) : last.with("k" + i * 13 % 40, i));
        }
        for (int v = 0; v < versions.size(); v += 24) {
            StringBuilder keys = new StringBuilder();
            for (String key : versions.get(v)) {
                keys.append(key).append(' ');
            }
            System.out.println(v + ": " + keys + versions.get(v).fold(0, Integer::sum));
        }
        Treap<String, Integer> last = versions.getLast();
        System.out.println(last.at(0) + last.at(9) + " " + (last.without("absent") == last) + " " + last.fold("", (s, n) -> n % 10 + s));
        try {
            last.at(99);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
