// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;

public class Algorithms {
    static void heapSort(int[] a) {
        for (int i = a.length / 2 - 1; i >= 0; i--) {
            sift(a, i, a.length);
        }
        for (int n = a.length - 1; n > 0; n--) {
            int t = a[0];
            a[0] = a[n];
            a[n] = t;
            sift(a, 0, n);
        }
    }

    static void sift(int[] a, int i, int n) {
        for (int c = 2 * i + 1; c < n; i = c, c = 2 * i + 1) {
            if (c + 1 < n && a[c + 1] > a[c]) {
                c++;
            }
            if (a[i] >= a[c]) {
                return;
            }
            int t = a[i];
            a[i] = a[c];
            a[c] = t;
        }
    }

    static void quickSort(long[] a, int lo, int hi) {
        while (lo < hi) {
            long p = a[(lo + hi) >>> 1];
            int i = lo - 1;
            int j = hi + 1;
            while (true) {
                do {
                    i++;
                } while (a[i] < p);
                do {
                    j--;
                } while (a[j] > p);
                if (i >= j) {
                    break;
                }
                long t = a[i];
                a[i] = a[j];
                a[j] = t;
            }
            quickSort(a, lo, j);
            lo = j + 1;
        }
    }

    static void mergeSort(String[] a, String[] t, int lo, int hi) {
        if (hi - lo < 2) {
            return;
        }
        int mid = (lo + hi) / 2;
        mergeSort(a, t, lo, mid);
        mergeSort(a, t, mid, hi);
        for (int i = lo, j = mid, k = lo; k < hi; k++) {
            t[k] = j >= hi || i < mid && a[i].compareTo(a[j]) <= 0 ? a[i++] : a[j++];
        }
        System.arraycopy(t, lo, a, lo, hi - lo);
    }

    static void radixSort(byte[] a) {
        int[] counts = new int[256];
        for (byte b : a) {
            counts[b + 128]++;
        }
        int k = 0;
        for (int v = 0; v < 256; v++) {
            while (counts[v]-- > 0) {
                a[k++] = (byte) (v - 128);
            }
        }
    }

    static void insertion(double[] a) {
        for (int i = 1; i < a.length; i++) {
            double x = a[i];
            int j = i;
            for (; j > 0 && a[j - 1] > x; j--) {
                a[j] = a[j - 1];
            }
            a[j] = x;
        }
    }

    static int search(int[] a, int x) {
        int lo = 0;
        int hi = a.length - 1;
        while (lo <= hi) {
            int mid = (lo + hi) >>> 1;
            if (a[mid] == x) {
                return mid;
            } else if (a[mid] < x) {
                lo = mid + 1;
            } else {
                hi = mid - 1;
            }
        }
        return ~lo;
    }

    public static void main(String[] args) {
        int seed = 7;
        int[] ints = new int[200];
        long[] longs = new long[200];
        String[] strings = new String[60];
        byte[] bytes = new byte[300];
        double[] doubles = new double[40];
        for (int i = 0; i < 300; i++) {
            seed = seed * 69069 + 1;
            bytes[i] = (byte) (seed >> 16);
            if (i < 200) {
                ints[i] = seed >> 10;
                longs[i] = (long) seed * seed;
            }
            if (i < 60) {
                strings[i] = Integer.toString(seed >>> 4, 36);
            }
            if (i < 40) {
                doubles[i] = seed / 1000.0;
            }
        }
        heapSort(ints);
        quickSort(longs, 0, longs.length - 1);
        mergeSort(strings, new String[60], 0, 60);
        radixSort(bytes);
        insertion(doubles);
        System.out.println(Arrays.hashCode(ints) + " " + Arrays.hashCode(longs) + " " + Arrays.hashCode(strings) + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(doubles));
        System.out.println(search(ints, ints[77]) + " " + search(ints, Integer.MAX_VALUE) + " " + search(new int[0], 1));
        int[] expected = ints.clone();
        Arrays.sort(expected);
        System.out.println(Arrays.equals(ints, expected));
        int best = Integer.MIN_VALUE;
        int run = 0;
        for (int x : new int[] {-2, 1, -3, 4, -1, 2, 1, -5, 4}) {
            run = Math.max(x, run + x);
            best = Math.max(best, run);
        }
        System.out.println(best);
        int[] p = {0, 1, 2, 3};
        int count = 0;
        long hash = 0;
        do {
            count++;
            hash = hash * 31 + p[0] * 1000 + p[1] * 100 + p[2] * 10 + p[3];
        } while (next(p));
        System.out.println(count + " " + hash);
    }

    static boolean next(int[] p) {
        int i = p.length - 2;
        while (i >= 0 && p[i] > p[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = p.length - 1;
        while (p[j] < p[i]) {
            j--;
        }
        int t = p[i];
        p[i] = p[j];
        p[j] = t;
        for (int l = i + 1, r = p.length - 1; l < r; l++, r--) {
            t = p[l];
            p[l] = p[r];
            p[r] = t;
        }
        return true;
    }
}
