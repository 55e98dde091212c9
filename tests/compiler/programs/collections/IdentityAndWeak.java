// SPDX-License-Identifier: Apache-2.0
package collections;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

public class IdentityAndWeak {
    static class Node {
        final String name;
        final java.util.List<Node> links = new java.util.ArrayList<>();

        Node(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Node n && n.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static Node copy(Node n, Map<Node, Node> done) {
        Node c = done.get(n);
        if (c == null) {
            c = new Node(n.name + "'");
            done.put(n, c);
            for (Node l : n.links) {
                c.links.add(copy(l, done));
            }
        }
        return c;
    }

    public static void main(String[] args) {
        Node a = new Node("a");
        Node b = new Node("b");
        Node a2 = new Node("a");
        a.links.add(b);
        b.links.add(a2);
        a2.links.add(a);
        Map<Node, Node> done = new IdentityHashMap<>();
        Node c = copy(a, done);
        System.out.println(done.size() + " " + c.name + c.links.get(0).links.get(0).name + (c.links.get(0).links.get(0) != c) + (c.links.get(0).links.get(0).links.get(0) == c));
        Set<Object> identity = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Object> equal = new HashSet<>();
        for (Object o : new Object[] {a, a2, b, a, new String("s"), new String("s"), 1000, 1000, 5, 5}) {
            identity.add(o);
            equal.add(o);
        }
        System.out.println(identity.size() >= 7 ? equal.size() : -1);
        IdentityHashMap<Integer, String> ints = new IdentityHashMap<>();
        Integer x = Integer.valueOf(5);
        ints.put(x, "small");
        ints.put(5, "cached");
        System.out.println(ints.size() + ints.get(x) + ints.containsValue("small") + ints.entrySet().iterator().next().getKey());
        WeakReference<Node> weak = new WeakReference<>(a);
        SoftReference<String> soft = new SoftReference<>("soft");
        System.out.println((weak.get() == a) + soft.get() + weak.refersTo(a));
        weak.clear();
        System.out.println(weak.get() + " " + weak.refersTo(null));
        WeakHashMap<Node, Integer> map = new WeakHashMap<>();
        Node[] keys = new Node[50];
        for (int i = 0; i < 50; i++) {
            keys[i] = new Node("k" + i);
            map.put(keys[i], i);
        }
        map.remove(keys[7]);
        map.put(new Node("k8"), 800);
        System.out.println(map.size() + " " + map.get(new Node("k8")) + map.get(keys[7]) + map.containsKey(keys[49]) + map.values().stream().mapToInt(v -> v).sum());
        ThreadLocal<StringBuilder> local = ThreadLocal.withInitial(() -> new StringBuilder("init"));
        local.get().append("1");
        System.out.println(local.get().append("2"));
        local.remove();
        System.out.println(local.get() + "" + keys.length);
    }
}
