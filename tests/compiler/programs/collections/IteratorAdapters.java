// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

public class IteratorAdapters {
    /// A lazy sequence with the usual operations, each an iterator over an iterator.
    interface Seq<T> extends Iterable<T> {
        static Seq<Integer> from(int start) {
            return () -> new Iterator<>() {
                int next = start;

                public boolean hasNext() {
                    return true;
                }

                public Integer next() {
                    return next++;
                }
            };
        }

        default <R> Seq<R> map(Function<? super T, ? extends R> f) {
            return () -> {
                Iterator<T> it = iterator();
                return new Iterator<>() {
                    public boolean hasNext() {
                        return it.hasNext();
                    }

                    public R next() {
                        return f.apply(it.next());
                    }
                };
            };
        }

        default Seq<T> filter(Predicate<? super T> p) {
            return () -> {
                Iterator<T> it = iterator();
                return new Iterator<>() {
                    T ahead;
                    boolean loaded;

                    public boolean hasNext() {
                        while (!loaded && it.hasNext()) {
                            ahead = it.next();
                            loaded = p.test(ahead);
                        }
                        return loaded;
                    }

                    public T next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException("filtered out");
                        }
                        loaded = false;
                        return ahead;
                    }
                };
            };
        }

        default Seq<T> take(int n) {
            return () -> {
                Iterator<T> it = iterator();
                int[] left = {n};
                return new Iterator<>() {
                    public boolean hasNext() {
                        return left[0] > 0 && it.hasNext();
                    }

                    public T next() {
                        left[0]--;
                        return it.next();
                    }
                };
            };
        }

        default <R> Seq<R> flatMap(Function<? super T, ? extends Iterable<R>> f) {
            return () -> {
                Iterator<T> outer = iterator();
                return new Iterator<>() {
                    Iterator<R> inner = Collections.emptyIterator();

                    public boolean hasNext() {
                        while (!inner.hasNext() && outer.hasNext()) {
                            inner = f.apply(outer.next()).iterator();
                        }
                        return inner.hasNext();
                    }

                    public R next() {
                        return hasNext() ? inner.next() : Collections.<R>emptyIterator().next();
                    }
                };
            };
        }

        default List<T> list() {
            List<T> out = new ArrayList<>();
            forEach(out::add);
            return out;
        }
    }

    public static void main(String[] args) {
        Seq<Integer> squares = Seq.from(1).map(n -> n * n);
        System.out.println(squares.filter(n -> n % 3 == 1).take(5).list() + " " + squares.take(3).list() + " " + squares.take(0).list());
        Seq<String> triangle = Seq.from(1).take(4).flatMap(n -> Seq.from(0).take(n - 1).map(k -> n + "" + k));
        System.out.println(triangle.list() + " " + triangle.filter(s -> s.startsWith("9")).list());
        Iterator<String> it = triangle.filter(s -> s.endsWith("2")).iterator();
        System.out.println(it.next());
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        long primes = 0;
        for (int p : Seq.from(2).filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0)).take(15)) {
            primes = primes * 10 + p % 10;
        }
        System.out.println(primes);
        PrimitiveIterator.OfInt ints = IntStream.of(3, 1, 2).iterator();
        int sum = ints.nextInt() * 100;
        while (ints.hasNext()) {
            sum += ints.next();
        }
        System.out.println(sum + " " + StreamSupport.stream(squares.take(4).spliterator(), false).mapToInt(n -> n).sum());
        Enumeration<Integer> e = Collections.enumeration(List.of(7, 8));
        List<Integer> enumerated = Collections.list(e);
        System.out.println(enumerated + " " + e.hasMoreElements() + " " + e.asIterator().hasNext());
        Spliterator<String> s = Spliterators.spliteratorUnknownSize(List.of("p", "q", "r").iterator(), Spliterator.ORDERED);
        System.out.println(s.tryAdvance(x -> System.out.print(x + " ")) + " " + s.hasCharacteristics(Spliterator.SIZED) + " " + (s.estimateSize() == Long.MAX_VALUE));
        s.forEachRemaining(System.out::print);
        System.out.println(s.tryAdvance(x -> System.out.print("never")));
    }
}
