// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

public class HeapsAndMerges {
    /// Merges sorted iterators lazily, with a heap of heads.
    static <T> Iterator<T> merge(List<? extends Iterator<T>> sources, Comparator<? super T> order) {
        record Head<U>(U value, int source) {}
        PriorityQueue<Head<T>> heads = new PriorityQueue<>(Comparator.<Head<T>, T>comparing(Head::value, order).thenComparingInt(Head::source));
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).hasNext()) {
                heads.add(new Head<>(sources.get(i).next(), i));
            }
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public T next() {
                Head<T> head = heads.poll();
                if (head == null) {
                    throw new NoSuchElementException();
                }
                Iterator<T> source = sources.get(head.source());
                if (source.hasNext()) {
                    heads.add(new Head<>(source.next(), head.source()));
                }
                return head.value();
            }
        };
    }

    /// The running median, from two heaps.
    static final class Median {
        private final PriorityQueue<Integer> low = new PriorityQueue<>(Collections.reverseOrder());
        private final PriorityQueue<Integer> high = new PriorityQueue<>();

        void add(int n) {
            low.add(n);
            high.add(low.remove());
            if (high.size() > low.size()) {
                low.add(high.remove());
            }
        }

        double value() {
            return low.size() > high.size() ? low.peek() : ((double) low.peek() + high.peek()) / 2;
        }
    }

    record Code(int weight, String symbols, Code left, Code right) {
        void collect(String prefix, List<String> out) {
            if (left == null) {
                out.add(symbols + "=" + prefix);
            } else {
                left.collect(prefix + '0', out);
                right.collect(prefix + '1', out);
            }
        }
    }

    public static void main(String[] args) {
        Iterator<Integer> merged = merge(List.of(List.of(1, 4, 9).iterator(), List.<Integer>of().iterator(), List.of(2, 4, 4, 10).iterator(), List.of(0).iterator()), Comparator.naturalOrder());
        StringBuilder out = new StringBuilder();
        merged.forEachRemaining(n -> out.append(n).append(' '));
        System.out.println(out);
        try {
            merged.next();
        } catch (NoSuchElementException e) {
            System.out.println("exhausted");
        }
        Median median = new Median();
        for (int n : new int[] {5, 3, 8, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0}) {
            median.add(n);
            System.out.print(median.value() + " ");
        }
        System.out.println();
        int[] frequency = new int[128];
        for (char c : "abracadabra alakazam".toCharArray()) {
            frequency[c]++;
        }
        PriorityQueue<Code> queue = new PriorityQueue<>(Comparator.comparingInt(Code::weight).thenComparing(Code::symbols));
        for (char c = 0; c < 128; c++) {
            if (frequency[c] > 0) {
                queue.add(new Code(frequency[c], String.valueOf(c), null, null));
            }
        }
        while (queue.size() > 1) {
            Code a = queue.remove();
            Code b = queue.remove();
            queue.add(new Code(a.weight + b.weight, a.symbols + b.symbols, a, b));
        }
        List<String> codes = new ArrayList<>();
        queue.remove().collect("", codes);
        System.out.println(codes);
        PriorityQueue<int[]> arrays = new PriorityQueue<>(Arrays::compare);
        arrays.add(new int[] {1, 2});
        arrays.add(new int[] {1});
        arrays.add(new int[] {0, 9, 9});
        arrays.add(new int[0]);
        while (!arrays.isEmpty()) {
            System.out.print(Arrays.toString(arrays.poll()));
        }
        System.out.println();
        PriorityQueue<String> removing = new PriorityQueue<>(List.of("e", "b", "d", "a", "c", "b"));
        System.out.println(removing.remove("b") + " " + removing.remove("z") + " " + removing.removeIf(s -> s.compareTo("c") > 0) + " " + removing.poll() + removing.poll() + removing.poll() + removing.poll());
        try {
            new PriorityQueue<Object>().addAll(List.of(1, "x"));
        } catch (ClassCastException e) {
            System.out.println("not comparable with each other");
        }
    }
}
