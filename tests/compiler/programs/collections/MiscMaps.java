// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Stack;
import java.util.TreeMap;
import java.util.Vector;
import java.util.WeakHashMap;

public class MiscMaps {
    public static void main(String[] args) {
        IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
        String a = new String("k");
        String b = new String("k");
        identity.put(a, 1);
        identity.put(b, 2);
        identity.put(a, 3);
        System.out.println(identity.size() + " " + identity.get(a) + identity.get(b) + identity.get("k") + identity.containsKey(b) + identity.remove(a) + identity.size());
        for (int i = 0; i < 100; i++) {
            identity.put(new String("x" + i), i);
        }
        int sum = 0;
        for (int v : identity.values()) {
            sum += v;
        }
        System.out.println(identity.size() + " " + sum);
        WeakHashMap<Object, String> weak = new WeakHashMap<>();
        Object key = new Object();
        weak.put(key, "kept");
        weak.put("literal", "too");
        System.out.println(weak.get(key) + weak.get("literal") + weak.size() + weak.containsKey(new Object()) + weak.remove(key) + weak.size());
        Hashtable<String, Integer> table = new Hashtable<>();
        table.put("one", 1);
        table.put("two", 2);
        System.out.println(table.get("one") + " " + table.size() + table.contains(2) + new TreeMap<>(table) + table.keys().hasMoreElements());
        try {
            table.put("n", null);
        } catch (NullPointerException e) {
            System.out.println("Hashtable null");
        }
        Vector<Integer> vector = new Vector<>();
        vector.add(1);
        vector.addElement(2);
        vector.insertElementAt(0, 0);
        System.out.println(vector + " " + vector.elementAt(1) + vector.firstElement() + vector.lastElement());
        Stack<String> stack = new Stack<>();
        stack.push("x");
        stack.push("y");
        System.out.println(stack.peek() + stack.search("x") + stack.pop() + stack + stack.empty());
        try {
            new Stack<String>().pop();
        } catch (java.util.EmptyStackException e) {
            System.out.println("empty stack");
        }
        Properties p = new Properties();
        p.setProperty("key", "value");
        Properties child = new Properties(p);
        child.setProperty("other", "o");
        System.out.println(child.getProperty("key") + child.getProperty("none") + child.getProperty("none", "default") + child.size() + new TreeMap<>(child) + child.stringPropertyNames().size());
        Map<Map<String, Integer>, String> nested = new HashMap<>();
        nested.put(Map.of("a", 1), "first");
        nested.put(new TreeMap<>(Map.of("a", 1)), "second");
        System.out.println(nested.size() + nested.get(new HashMap<>(Map.of("a", 1))));
        BitSet bits = new BitSet();
        bits.set(3);
        System.out.println(bits);
    }
}
