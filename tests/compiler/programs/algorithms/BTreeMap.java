// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

public class BTreeMap {
    // A B-tree with insertion and deletion by the book (Cormen et al., minimal degree 3), checked against TreeMap.
    static final int T = 3;

    static final class Node {
        final List<Integer> keys = new ArrayList<>();
        final List<String> values = new ArrayList<>();
        final List<Node> children = new ArrayList<>();

        boolean leaf() {
            return children.isEmpty();
        }

        int position(int key) {
            int i = 0;
            while (i < keys.size() && keys.get(i) < key) {
                i++;
            }
            return i;
        }

        boolean has(int key, int i) {
            return i < keys.size() && keys.get(i) == key;
        }
    }

    Node root = new Node();

    String get(int key) {
        for (Node node = root; ; ) {
            int i = node.position(key);
            if (node.has(key, i)) {
                return node.values.get(i);
            }
            if (node.leaf()) {
                return null;
            }
            node = node.children.get(i);
        }
    }

    void put(int key, String value) {
        if (root.keys.size() == 2 * T - 1) {
            Node old = root;
            root = new Node();
            root.children.add(old);
            split(root, 0);
        }
        Node node = root;
        while (true) {
            int i = node.position(key);
            if (node.has(key, i)) {
                node.values.set(i, value);
                return;
            }
            if (node.leaf()) {
                node.keys.add(i, key);
                node.values.add(i, value);
                return;
            }
            if (node.children.get(i).keys.size() == 2 * T - 1) {
                split(node, i);
                if (node.keys.get(i) == key) {
                    continue;
                }
                i += key > node.keys.get(i) ? 1 : 0;
            }
            node = node.children.get(i);
        }
    }

    static void split(Node parent, int i) {
        Node left = parent.children.get(i);
        Node right = new Node();
        parent.keys.add(i, left.keys.get(T - 1));
        parent.values.add(i, left.values.get(T - 1));
        parent.children.add(i + 1, right);
        move(left.keys, right.keys, T, T - 1);
        move(left.values, right.values, T, T - 1);
        move(left.children, right.children, T, T);
    }

    static <E> void move(List<E> from, List<E> to, int at, int keep) {
        if (from.size() > keep) {
            to.addAll(from.subList(at, from.size()));
            from.subList(keep, from.size()).clear();
        }
    }

    void remove(int key) {
        remove(root, key);
        if (root.keys.isEmpty() && !root.leaf()) {
            root = root.children.getFirst();
        }
    }

    static void remove(Node node, int key) {
        int i = node.position(key);
        if (node.leaf()) {
            if (node.has(key, i)) {
                node.keys.remove(i);
                node.values.remove(i);
            }
        } else if (node.has(key, i)) {
            Node left = node.children.get(i);
            Node right = node.children.get(i + 1);
            if (left.keys.size() >= T) {
                Node n = left;
                while (!n.leaf()) {
                    n = n.children.getLast();
                }
                node.keys.set(i, n.keys.getLast());
                node.values.set(i, n.values.getLast());
                remove(left, node.keys.get(i));
            } else if (right.keys.size() >= T) {
                Node n = right;
                while (!n.leaf()) {
                    n = n.children.getFirst();
                }
                node.keys.set(i, n.keys.getFirst());
                node.values.set(i, n.values.getFirst());
                remove(right, node.keys.get(i));
            } else {
                merge(node, i);
                remove(left, key);
            }
        } else {
            Node child = node.children.get(i);
            if (child.keys.size() == T - 1) {
                child = refill(node, i);
            }
            remove(child, key);
        }
    }

    static Node refill(Node node, int i) {
        Node child = node.children.get(i);
        if (i > 0 && node.children.get(i - 1).keys.size() >= T) {
            Node left = node.children.get(i - 1);
            child.keys.addFirst(node.keys.set(i - 1, left.keys.removeLast()));
            child.values.addFirst(node.values.set(i - 1, left.values.removeLast()));
            if (!left.leaf()) {
                child.children.addFirst(left.children.removeLast());
            }
            return child;
        }
        if (i < node.keys.size() && node.children.get(i + 1).keys.size() >= T) {
            Node right = node.children.get(i + 1);
            child.keys.add(node.keys.set(i, right.keys.removeFirst()));
            child.values.add(node.values.set(i, right.values.removeFirst()));
            if (!right.leaf()) {
                child.children.add(right.children.removeFirst());
            }
            return child;
        }
        int at = i == node.keys.size() ? i - 1 : i;
        merge(node, at);
        return node.children.get(at);
    }

    static void merge(Node node, int i) {
        Node left = node.children.get(i);
        Node right = node.children.remove(i + 1);
        left.keys.add(node.keys.remove(i));
        left.values.add(node.values.remove(i));
        left.keys.addAll(right.keys);
        left.values.addAll(right.values);
        left.children.addAll(right.children);
    }

    int check(Node node, int depth, StringBuilder out) {
        int height = 1;
        for (int i = 0; i <= node.keys.size(); i++) {
            if (!node.leaf()) {
                int h = check(node.children.get(i), depth + 1, out) + 1;
                if (i > 0 && h != height) {
                    throw new IllegalStateException("unbalanced");
                }
                height = h;
            }
            if (i < node.keys.size()) {
                out.append(node.keys.get(i)).append(node.values.get(i));
            }
        }
        if (depth > 0 && node.keys.size() < T - 1 || node.keys.size() > 2 * T - 1) {
            throw new IllegalStateException("size " + node.keys.size());
        }
        return height;
    }

    public static void main(String[] args) {
        BTreeMap mine = new BTreeMap();
        TreeMap<Integer, String> reference = new TreeMap<>();
        int state = 4242;
        for (int i = 1; i <= 6000; i++) {
            state = state * 1664525 + 1013904223;
            int key = (state >>> 10) % 700;
            if ((state >>> 28) < (i < 3000 ? 11 : 5)) {
                mine.put(key, "v" + i % 10);
                reference.put(key, "v" + i % 10);
            } else {
                mine.remove(key);
                reference.remove(key);
            }
            if (mine.get(key) != reference.get(key) && !mine.get(key).equals(reference.get(key))) {
                System.out.println("differs at " + i);
            }
            if (i % 750 == 0) {
                StringBuilder out = new StringBuilder();
                int height = mine.check(mine.root, 0, out);
                StringBuilder expected = new StringBuilder();
                reference.forEach((k, v) -> expected.append(k).append(v));
                System.out.println(i + " height " + height + " size " + reference.size() + " " + out.toString().contentEquals(expected) + " " + out.toString().hashCode());
            }
        }
        new ArrayList<>(reference.keySet()).forEach(mine::remove);
        System.out.println(mine.root.keys.size() + " " + mine.root.leaf());
    }
}
