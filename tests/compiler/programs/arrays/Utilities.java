// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;
import java.util.List;

public class Utilities {
    public static void main(String[] args) {
        int[] a = {5, 2, 8, 1};
        System.out.println(Arrays.toString(Arrays.copyOf(a, 6)) + Arrays.toString(Arrays.copyOf(a, 2)) + Arrays.toString(Arrays.copyOfRange(a, 1, 3)) + Arrays.toString(Arrays.copyOfRange(a, 2, 7)));
        int[] filled = new int[5];
        Arrays.fill(filled, 7);
        Arrays.fill(filled, 1, 3, -1);
        System.out.println(Arrays.toString(filled) + Arrays.hashCode(filled) + " " + Arrays.equals(a, a.clone()) + Arrays.equals(a, filled) + Arrays.equals((int[]) null, null) + Arrays.equals(a, 0, 2, new int[] {5, 2, 9}, 0, 2));
        Arrays.sort(a);
        System.out.println(Arrays.binarySearch(a, 5) + " " + Arrays.binarySearch(a, 3) + " " + Arrays.binarySearch(a, 100) + " " + Arrays.binarySearch(a, 1, 3, 8));
        Arrays.setAll(a, i -> i * i);
        System.out.println(Arrays.toString(a) + Arrays.stream(a).sum());
        Arrays.parallelPrefix(a, Integer::sum);
        System.out.println(Arrays.toString(a) + Arrays.compare(a, new int[] {0, 1, 6}) + " " + Arrays.mismatch(a, new int[] {0, 1, 5, 15}) + Arrays.compareUnsigned(new int[] {-1}, new int[] {1}));
        String[] s = {"pear", "Apple", "fig"};
        Arrays.sort(s);
        System.out.print(Arrays.toString(s));
        Arrays.sort(s, String.CASE_INSENSITIVE_ORDER);
        System.out.println(Arrays.toString(s) + Arrays.asList(s).indexOf("fig") + Arrays.hashCode(s));
        List<String> view = Arrays.asList(s);
        view.set(0, "changed");
        System.out.println(s[0] + view.contains("pear") + view.size() + view);
        Object[] nested = {1, new int[] {2, 3}, new Object[] {"x", null, new double[] {1.5}}};
        System.out.println(Arrays.deepToString(nested) + Arrays.deepHashCode(new Object[] {1, new int[] {2}}) + Arrays.deepEquals(nested, nested.clone()));
        Object[] cyclic = new Object[2];
        cyclic[0] = cyclic;
        System.out.println(Arrays.deepToString(cyclic));
        System.out.println(Arrays.toString((int[]) null) + Arrays.toString(new boolean[] {true}) + Arrays.toString(new char[] {'c'}) + Arrays.toString(new float[] {1f}) + Arrays.toString(new byte[] {-1}) + Arrays.toString(new short[0]) + Arrays.toString(new long[] {1L}) + Arrays.toString(new double[] {-0.0}));
        System.out.println(Arrays.hashCode(new double[] {0.0, -0.0}) + " " + Arrays.hashCode(new boolean[] {true, false}) + " " + Arrays.hashCode(new Object[] {null, "a"}) + " " + Arrays.hashCode(new float[] {1.5f}) + " " + Arrays.equals(new double[] {Double.NaN, 0.0}, new double[] {Double.NaN, -0.0}));
        Integer[] boxed = {3, 1, 2};
        Arrays.sort(boxed, (x, y) -> y - x);
        System.out.println(Arrays.toString(boxed) + Arrays.toString(Arrays.copyOf(boxed, 4)) + Arrays.copyOf(boxed, 1, Number[].class).getClass().getSimpleName());
        try {
            Arrays.copyOfRange(a, 3, 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.copyOf(a, -1);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.fill(a, 2, 9, 0);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        long[] longs = new long[100];
        Arrays.setAll(longs, i -> (i * 7919L) % 101);
        Arrays.parallelSort(longs);
        System.out.println(longs[0] + " " + longs[50] + " " + Arrays.hashCode(longs));
    }
}
