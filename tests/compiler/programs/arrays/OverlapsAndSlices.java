// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class OverlapsAndSlices {
    static void copy(Object from, int at, Object to, int into, int n) {
        try {
            System.arraycopy(from, at, to, into, n);
            System.out.println("copied");
        } catch (IndexOutOfBoundsException | ArrayStoreException | NullPointerException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        System.arraycopy(a, 0, a, 3, 6);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 4, a, 1, 6);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 10, a, 0, 0);
        copy(a, 10, a, 1, 1);
        copy(a, -1, a, 1, 1);
        copy(a, 0, a, 8, 3);
        copy(a, 0, a, 0, -1);
        copy(a, Integer.MAX_VALUE, a, 0, 1);
        copy(a, 1, a, Integer.MAX_VALUE, Integer.MAX_VALUE);
        copy(a, 0, new long[10], 0, 1);
        copy(a, 0, new Object[1], 0, 0);
        copy("text", 0, a, 0, 0);
        copy(null, 0, a, 0, 0);
        copy(new int[1][], 0, new Object[1], 0, 1);
        Object[] mixed = {"a", "b", 3, "d"};
        String[] strings = new String[4];
        copy(mixed, 0, strings, 0, 4);
        System.out.println(Arrays.toString(strings));
        copy(strings, 0, mixed, 2, 2);
        System.out.println(Arrays.toString(mixed));
        for (int length : new int[] {0, 1, 3, 8, 15, 16, 17, 64, 129}) {
            byte[] bytes = new byte[300];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            System.arraycopy(bytes, 5, bytes, 7, length);
            System.arraycopy(bytes, 100, bytes, 93, length);
            char[] chars = new char[200];
            Arrays.setAll(new int[0], i -> i);
            Arrays.fill(chars, 20, 20 + length, 'x');
            System.arraycopy(chars, 20, chars, 21, length);
            long[] longs = new long[140];
            Arrays.setAll(longs, i -> i * i);
            System.arraycopy(longs, 1, longs, 0, length);
            System.out.println(length + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(chars) + " " + Arrays.hashCode(longs));
        }
        System.out.println(Arrays.toString(Arrays.copyOf(a, 3)) + Arrays.toString(Arrays.copyOf(strings, 6)) + Arrays.toString(Arrays.copyOfRange(a, 8, 13)) + Arrays.copyOfRange(a, 10, 10).length);
        Object[] widened = Arrays.copyOf(strings, 2, Object[].class);
        widened[0] = 5;
        System.out.println(Arrays.toString(widened) + " " + widened.getClass().getSimpleName() + " " + strings.clone().getClass().getSimpleName());
        try {
            Arrays.copyOfRange(a, 5, 4);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.copyOf(a, -2);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        int[][] deep = {{1, 2}, null, {3}};
        int[][] shallow = deep.clone();
        shallow[0][0] = 100;
        shallow[2] = new int[] {9};
        System.out.println(Arrays.deepToString(deep) + Arrays.deepToString(shallow) + Arrays.deepEquals(deep, shallow) + Arrays.equals(deep, deep.clone()) + Arrays.deepHashCode(deep));
        System.out.println(Arrays.mismatch(a, new int[] {0, 3}) + " " + Arrays.compare(new int[] {1, 2}, new int[] {1}) + " " + Arrays.compareUnsigned(new byte[] {-1}, new byte[] {1}) + " " + Arrays.equals(a, 0, 2, a, 0, 2) + Arrays.mismatch(a, a.clone()));
        List<String> view = Arrays.asList(strings);
        view.set(2, "written through");
        System.out.println(strings[2] + " " + view.contains(null) + view.indexOf("b"));
        String[] grown = new ArrayList<>(List.of("p", "q")).toArray(new String[] {"1", "2", "3", "4"});
        System.out.println(Arrays.toString(grown) + List.of(1, 2).toArray(Integer[]::new).length);
    }
}
