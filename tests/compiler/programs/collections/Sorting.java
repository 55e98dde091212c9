// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

public class Sorting {
    static int seed = 1;

    static int next() {
        seed = seed * 1664525 + 1013904223;
        return seed >> 8;
    }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 10, 50, 100, 300, 1000, 5000}) {
            int[] ints = new int[n];
            long[] longs = new long[n];
            double[] doubles = new double[n];
            char[] chars = new char[n];
            byte[] bytes = new byte[n];
            short[] shorts = new short[n];
            float[] floats = new float[n];
            Integer[] boxed = new Integer[n];
            for (int i = 0; i < n; i++) {
                ints[i] = next();
                longs[i] = (long) next() << 30;
                doubles[i] = i % 50 == 7 ? Double.NaN : i % 50 == 8 ? -0.0 : i % 50 == 9 ? 0.0 : next() / 1e3;
                floats[i] = i % 40 == 1 ? Float.NaN : next() / 7f;
                chars[i] = (char) next();
                bytes[i] = (byte) next();
                shorts[i] = (short) next();
                boxed[i] = next() % 100;
            }
            Arrays.sort(ints);
            Arrays.sort(longs);
            Arrays.sort(doubles);
            Arrays.sort(floats);
            Arrays.sort(chars);
            Arrays.sort(bytes);
            Arrays.sort(shorts);
            Arrays.sort(boxed);
            System.out.println(n + " " + Arrays.hashCode(ints) + " " + Arrays.hashCode(longs) + " " + Arrays.hashCode(doubles) + " " + Arrays.hashCode(floats) + " " + Arrays.hashCode(chars) + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(shorts) + " " + Arrays.hashCode(boxed));
            Arrays.sort(boxed, Collections.reverseOrder());
            System.out.println(Arrays.hashCode(boxed) + " " + (n > 2 ? Arrays.binarySearch(ints, ints[n / 2]) == n / 2 : "-"));
        }
        int[] shapes = new int[2000];
        for (int kind = 0; kind < 5; kind++) {
            for (int i = 0; i < shapes.length; i++) {
                shapes[i] = switch (kind) {
                    case 0 -> i;
                    case 1 -> -i;
                    case 2 -> 5;
                    case 3 -> i % 100;
                    default -> (i & 1) == 0 ? i : 2000 - i;
                };
            }
            Arrays.sort(shapes);
            Integer[] objects = new Integer[1000];
            for (int i = 0; i < objects.length; i++) {
                objects[i] = shapes[i * 2 % 2000] ^ kind;
            }
            Arrays.sort(objects, Comparator.comparing(x -> x % 7));
            System.out.println(kind + " " + Arrays.hashCode(shapes) + " " + Arrays.hashCode(objects));
        }
        int[] part = {9, 8, 7, 6, 5, 4, 3, 2, 1};
        Arrays.sort(part, 2, 6);
        System.out.println(Arrays.toString(part));
        try {
            Arrays.sort(part, 3, 20);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.sort(part, 3, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        List<String> words = new ArrayList<>(List.of("delta", "Alpha", "charlie", "bravo", "Echo", "alpha"));
        words.sort(Comparator.naturalOrder());
        System.out.print(words);
        words.sort(String::compareToIgnoreCase);
        System.out.print(words);
        words.sort(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        System.out.println(words);
        try {
            Arrays.sort(new Object[] {1, "x"});
        } catch (ClassCastException e) {
            System.out.println("mixed");
        }
    }
}
