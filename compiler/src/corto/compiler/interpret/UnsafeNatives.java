// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Natives.bool;
import static corto.compiler.interpret.Natives.mirrored;
import static corto.compiler.interpret.Natives.text;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import java.util.Locale;

/// jdk.internal.misc.Unsafe over build-time objects, with the offsets that the image will have.
///
/// An access is of a whole field, or of any bytes of an array of primitives. Addresses without an object are refused.
final class UnsafeNatives {
    private static final Kind[] KINDS = {
        Kind.BOOLEAN, Kind.BYTE, Kind.SHORT, Kind.CHAR, Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.REFERENCE
    };

    /// Of static fields, which are variables of their own in an image: whoever uses it has to be substituted. An access with it faults.
    private static final long NO_OFFSET = Long.MIN_VALUE;

    private UnsafeNatives() {}

    /// What a method of Unsafe does at build time; null: it has a body that is right, or is refused.
    static NativeMethod find(JavaMethod method) {
        if (method.owner.name.equals("jdk/internal/misc/UnsafeConstants") && method.isClassInitializer()) {
            return (in, _) -> fillConstants(in, in.world.classNamed("jdk/internal/misc/UnsafeConstants"));
        }
        if (!method.owner.name.equals("jdk/internal/misc/Unsafe")) {
            return null;
        }
        NativeMethod exchange = exchange(method);
        return exchange != null ? exchange
                : method.name.startsWith("objectFieldOffset") || method.isNative() ? nativeMethod(method) : null;
    }

    /// `compareAndSetInt` → INT.
    private static Kind kind(String methodName) {
        for (Kind kind : KINDS) {
            String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            if (methodName.contains(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(methodName);
    }

    /// compareAndSetInt(object, offset, expected, value), weakCompareAndSetIntPlain, compareAndExchangeInt … of all kinds.
    ///
    /// Those of byte and short have bodies that use the int around them: that may be several fields.
    private static NativeMethod exchange(JavaMethod method) {
        boolean isExchange = method.name.startsWith("compareAndExchange");
        if (!isExchange && !method.name.startsWith("compareAndSet") && !method.name.startsWith("weakCompareAndSet")) {
            return null;
        }
        Kind kind = kind(method.name);
        return (in, a) -> {
            Object old = get(in, a[1], (Long) a[2], kind);
            boolean same = old == a[3] || old instanceof Number && old.equals(a[3]);
            if (same) {
                put(in, a[1], (Long) a[2], kind, a[4]);
            }
            return isExchange ? old : bool(same);
        };
    }

    private static NativeMethod nativeMethod(JavaMethod method) {
        return switch (method.name) {
            case "objectFieldOffset" -> null;
            case "objectFieldOffset0" -> (in, a) -> offset(in, ClassNatives.reflected(in, (Instance) a[1]));
            case "objectFieldOffset1" -> (in, a) -> {
                JavaField field = mirrored(in, a[1]).declaredField(text(in, a[2]));
                if (field == null) {
                    throw in.thrown("java/lang/InternalError", text(in, a[2]));
                }
                return offset(in, field);
            };
            case "staticFieldBase0" -> (_, _) -> null;
            case "staticFieldOffset0" -> (_, _) -> NO_OFFSET;
            case "arrayBaseOffset0" -> (in, a) -> element(in, a[1]).arrayDataOffset();
            case "arrayIndexScale0" -> (in, a) -> element(in, a[1]).sizeBytes;
            case "allocateInstance" -> (in, a) -> {
                in.ensureInitialized(mirrored(in, a[1]));
                return in.memory.newInstance(mirrored(in, a[1]));
            };
            case "shouldBeInitialized0" -> (in, a) -> bool(mirrored(in, a[1]).initialization != JavaClass.Initialization.BUILD_TIME);
            case "ensureClassInitialized0" -> (in, a) -> {
                in.ensureInitialized(mirrored(in, a[1]));
                return null;
            };
            case "throwException" -> (_, a) -> {
                throw new Thrown((Instance) a[1]);
            };
            case "copyMemory0" -> (in, a) -> copy(in, a, 1);
            case "copySwapMemory0" -> (in, a) -> copy(in, a, (int) (long) (Long) a[6]);
            case "setMemory0" -> UnsafeNatives::fill;
            case "fullFence", "unpark" -> Natives.NOTHING;
            default -> access(method);
        };
    }

    /// getInt(object, offset), putIntVolatile(object, offset, value) … of all kinds.
    private static NativeMethod access(JavaMethod method) {
        if (method.name.startsWith("get") && method.descriptor.startsWith("(Ljava/lang/Object;J)")) {
            Kind kind = kind(method.name);
            return (in, a) -> get(in, a[1], (Long) a[2], kind);
        }
        if (method.name.startsWith("put") && method.descriptor.startsWith("(Ljava/lang/Object;J")) {
            Kind kind = kind(method.name);
            return (in, a) -> {
                put(in, a[1], (Long) a[2], kind, a[3]);
                return null;
            };
        }
        return null;
    }

    private static Object offset(Interpreter in, JavaField field) {
        if (field.isStatic()) {
            throw in.thrown("java/lang/IllegalArgumentException", null);
        }
        in.world.markUnsafe(field);
        return (long) field.offset();
    }

    private static Kind element(Interpreter in, Object mirror) {
        JavaClass type = mirrored(in, mirror);
        if (!type.isArray()) {
            throw in.thrown("java/lang/InvalidClassException", type.javaName());
        }
        return type.element().storageKind();
    }

    /// The JVM puts these numbers in place; here they are those of the image.
    private static Object fillConstants(Interpreter in, JavaClass constants) {
        in.memory.write(constants.declaredField("ADDRESS_SIZE0"), 8);
        in.memory.write(constants.declaredField("PAGE_SIZE"), 4096);
        in.memory.write(constants.declaredField("BIG_ENDIAN"), 0);
        in.memory.write(constants.declaredField("UNALIGNED_ACCESS"), 1);
        in.memory.write(constants.declaredField("DATA_CACHE_LINE_FLUSH_SIZE"), 0);
        return null;
    }

    // Single accesses.

    private static HeapObject base(Interpreter in, Object base) {
        if (base == null) {
            throw in.refuse("uses an address outside the heap, which exists only at run time");
        }
        return (HeapObject) base;
    }

    private static Object get(Interpreter in, Object base, long offset, Kind kind) {
        switch (base(in, base)) {
            case Instance instance -> {
                JavaField field = field(in, instance, offset, kind);
                return fromBits(toBits(in.memory.read(instance, field), field.kind), in.memory.read(instance, field), kind);
            }
            case ArrayObject array -> {
                Kind element = array.type.element().storageKind();
                long byteIndex = offset - element.arrayDataOffset();
                if (kind == Kind.REFERENCE || element == Kind.REFERENCE) {
                    int index = elementIndex(in, array, byteIndex, kind, element);
                    in.memory.beforeRead(array);
                    return array.get(index);
                }
                in.memory.beforeRead(array);
                long bits = 0;
                for (int i = kind.sizeBytes - 1; i >= 0; i--) {
                    bits = bits << 8 | getByte(in, array, element, byteIndex + i);
                }
                return fromBits(bits, null, kind);
            }
        }
    }

    private static void put(Interpreter in, Object base, long offset, Kind kind, Object value) {
        switch (base(in, base)) {
            case Instance instance -> {
                JavaField field = field(in, instance, offset, kind);
                in.memory.write(instance, field, fromBits(toBits(value, kind), value, field.kind));
            }
            case ArrayObject array -> {
                Kind element = array.type.element().storageKind();
                long byteIndex = offset - element.arrayDataOffset();
                if (kind == Kind.REFERENCE || element == Kind.REFERENCE) {
                    int index = elementIndex(in, array, byteIndex, kind, element);
                    in.memory.beforeWrite(array, index);
                    in.memory.checkKeep(value);
                    array.set(index, value);
                    return;
                }
                long bits = toBits(value, kind);
                for (int i = 0; i < kind.sizeBytes; i++) {
                    putByte(in, array, element, byteIndex + i, (byte) (bits >> 8 * i));
                }
            }
        }
    }

    private static JavaField field(Interpreter in, Instance instance, long offset, Kind kind) {
        JavaField field = instance.type.fieldAt(offset);
        if (field == null || field.kind.sizeBytes != kind.sizeBytes || field.kind.isReference() != kind.isReference()) {
            throw in.refuse("accesses " + kind.sizeBytes + " bytes at offset " + offset + " of " + instance + ", which is not one field");
        }
        return field;
    }

    private static int elementIndex(Interpreter in, ArrayObject array, long byteIndex, Kind kind, Kind element) {
        if (kind != element || byteIndex % element.sizeBytes != 0 || byteIndex < 0
                || byteIndex / element.sizeBytes >= array.length()) {
            throw in.refuse("accesses " + array + " at byte " + byteIndex + ", which is not an element");
        }
        return (int) (byteIndex / element.sizeBytes);
    }

    private static int index(Interpreter in, ArrayObject array, Kind element, long byteIndex) {
        long index = byteIndex >> element.shift;
        if (byteIndex < 0 || index >= array.length()) {
            throw in.refuse("accesses " + array + " at byte " + byteIndex + ", which is outside");
        }
        return (int) index;
    }

    private static int getByte(Interpreter in, ArrayObject array, Kind element, long byteIndex) {
        long bits = toBits(array.get(index(in, array, element, byteIndex)), element);
        return (int) (bits >> 8 * (byteIndex & element.sizeBytes - 1)) & 0xff;
    }

    private static void putByte(Interpreter in, ArrayObject array, Kind element, long byteIndex, byte value) {
        int index = index(in, array, element, byteIndex);
        in.memory.beforeWrite(array, index);
        int shift = (int) (8 * (byteIndex & element.sizeBytes - 1));
        long bits = toBits(array.get(index), element) & ~(0xffL << shift) | (value & 0xffL) << shift;
        array.set(index, fromBits(bits, null, element));
    }

    private static long toBits(Object value, Kind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> (Integer) value;
            case LONG -> (Long) value;
            case FLOAT -> Float.floatToRawIntBits((Float) value);
            case DOUBLE -> Double.doubleToRawLongBits((Double) value);
            case REFERENCE, VOID -> 0;
        };
    }

    private static Object fromBits(long bits, Object reference, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (int) bits & 1;
            case BYTE -> (int) (byte) bits;
            case SHORT -> (int) (short) bits;
            case CHAR -> (int) (char) bits;
            case INT -> (int) bits;
            case LONG -> bits;
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
            case REFERENCE, VOID -> reference;
        };
    }

    // Many bytes.

    private static Object fill(Interpreter in, Object[] a) {
        for (long i = 0; i < (Long) a[3]; i++) {
            put(in, a[1], (Long) a[2] + i, Kind.BYTE, a[4]);
        }
        return null;
    }

    /// Through a copy, as the two may overlap; the bytes of each unit of `unitBytes` are reversed unless it is 1.
    private static Object copy(Interpreter in, Object[] a, int unitBytes) {
        int length = Math.toIntExact((Long) a[5]);
        int[] bytes = new int[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (Integer) get(in, a[1], (Long) a[2] + i, Kind.BYTE);
        }
        for (int i = 0; i < length; i++) {
            int from = i - i % unitBytes + unitBytes - 1 - i % unitBytes;
            put(in, a[3], (Long) a[4] + i, Kind.BYTE, bytes[from]);
        }
        return null;
    }
}
