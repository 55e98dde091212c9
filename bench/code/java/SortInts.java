// SPDX-License-Identifier: Apache-2.0

/// Quicksort of an `int[]`: median of three, insertion sort for short parts.
final class SortInts {
    private static final int LENGTH = 50_000;
    private static final int SHORT = 16;

    private final int[] data = new int[LENGTH];

    private static void sort(int[] a, int low, int high) {
        while (high - low > SHORT) {
            int middle = low + high >>> 1;
            int x = a[low];
            int y = a[middle];
            int z = a[high];
            int pivot = x < y ? (y < z ? y : Math.max(x, z)) : (x < z ? x : Math.max(y, z));
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = a[i];
                    a[i++] = a[j];
                    a[j--] = swapped;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j);
                low = i;
            } else {
                sort(a, i, high);
                high = j;
            }
        }
        for (int i = low + 1; i <= high; i++) {
            int value = a[i];
            int j = i - 1;
            while (j >= low && a[j] > value) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = value;
        }
    }

    private long work() {
        Sequence sequence = new Sequence(8);
        for (int i = 0; i < LENGTH; i++) {
            data[i] = sequence.next();
        }
        sort(data, 0, LENGTH - 1);
        long result = 0;
        for (int i = 0; i < LENGTH; i++) {
            result = result * 31 + data[i];
        }
        return result;
    }

    public static void main(String[] arguments) {
        SortInts program = new SortInts();
        Measure.run("sort-ints", arguments, program::work);
    }
}
