// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Dictionary;
import java.util.EmptyStackException;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import java.util.Stack;
import java.util.TreeMap;
import java.util.Vector;

public class LegacyTypes {
    public static void main(String[] args) throws Exception {
        Vector<String> v = new Vector<>(2, 3);
        for (String s : "d a c b".split(" ")) {
            v.addElement(s);
        }
        v.insertElementAt("z", 1);
        v.setElementAt("y", 2);
        v.removeElement("c");
        v.removeElementAt(0);
        System.out.println(v + " " + v.capacity() + v.elementAt(1) + v.indexOf("b") + v.firstElement() + v.lastElement() + v.contains("q"));
        Enumeration<String> e = v.elements();
        StringBuilder sb = new StringBuilder();
        while (e.hasMoreElements()) {
            sb.append(e.nextElement());
        }
        System.out.println(sb + " " + Collections.list(v.elements()));
        Collections.sort(v);
        v.trimToSize();
        System.out.println(v + " " + v.capacity() + v.subList(0, 2) + v.clone());
        Stack<Integer> s = new Stack<>();
        for (int i = 0; i < 5; i++) {
            s.push(i * i);
        }
        System.out.println(s + " " + s.search(9) + s.search(100) + s.peek() + s.pop() + s.get(0) + s.size() + s.empty());
        try {
            while (true) {
                s.pop();
            }
        } catch (EmptyStackException x) {
            System.out.println("empty " + x.getMessage());
        }
        Hashtable<String, Integer> t = new Hashtable<>();
        Dictionary<String, Integer> d = t;
        d.put("one", 1);
        d.put("two", 2);
        d.put("three", 3);
        System.out.println(new TreeMap<>(t) + " " + d.get("two") + d.remove("two") + d.size() + d.isEmpty() + t.containsKey("one") + t.contains(3) + t.getOrDefault("q", 9) + t.merge("one", 5, Integer::sum));
        List<String> keys = new ArrayList<>(Collections.list(t.keys()));
        Collections.sort(keys);
        System.out.println(keys);
        Properties p = new Properties();
        p.load(new java.io.StringReader("# comment\nkey=value\nspaced key2 : v2\\\n  continued\nempty=\n! other\nuni=\\u00e9\\n\nk\\ e\\=y=x"));
        System.out.println(new TreeMap<>(p) + " " + p.getProperty("none", "d") + p.stringPropertyNames().size());
        p.setProperty("key", "changed");
        System.out.println(p.getProperty("key") + p.get("empty") + p.contains("x"));
        BitSet b = new BitSet();
        b.set(1, 10, true);
        b.clear(3, 5);
        System.out.println(b + "" + b.cardinality() + b.nextClearBit(1));
    }
}
