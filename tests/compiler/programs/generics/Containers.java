// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;

public class Containers {
    static class LinkedStack<E> implements Iterable<E> {
        private record Node<E>(E value, Node<E> below) {}

        private Node<E> top;

        LinkedStack<E> push(E e) {
            top = new Node<>(e, top);
            return this;
        }

        E pop() {
            if (top == null) {
                throw new NoSuchElementException();
            }
            E e = top.value;
            top = top.below;
            return e;
        }

        <R> LinkedStack<R> map(Function<? super E, ? extends R> f) {
            LinkedStack<R> r = new LinkedStack<>();
            for (E e : this) {
                r.push(f.apply(e));
            }
            return r;
        }

        public Iterator<E> iterator() {
            return new Iterator<>() {
                Node<E> at = top;

                public boolean hasNext() {
                    return at != null;
                }

                public E next() {
                    E e = at.value;
                    at = at.below;
                    return e;
                }
            };
        }
    }

    static class Heap<T> {
        private Object[] items = new Object[2];
        private int n;
        private final Comparator<? super T> order;

        Heap(Comparator<? super T> order) {
            this.order = order;
        }

        @SuppressWarnings("unchecked")
        private T at(int i) {
            return (T) items[i];
        }

        void add(T t) {
            if (n == items.length) {
                items = Arrays.copyOf(items, n * 2);
            }
            int i = n++;
            while (i > 0 && order.compare(t, at((i - 1) / 2)) < 0) {
                items[i] = items[(i - 1) / 2];
                i = (i - 1) / 2;
            }
            items[i] = t;
        }

        T take() {
            T result = at(0);
            T last = at(--n);
            items[n] = null;
            int i = 0;
            for (int c = 1; c < n; c = 2 * i + 1) {
                if (c + 1 < n && order.compare(at(c + 1), at(c)) < 0) {
                    c++;
                }
                if (order.compare(last, at(c)) <= 0) {
                    break;
                }
                items[i] = items[c];
                i = c;
            }
            if (n > 0) {
                items[i] = last;
            }
            return result;
        }
    }

    static class Grid<T> {
        private final T[][] cells;

        Grid(int w, int h, IntFunction<T[][]> rows, IntFunction<T[]> row) {
            cells = rows.apply(h);
            for (int i = 0; i < h; i++) {
                cells[i] = row.apply(w);
            }
        }

        void fill(Function<Integer, T> f) {
            int k = 0;
            for (T[] r : cells) {
                for (int x = 0; x < r.length; x++) {
                    r[x] = f.apply(k++);
                }
            }
        }
    }

    static final class Cell<T extends Comparable<? super T>> implements Comparable<Cell<T>> {
        private T value;

        Cell(T value) {
            this.value = Objects.requireNonNull(value);
        }

        public int compareTo(Cell<T> o) {
            return value.compareTo(o.value);
        }

        static <T extends Comparable<? super T>> Cell<T> max(Cell<T> a, Cell<T> b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }

    public static void main(String[] args) {
        LinkedStack<String> s = new LinkedStack<String>().push("a").push("bb").push("ccc");
        for (int n : s.map(String::length)) {
            System.out.print(n + " ");
        }
        System.out.println(s.pop() + s.pop() + s.pop());
        try {
            s.pop();
        } catch (NoSuchElementException e) {
            System.out.println("empty");
        }
        Heap<String> h = new Heap<>(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        for (String w : "pear fig apple kiwi date plum banana".split(" ")) {
            h.add(w);
        }
        StringBuilder sb = new StringBuilder();
        while (h.n > 0) {
            sb.append(h.take()).append(' ');
        }
        System.out.println(sb);
        Grid<Integer> g = new Grid<>(3, 2, Integer[][]::new, Integer[]::new);
        g.fill(i -> i * i);
        System.out.println(Arrays.deepToString(g.cells) + g.cells.getClass().getSimpleName());
        System.out.println(Cell.max(new Cell<>("x"), new Cell<>("y")).value + Cell.max(new Cell<>(3), new Cell<>(2)).value);
        Heap<Object> mixed = new Heap<>((a, b) -> a.toString().compareTo(b.toString()));
        mixed.add(5);
        mixed.add("4");
        mixed.add('3');
        System.out.println(mixed.take() + "" + mixed.take() + mixed.take());
    }
}
