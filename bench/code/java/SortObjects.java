// SPDX-License-Identifier: Apache-2.0

import java.util.Comparator;

/// Merge sort of objects with a comparator chosen at run time; in C a pointer to a comparing function.
final class SortObjects {
    private static final int LENGTH = 20_000;
    private static final int SHORT = 8;

    private record Person(int age, int number) {}

    private static final class ByAge implements Comparator<Person> {
        @Override
        public int compare(Person a, Person b) {
            return a.age != b.age ? (a.age < b.age ? -1 : 1) : Integer.compare(a.number, b.number);
        }
    }

    private static final class ByNumber implements Comparator<Person> {
        @Override
        public int compare(Person a, Person b) {
            return Integer.compare(a.number, b.number);
        }
    }

    private final Person[] people = new Person[LENGTH];
    private final Person[] sorted = new Person[LENGTH];
    private final Person[] scratch = new Person[LENGTH];

    private SortObjects() {
        Sequence sequence = new Sequence(9);
        for (int i = 0; i < LENGTH; i++) {
            people[i] = new Person(sequence.below(100), sequence.next());
        }
    }

    /// Sorts from `low` to before `high`.
    private static <T> void sort(T[] a, T[] scratch, int low, int high, Comparator<? super T> order) {
        if (high - low <= SHORT) {
            for (int i = low + 1; i < high; i++) {
                T value = a[i];
                int j = i - 1;
                while (j >= low && order.compare(a[j], value) > 0) {
                    a[j + 1] = a[j];
                    j--;
                }
                a[j + 1] = value;
            }
            return;
        }
        int middle = low + high >>> 1;
        sort(a, scratch, low, middle, order);
        sort(a, scratch, middle, high, order);
        for (int i = low; i < middle; i++) {
            scratch[i] = a[i];
        }
        int left = low;
        int right = middle;
        int to = low;
        while (left < middle && right < high) {
            a[to++] = order.compare(scratch[left], a[right]) <= 0 ? scratch[left++] : a[right++];
        }
        while (left < middle) {
            a[to++] = scratch[left++];
        }
    }

    private long sortedBy(Comparator<Person> order) {
        for (int i = 0; i < LENGTH; i++) {
            sorted[i] = people[i];
        }
        sort(sorted, scratch, 0, LENGTH, order);
        long result = 0;
        for (int i = 0; i < LENGTH; i++) {
            result = result * 31 + sorted[i].number;
        }
        return result;
    }

    private long work() {
        return sortedBy(new ByAge()) * 31 + sortedBy(new ByNumber());
    }

    public static void main(String[] arguments) {
        SortObjects program = new SortObjects();
        Measure.run("sort-objects", arguments, program::work);
    }
}
