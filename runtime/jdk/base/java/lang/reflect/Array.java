// SPDX-License-Identifier: Apache-2.0
package java.lang.reflect;

import corto.lang.Intrinsic;

/// Arrays of a type that is only known at run time. The compiler makes one-dimensional arrays; the rest is plain Java.
public final class Array {
    private static final int MAX_DIMENSIONS = 255; // JVMS §4.3.2

    private Array() {}

    public static Object newInstance(Class<?> componentType, int length) {
        if (componentType == void.class) {
            throw new IllegalArgumentException();
        }
        return newArray(componentType, length);
    }

    public static Object newInstance(Class<?> componentType, int... dimensions) {
        if (dimensions.length == 0 || dimensions.length > MAX_DIMENSIONS || componentType == void.class) {
            throw new IllegalArgumentException();
        }
        for (int length : dimensions) {
            if (length < 0) {
                throw new NegativeArraySizeException(String.valueOf(length));
            }
        }
        return newArrays(componentType, dimensions, 0);
    }

    private static Object newArrays(Class<?> componentType, int[] dimensions, int level) {
        if (level == dimensions.length - 1) {
            return newArray(componentType, dimensions[level]);
        }
        Class<?> inner = componentType;
        for (int i = level + 1; i < dimensions.length; i++) {
            inner = inner.arrayType();
        }
        Object[] outer = (Object[]) newArray(inner, dimensions[level]);
        for (int i = 0; i < outer.length; i++) {
            outer[i] = newArrays(componentType, dimensions, level + 1);
        }
        return outer;
    }

    /// Throws NegativeArraySizeException and OutOfMemoryError as the instruction does.
    @Intrinsic
    private static native Object newArray(Class<?> componentType, int length);

    public static int getLength(Object array) {
        return switch (array) {
            case Object[] a -> a.length;
            case int[] a -> a.length;
            case byte[] a -> a.length;
            case char[] a -> a.length;
            case long[] a -> a.length;
            case double[] a -> a.length;
            case float[] a -> a.length;
            case boolean[] a -> a.length;
            case short[] a -> a.length;
            default -> throw notAnArray();
        };
    }

    public static Object get(Object array, int index) {
        return switch (array) {
            case Object[] a -> a[index];
            case int[] a -> a[index];
            case byte[] a -> a[index];
            case char[] a -> a[index];
            case long[] a -> a[index];
            case double[] a -> a[index];
            case float[] a -> a[index];
            case boolean[] a -> a[index];
            case short[] a -> a[index];
            default -> throw notAnArray();
        };
    }

    public static boolean getBoolean(Object array, int index) {
        return switch (array) {
            case boolean[] a -> a[index];
            default -> throw mismatch(array);
        };
    }

    public static byte getByte(Object array, int index) {
        return switch (array) {
            case byte[] a -> a[index];
            default -> throw mismatch(array);
        };
    }

    public static char getChar(Object array, int index) {
        return switch (array) {
            case char[] a -> a[index];
            default -> throw mismatch(array);
        };
    }

    public static short getShort(Object array, int index) {
        return switch (array) {
            case short[] a -> a[index];
            default -> getByte(array, index);
        };
    }

    public static int getInt(Object array, int index) {
        return switch (array) {
            case int[] a -> a[index];
            case char[] a -> a[index];
            default -> getShort(array, index);
        };
    }

    public static long getLong(Object array, int index) {
        return switch (array) {
            case long[] a -> a[index];
            default -> getInt(array, index);
        };
    }

    public static float getFloat(Object array, int index) {
        return switch (array) {
            case float[] a -> a[index];
            default -> getLong(array, index);
        };
    }

    public static double getDouble(Object array, int index) {
        return switch (array) {
            case double[] a -> a[index];
            default -> getFloat(array, index);
        };
    }

    public static void set(Object array, int index, Object value) {
        if (array instanceof Object[] a) {
            try {
                a[index] = value;
            } catch (ArrayStoreException wrongType) {
                throw new IllegalArgumentException("array element type mismatch");
            }
            return;
        }
        switch (value) {
            case Boolean v -> setBoolean(array, index, v);
            case Byte v -> setByte(array, index, v);
            case Character v -> setChar(array, index, v);
            case Short v -> setShort(array, index, v);
            case Integer v -> setInt(array, index, v);
            case Long v -> setLong(array, index, v);
            case Float v -> setFloat(array, index, v);
            case Double v -> setDouble(array, index, v);
            case null, default -> throw mismatch(array);
        }
    }

    public static void setBoolean(Object array, int index, boolean value) {
        switch (array) {
            case boolean[] a -> a[index] = value;
            default -> throw mismatch(array);
        }
    }

    public static void setByte(Object array, int index, byte value) {
        switch (array) {
            case byte[] a -> a[index] = value;
            default -> setShort(array, index, value);
        }
    }

    public static void setChar(Object array, int index, char value) {
        switch (array) {
            case char[] a -> a[index] = value;
            default -> setInt(array, index, value);
        }
    }

    public static void setShort(Object array, int index, short value) {
        switch (array) {
            case short[] a -> a[index] = value;
            default -> setInt(array, index, value);
        }
    }

    public static void setInt(Object array, int index, int value) {
        switch (array) {
            case int[] a -> a[index] = value;
            default -> setLong(array, index, value);
        }
    }

    public static void setLong(Object array, int index, long value) {
        switch (array) {
            case long[] a -> a[index] = value;
            default -> setFloat(array, index, value);
        }
    }

    public static void setFloat(Object array, int index, float value) {
        switch (array) {
            case float[] a -> a[index] = value;
            default -> setDouble(array, index, value);
        }
    }

    public static void setDouble(Object array, int index, double value) {
        switch (array) {
            case double[] a -> a[index] = value;
            default -> throw mismatch(array);
        }
    }

    private static IllegalArgumentException notAnArray() {
        return new IllegalArgumentException("Argument is not an array");
    }

    private static IllegalArgumentException mismatch(Object array) {
        getLength(array);
        return new IllegalArgumentException("argument type mismatch");
    }
}
