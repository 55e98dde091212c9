// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;
import java.util.Comparator;

public class SortingEverything {
    static int state;

    static int random() {
        state = state * 1103515245 + 12345;
        return state >>> 8;
    }

    static int[] numbers(int n, int kind) {
        state = n * 31 + kind;
        int[] a = new int[n];
        for (int i = 0; i < n; i++) {
            a[i] = switch (kind) {
                case 0 -> random() * 257;
                case 1 -> i;
                case 2 -> n - i;
                case 3 -> random() % 3;
                case 4 -> i % 2 == 0 ? i : -i;
                case 5 -> i < n / 2 ? i : i - n;
                case 6 -> Integer.MIN_VALUE + (i & 1) * -1;
                default -> i % 50 == 0 ? random() : i;
            };
        }
        return a;
    }

    static boolean sorted(int[] a) {
        for (int i = 1; i < a.length; i++) {
            if (a[i - 1] > a[i]) {
                return false;
            }
        }
        return true;
    }

    record Item(int key, int order) {}

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 3, 20, 45, 300, 5000}) {
            StringBuilder line = new StringBuilder(n + ":");
            for (int kind = 0; kind < 8; kind++) {
                int[] a = numbers(n, kind);
                long[] longs = Arrays.stream(a).asLongStream().map(x -> x * 0x100000001L).toArray();
                double[] doubles = Arrays.stream(a).mapToDouble(x -> x % 7 == 0 ? Double.NaN : x % 5 == 0 ? -0.0 : x % 3 == 0 ? 0.0 : x / 3.0).toArray();
                Item[] items = new Item[n];
                for (int i = 0; i < n; i++) {
                    items[i] = new Item(a[i] & 15, i);
                }
                int sum = Arrays.stream(a).sum();
                Arrays.sort(a);
                Arrays.sort(longs);
                Arrays.sort(doubles);
                Arrays.sort(items, Comparator.comparingInt(Item::key));
                boolean stable = true;
                for (int i = 1; i < n; i++) {
                    stable &= items[i - 1].key < items[i].key || items[i - 1].key == items[i].key && items[i - 1].order < items[i].order;
                }
                line.append(' ').append(sorted(a) && sum == Arrays.stream(a).sum()).append(stable).append(Arrays.hashCode(a)).append('/').append(Arrays.hashCode(longs)).append('/').append(Arrays.hashCode(doubles));
            }
            System.out.println(line);
        }
        byte[] bytes = {5, -128, 127, 0, -1, 5};
        short[] shorts = {300, -300, 0};
        char[] chars = "sorting".toCharArray();
        float[] floats = {Float.NaN, 0f, -0f, Float.NEGATIVE_INFINITY, 1e-45f, -1e-45f};
        Arrays.sort(bytes);
        Arrays.sort(shorts);
        Arrays.sort(chars, 1, 6);
        Arrays.sort(floats);
        System.out.println(Arrays.toString(bytes) + Arrays.toString(shorts) + new String(chars) + Arrays.toString(floats));
        System.out.println(Arrays.binarySearch(bytes, (byte) 6) + " " + Arrays.binarySearch(floats, 0f) + " " + Arrays.binarySearch(floats, Float.NaN) + " " + Arrays.binarySearch(new int[0], 1) + " " + Arrays.binarySearch(chars, 2, 4, 'z'));
        String[] words = {"pear", "Fig", "apple", "fig", "Date", "b"};
        Arrays.sort(words, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.reverseOrder()));
        System.out.println(Arrays.toString(words));
        try {
            Arrays.sort(new Object[] {1, "a"});
        } catch (ClassCastException e) {
            System.out.println("not comparable");
        }
        try {
            Integer[] many = new Integer[200];
            Arrays.setAll(many, i -> i * 7919 % 200);
            Arrays.sort(many, (a, b) -> a % 3 == 0 ? 1 : b % 2 == 0 ? -1 : 1);
            System.out.println("unnoticed");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.sort(bytes, 4, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int[] prefix = {1, 2, 3, 4};
        Arrays.parallelPrefix(prefix, (a, b) -> a * 10 + b);
        Arrays.parallelSort(words);
        System.out.println(Arrays.toString(prefix) + Arrays.toString(words));
    }
}
