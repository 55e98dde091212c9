// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

public class OwnCollections {
    static class Squares extends AbstractList<Integer> implements RandomAccess {
        private final int size;

        Squares(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            java.util.Objects.checkIndex(index, size);
            return index * index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    static class Growing extends AbstractList<String> {
        private String[] data = new String[1];
        private int count;

        @Override
        public String get(int i) {
            return data[i];
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public void add(int at, String s) {
            if (count == data.length) {
                data = java.util.Arrays.copyOf(data, count * 2);
            }
            System.arraycopy(data, at, data, at + 1, count - at);
            data[at] = s;
            count++;
            modCount++;
        }

        @Override
        public String remove(int at) {
            String old = data[at];
            System.arraycopy(data, at + 1, data, at, --count - at);
            modCount++;
            return old;
        }
    }

    static class Letters extends AbstractMap<Character, Integer> {
        private final String s;

        Letters(String s) {
            this.s = s;
        }

        @Override
        public Set<Entry<Character, Integer>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<Character, Integer>> iterator() {
                    return new Iterator<>() {
                        int at;

                        public boolean hasNext() {
                            return at < s.length();
                        }

                        public Entry<Character, Integer> next() {
                            return new SimpleImmutableEntry<>(s.charAt(at), at++);
                        }
                    };
                }

                @Override
                public int size() {
                    return s.length();
                }
            };
        }
    }

    public static void main(String[] args) {
        List<Integer> squares = new Squares(8);
        System.out.println(squares + " " + squares.indexOf(25) + squares.contains(26) + squares.subList(2, 5) + squares.hashCode() + squares.equals(List.of(0, 1, 4, 9, 16, 25, 36, 49)));
        System.out.println(squares.stream().filter(x -> x % 2 == 0).toList() + " " + squares.listIterator(8).previous());
        Growing g = new Growing();
        for (String s : "one two three four".split(" ")) {
            g.add(s);
        }
        g.add(1, "1.5");
        g.addAll(2, List.of("a", "b"));
        g.subList(0, 2).clear();
        g.removeIf(s -> s.length() == 1);
        System.out.println(g + " " + g.remove(0) + g.size());
        g.clear();
        System.out.println(g);
        try {
            squares.add(5);
        } catch (UnsupportedOperationException e) {
            System.out.println("unsupported");
        }
        Map<Character, Integer> letters = new Letters("hello".substring(0, 3) + "po");
        System.out.println(letters + " " + letters.get('l') + letters.get('z') + letters.containsKey('p') + letters.keySet() + letters.values() + letters.hashCode());
        try {
            letters.put('x', 1);
        } catch (UnsupportedOperationException e) {
            System.out.println("unsupported");
        }
    }
}
