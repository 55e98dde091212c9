// SPDX-License-Identifier: Apache-2.0
package interfaces;

import java.util.ArrayList;
import java.util.List;

public class Mixins {
    interface Logging {
        List<String> LOG = new ArrayList<>();

        default void log(String s) {
            LOG.add(prefix() + s);
        }

        default String prefix() {
            return getClass().getSimpleName() + ": ";
        }
    }

    interface Counting {
        int[] counter();

        default int count() {
            return ++counter()[0];
        }

        default String prefix() {
            return "#";
        }
    }

    static class Both implements Logging, Counting {
        private final int[] c = new int[1];

        @Override
        public int[] counter() {
            return c;
        }

        @Override
        public String prefix() {
            return Counting.super.prefix() + Logging.super.prefix();
        }

        void act() {
            log("acted " + count());
        }
    }

    static class Quiet extends Both {
        @Override
        public void log(String s) {
            super.log(s.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public String prefix() {
            return "q";
        }
    }

    interface Comparator2<T> {
        int compare(T a, T b);

        default Comparator2<T> reversed() {
            return (a, b) -> compare(b, a);
        }

        default Comparator2<T> then(Comparator2<? super T> o) {
            return (a, b) -> {
                int c = compare(a, b);
                return c != 0 ? c : o.compare(a, b);
            };
        }

        static <T extends Comparable<T>> Comparator2<T> natural() {
            return Comparable::compareTo;
        }
    }

    interface Stack<T> extends Iterable<T> {
        void push(T t);

        T pop();

        boolean isEmpty();

        default T peek() {
            T t = pop();
            push(t);
            return t;
        }

        default int drain(List<? super T> to) {
            int n = 0;
            for (; !isEmpty(); n++) {
                to.add(pop());
            }
            return n;
        }

        static <T> Stack<T> create() {
            return new Stack<>() {
                private final List<T> items = new ArrayList<>();

                public void push(T t) {
                    items.add(t);
                }

                public T pop() {
                    return items.remove(items.size() - 1);
                }

                public boolean isEmpty() {
                    return items.isEmpty();
                }

                public java.util.Iterator<T> iterator() {
                    return items.iterator();
                }
            };
        }
    }

    public static void main(String[] args) {
        Both b = new Both();
        b.act();
        b.act();
        new Quiet().act();
        System.out.println(Logging.LOG);
        Comparator2<String> c = Comparator2.<String>natural().reversed().then((x, y) -> x.length() - y.length());
        Comparator2<String> byLength = (x, y) -> x.length() - y.length();
        System.out.println(c.compare("a", "b") + " " + c.compare("a", "a") + " " + byLength.then(Comparator2.natural()).compare("ab", "aa") + byLength.reversed().reversed().compare("a", "bb"));
        Stack<Object> s = Stack.create();
        s.push("x");
        s.push(5);
        System.out.print(s.peek() + " ");
        for (Object o : s) {
            System.out.print(o + " ");
        }
        List<Object> out = new ArrayList<>();
        System.out.println(s.drain(out) + " " + out + s.isEmpty());
        try {
            s.peek();
        } catch (IndexOutOfBoundsException e) {
            System.out.println("empty");
        }
    }
}
