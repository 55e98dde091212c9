// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

public class LinkedStructures {
    static class SkipList {
        static final int LEVELS = 8;

        static final class Node {
            final int key;
            final Node[] next;

            Node(int key, int levels) {
                this.key = key;
                next = new Node[levels];
            }
        }

        final Node head = new Node(Integer.MIN_VALUE, LEVELS);
        final Random random = new Random(1);
        int size;

        boolean add(int key) {
            Node[] before = new Node[LEVELS];
            Node n = head;
            for (int l = LEVELS - 1; l >= 0; l--) {
                while (n.next[l] != null && n.next[l].key < key) {
                    n = n.next[l];
                }
                before[l] = n;
            }
            if (n.next[0] != null && n.next[0].key == key) {
                return false;
            }
            int levels = 1;
            while (levels < LEVELS && random.nextBoolean()) {
                levels++;
            }
            Node fresh = new Node(key, levels);
            for (int l = 0; l < levels; l++) {
                fresh.next[l] = before[l].next[l];
                before[l].next[l] = fresh;
            }
            size++;
            return true;
        }

        int rank(int key) {
            int r = 0;
            for (Node n = head.next[0]; n != null && n.key < key; n = n.next[0]) {
                r++;
            }
            return r;
        }
    }

    static class Avl {
        int key;
        int height = 1;
        Avl left;
        Avl right;

        Avl(int key) {
            this.key = key;
        }

        static int h(Avl t) {
            return t == null ? 0 : t.height;
        }

        static Avl fix(Avl t) {
            t.height = Math.max(h(t.left), h(t.right)) + 1;
            if (h(t.left) > h(t.right) + 1) {
                if (h(t.left.left) < h(t.left.right)) {
                    t.left = rotateLeft(t.left);
                }
                return rotateRight(t);
            }
            if (h(t.right) > h(t.left) + 1) {
                if (h(t.right.right) < h(t.right.left)) {
                    t.right = rotateRight(t.right);
                }
                return rotateLeft(t);
            }
            return t;
        }

        static Avl rotateLeft(Avl t) {
            Avl r = t.right;
            t.right = r.left;
            r.left = t;
            t.height = Math.max(h(t.left), h(t.right)) + 1;
            r.height = Math.max(h(r.left), h(r.right)) + 1;
            return r;
        }

        static Avl rotateRight(Avl t) {
            Avl l = t.left;
            t.left = l.right;
            l.right = t;
            t.height = Math.max(h(t.left), h(t.right)) + 1;
            l.height = Math.max(h(l.left), h(l.right)) + 1;
            return l;
        }

        static Avl add(Avl t, int k) {
            if (t == null) {
                return new Avl(k);
            }
            if (k < t.key) {
                t.left = add(t.left, k);
            } else if (k > t.key) {
                t.right = add(t.right, k);
            }
            return fix(t);
        }

        static void walk(Avl t, List<Integer> out) {
            if (t != null) {
                walk(t.left, out);
                out.add(t.key);
                walk(t.right, out);
            }
        }
    }

    public static void main(String[] args) {
        SkipList s = new SkipList();
        Avl t = null;
        int added = 0;
        for (int i = 0; i < 2000; i++) {
            int k = i * 7919 % 1501;
            added += s.add(k) ? 1 : 0;
            t = Avl.add(t, k);
        }
        List<Integer> keys = new ArrayList<>();
        Avl.walk(t, keys);
        System.out.println(added + " " + s.size + " " + keys.size() + " " + t.height + " " + s.rank(700) + " " + keys.get(700) + " " + keys.hashCode());
        Avl line = null;
        for (int i = 0; i < 1023; i++) {
            line = Avl.add(line, i);
        }
        System.out.println(line.height + " " + line.key);
    }
}
