// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.reflect.Array;

/// A build-time array. `elements` is a Java array of the matching primitive type (`boolean[]` … `double[]`,
/// `long[]` for word types) or a `HeapObject[]`.
public final class ArrayObject extends HeapObject {
    public final Object elements;

    public ArrayObject(JavaClass type, int length) {
        this(type, switch (type.element().storageKind()) {
            case BOOLEAN -> new boolean[length];
            case BYTE -> new byte[length];
            case SHORT -> new short[length];
            case CHAR -> new char[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case REFERENCE -> new HeapObject[length];
            case VOID -> throw new IllegalArgumentException("array of void");
        });
    }

    public ArrayObject(JavaClass type, Object elements) {
        super(type);
        this.elements = elements;
    }

    public int length() {
        return Array.getLength(elements);
    }

    /// An element as the interpreter represents values: Integer for all int kinds.
    public Object get(int index) {
        return switch (elements) {
            case boolean[] a -> a[index] ? 1 : 0;
            case byte[] a -> (int) a[index];
            case short[] a -> (int) a[index];
            case char[] a -> (int) a[index];
            case int[] a -> a[index];
            case long[] a -> a[index];
            case float[] a -> a[index];
            case double[] a -> a[index];
            case HeapObject[] a -> a[index];
            default -> throw new IllegalStateException();
        };
    }

    public void set(int index, Object value) {
        switch (elements) {
            case boolean[] a -> a[index] = ((Integer) value & 1) != 0;
            case byte[] a -> a[index] = (byte) (int) (Integer) value;
            case short[] a -> a[index] = (short) (int) (Integer) value;
            case char[] a -> a[index] = (char) (int) (Integer) value;
            case int[] a -> a[index] = (Integer) value;
            case long[] a -> a[index] = (Long) value;
            case float[] a -> a[index] = (Float) value;
            case double[] a -> a[index] = (Double) value;
            case HeapObject[] a -> a[index] = (HeapObject) value;
            default -> throw new IllegalStateException();
        }
    }

    public ArrayObject copy() {
        int length = length();
        ArrayObject copy = new ArrayObject(type, length);
        System.arraycopy(elements, 0, copy.elements, 0, length);
        return copy;
    }

    @Override
    public int sizeBytes() {
        Kind kind = type.element().storageKind();
        long size = kind.arrayDataOffset() + (long) length() * kind.sizeBytes;
        return Math.toIntExact((size + 7) & ~7L);
    }

    @Override
    public String toString() {
        return "an array " + type.javaName() + " of " + length();
    }
}
