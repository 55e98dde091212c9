// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Intrinsic;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.Objects;

/// The parallel forms do the same work on the one thread there is; HotSpot's lead into the fork-join pool.
@Substitute("java.util.Arrays")
final class ArraysSubstitution {
    /// For strings, so in every image: without a StringBuilder for the message.
    @Replace
    public static byte[] copyOfRange(byte[] original, int from, int to) {
        int length = to - from;
        if (length < 0) {
            throw new IllegalArgumentException(Integer.toString(from).concat(" > ").concat(Integer.toString(to)));
        }
        byte[] copy = new byte[length];
        System.arraycopy(original, from, copy, 0, Math.min(original.length - from, length));
        return copy;
    }

    /// The array's class is found through the array. The JDK's way leads through its Class object to one of an array of any class, and has an image keep them all.
    @Replace
    public static <T> T[] copyOf(T[] original, int newLength) {
        int length = Math.min(original.length, newLength);
        T[] copy = newLike(original, newLength);
        System.arraycopy(original, 0, copy, 0, length);
        return copy;
    }

    /// A new array of the class of `array`, which is not null. Throws as the instruction does.
    @Intrinsic
    private static native <T> T[] newLike(T[] array, int length);

    @Replace
    public static void parallelSort(byte[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(byte[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(char[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(char[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(short[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(short[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(int[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(int[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(long[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(long[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(float[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(float[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static void parallelSort(double[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static void parallelSort(double[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static <T extends Comparable<? super T>> void parallelSort(T[] array) {
        Arrays.sort(array);
    }

    @Replace
    public static <T extends Comparable<? super T>> void parallelSort(T[] array, int from, int to) {
        Arrays.sort(array, from, to);
    }

    @Replace
    public static <T> void parallelSort(T[] array, Comparator<? super T> order) {
        Arrays.sort(array, order);
    }

    @Replace
    public static <T> void parallelSort(T[] array, int from, int to, Comparator<? super T> order) {
        Arrays.sort(array, from, to, order);
    }

    @Replace
    public static void parallelPrefix(int[] array, IntBinaryOperator operation) {
        parallelPrefix(array, 0, array.length, operation);
    }

    @Replace
    public static void parallelPrefix(int[] array, int from, int to, IntBinaryOperator operation) {
        Objects.requireNonNull(operation);
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        }
        Objects.checkFromToIndex(from, to, array.length);
        for (int i = from + 1; i < to; i++) {
            array[i] = operation.applyAsInt(array[i - 1], array[i]);
        }
    }

    @Replace
    public static void parallelPrefix(long[] array, LongBinaryOperator operation) {
        parallelPrefix(array, 0, array.length, operation);
    }

    @Replace
    public static void parallelPrefix(long[] array, int from, int to, LongBinaryOperator operation) {
        Objects.requireNonNull(operation);
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        }
        Objects.checkFromToIndex(from, to, array.length);
        for (int i = from + 1; i < to; i++) {
            array[i] = operation.applyAsLong(array[i - 1], array[i]);
        }
    }

    @Replace
    public static void parallelPrefix(double[] array, DoubleBinaryOperator operation) {
        parallelPrefix(array, 0, array.length, operation);
    }

    @Replace
    public static void parallelPrefix(double[] array, int from, int to, DoubleBinaryOperator operation) {
        Objects.requireNonNull(operation);
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        }
        Objects.checkFromToIndex(from, to, array.length);
        for (int i = from + 1; i < to; i++) {
            array[i] = operation.applyAsDouble(array[i - 1], array[i]);
        }
    }

    @Replace
    public static <T> void parallelPrefix(T[] array, BinaryOperator<T> operation) {
        parallelPrefix(array, 0, array.length, operation);
    }

    @Replace
    public static <T> void parallelPrefix(T[] array, int from, int to, BinaryOperator<T> operation) {
        Objects.requireNonNull(operation);
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        }
        Objects.checkFromToIndex(from, to, array.length);
        for (int i = from + 1; i < to; i++) {
            array[i] = operation.apply(array[i - 1], array[i]);
        }
    }
}
