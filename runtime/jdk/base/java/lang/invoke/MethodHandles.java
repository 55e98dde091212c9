// SPDX-License-Identifier: Apache-2.0
package java.lang.invoke;

import corto.lang.Delete;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.internal.misc.Unsafe;
import jdk.internal.reflect.Reflection;

/// Makes variable handles. Method handles do not exist in an image; lambdas and method references, which do not need them, do.
public final class MethodHandles {
    private static final String NO_METHOD_HANDLES = "an image has no method handles: use a lambda or a method reference";

    private MethodHandles() {}

    /// Answered when the image is built, in the initialiser that calls it.
    public static Lookup lookup() {
        return new Lookup(Reflection.getCallerClass());
    }

    public static Lookup publicLookup() {
        return new Lookup(Object.class);
    }

    public static Lookup privateLookupIn(Class<?> target, Lookup caller) {
        return new Lookup(target);
    }

    public static VarHandle arrayElementVarHandle(Class<?> arrayClass) {
        Class<?> element = arrayClass.getComponentType();
        if (element == null) {
            throw new IllegalArgumentException("not an array type: " + arrayClass);
        }
        Unsafe unsafe = Unsafe.getUnsafe();
        int shift = Integer.numberOfTrailingZeros(unsafe.arrayIndexScale(arrayClass));
        return new VarHandle(element, arrayClass, null, unsafe.arrayBaseOffset(arrayClass), shift, false);
    }

    public static VarHandle byteArrayViewVarHandle(Class<?> viewArrayClass, ByteOrder order) {
        Class<?> element = viewArrayClass.getComponentType();
        if (element == null) {
            throw new IllegalArgumentException("not an array type: " + viewArrayClass);
        }
        if (!element.isPrimitive() || element == boolean.class || element == byte.class) {
            throw new UnsupportedOperationException();
        }
        long base = Unsafe.getUnsafe().arrayBaseOffset(byte[].class);
        return new VarHandle(element, byte[].class, null, base, 0, order == ByteOrder.BIG_ENDIAN);
    }

    @Delete(reason = "an image has no variable handles over byte buffers: use the buffer's own get and put methods")
    public static VarHandle byteBufferViewVarHandle(Class<?> viewArrayClass, ByteOrder order) {
        throw new UnsupportedOperationException();
    }

    /// Finds fields for a class. Access is not checked: javac has done that for code that names them.
    public static final class Lookup {
        private final Class<?> lookupClass;

        private Lookup(Class<?> lookupClass) {
            this.lookupClass = lookupClass;
        }

        public Class<?> lookupClass() {
            return lookupClass;
        }

        public Lookup in(Class<?> other) {
            return new Lookup(other);
        }

        public VarHandle findVarHandle(Class<?> holder, String name, Class<?> type) throws NoSuchFieldException {
            long offset = Unsafe.getUnsafe().objectFieldOffset(holder, name);
            return new VarHandle(Objects.requireNonNull(type), holder, null, offset, -1, false);
        }

        @Delete(reason = "an image has no variable handles for static fields: use an atomic class or a field of an object")
        public VarHandle findStaticVarHandle(Class<?> holder, String name, Class<?> type) throws NoSuchFieldException {
            throw new NoSuchFieldException(name);
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findVirtual(Class<?> holder, String name, MethodType type) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findStatic(Class<?> holder, String name, MethodType type) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findSpecial(Class<?> holder, String name, MethodType type, Class<?> caller) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findConstructor(Class<?> holder, MethodType type) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findGetter(Class<?> holder, String name, Class<?> type) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle findSetter(Class<?> holder, String name, Class<?> type) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle unreflect(Method method) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle unreflectConstructor(Constructor<?> constructor) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = NO_METHOD_HANDLES)
        public MethodHandle unreflectGetter(Field field) {
            throw new UnsupportedOperationException();
        }

        @Delete(reason = "an image loads no classes: compile the class into it")
        public Class<?> defineClass(byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return lookupClass.getName();
        }
    }
}
