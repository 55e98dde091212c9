// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Natives.array;
import static corto.compiler.interpret.Natives.bool;
import static corto.compiler.interpret.Natives.mirrored;
import static corto.compiler.interpret.Natives.object;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.Kind;

/// Object, String, Throwable, references, arrays, numbers.
final class ObjectNatives {
    private ObjectNatives() {}

    static NativeMethod replacement(String key) {
        return switch (key) {
            case "java/lang/Throwable.fillInStackTrace()Ljava/lang/Throwable;" -> (_, a) -> a[0];
            case "java/lang/Throwable.getStackTrace()[Ljava/lang/StackTraceElement;" ->
                Natives.refusal("asks for a stack trace, which exists only at run time");
            case "java/lang/String.intern()Ljava/lang/String;" -> (in, a) -> intern(in, (Instance) a[0]);
            // The host's StrictMath gives the same bits everywhere.
            case "java/lang/Math.sqrt(D)D", "java/lang/StrictMath.sqrt(D)D" -> (_, a) -> StrictMath.sqrt((Double) a[0]);
            default -> null;
        };
    }

    static NativeMethod nativeMethod(String key) {
        return switch (key) {
            case "java/lang/Object.getClass()Ljava/lang/Class;" -> (in, a) -> in.world.mirror(((HeapObject) a[0]).type);
            case "java/lang/Object.hashCode()I" -> (in, a) -> in.world.identityHash((HeapObject) a[0]);
            case "java/lang/System.identityHashCode(Ljava/lang/Object;)I" ->
                (in, a) -> a[0] == null ? 0 : in.world.identityHash((HeapObject) a[0]);
            case "java/lang/Object.clone()Ljava/lang/Object;" -> (in, a) -> copy(in, (HeapObject) a[0]);
            case "java/lang/Object.notify()V", "java/lang/Object.notifyAll()V" -> Natives.NOTHING;
            case "java/lang/ref/Reference.refersTo0(Ljava/lang/Object;)Z", "java/lang/ref/PhantomReference.refersTo0(Ljava/lang/Object;)Z" ->
                (in, a) -> bool(in.memory.read((Instance) a[0], referent(in)) == a[1]);
            case "java/lang/ref/Reference.clear0()V", "java/lang/ref/PhantomReference.clear0()V" -> (in, a) -> {
                in.memory.write((Instance) a[0], referent(in), null);
                return null;
            };
            case "java/lang/Float.floatToRawIntBits(F)I" -> (_, a) -> Float.floatToRawIntBits((Float) a[0]);
            case "java/lang/Float.intBitsToFloat(I)F" -> (_, a) -> Float.intBitsToFloat((Integer) a[0]);
            case "java/lang/Double.doubleToRawLongBits(D)J" -> (_, a) -> Double.doubleToRawLongBits((Double) a[0]);
            case "java/lang/Double.longBitsToDouble(J)D" -> (_, a) -> Double.longBitsToDouble((Long) a[0]);
            case "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V" -> (in, a) -> {
                copy(in, a[0], (Integer) a[1], a[2], (Integer) a[3], (Integer) a[4]);
                return null;
            };
            default -> arrayNative(key);
        };
    }

    private static NativeMethod arrayNative(String key) {
        return switch (key) {
            case "java/lang/reflect/Array.newArray(Ljava/lang/Class;I)Ljava/lang/Object;" -> (in, a) -> {
                JavaClass element = mirrored(in, a[0]);
                if (element.storageKind() == Kind.VOID) {
                    throw in.thrown("java/lang/IllegalArgumentException", null);
                }
                return in.memory.newArray(element.arrayClass(), (Integer) a[1]);
            };
            case "java/util/Arrays.newLike([Ljava/lang/Object;I)[Ljava/lang/Object;" -> (in, a) -> in.memory.newArray(array(in, a[0]).type, (Integer) a[1]);
            case "java/lang/reflect/Array.multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;" ->
                (in, a) -> newArrays(in, mirrored(in, a[0]), (int[]) array(in, a[1]).elements, 0);
            case "java/lang/reflect/Array.getLength(Ljava/lang/Object;)I" -> (in, a) -> array(in, a[0]).length();
            default -> null;
        };
    }

    private static JavaField referent(Interpreter in) {
        return in.world.classNamed("java/lang/ref/Reference").declaredField("referent");
    }

    private static HeapObject copy(Interpreter in, HeapObject object) {
        if (!object.type.isArray() && !object.type.isSubtypeOf(in.world.classNamed("java/lang/Cloneable"))) {
            throw in.thrown("java/lang/CloneNotSupportedException", object.type.javaName());
        }
        return in.memory.copy(object);
    }

    /// The string and its bytes must outlive a failed attempt: every later use of the constant gets them.
    private static Instance intern(Interpreter in, Instance string) {
        Instance constant = in.world.intern(string);
        if (constant == string) {
            HeapObject bytes = (HeapObject) string.get(string.type.declaredField("value"));
            in.journal.keep(string);
            in.journal.keep(bytes);
            string.owner = null;
            bytes.owner = null;
        }
        return constant;
    }

    private static ArrayObject newArrays(Interpreter in, JavaClass element, int[] lengths, int dimension) {
        JavaClass type = element;
        for (int i = dimension; i < lengths.length; i++) {
            type = type.arrayClass();
        }
        ArrayObject array = in.memory.newArray(type, lengths[dimension]);
        if (dimension + 1 < lengths.length) {
            for (int i = 0; i < lengths[dimension]; i++) {
                array.set(i, newArrays(in, element, lengths, dimension + 1));
            }
        }
        return array;
    }

    /// System.arraycopy: arrays of one primitive type, or of references, then up to the first element that does not fit.
    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static void copy(Interpreter in, Object source, int from, Object target, int to, int length) {
        String sourceType = object(in, source).type.javaName();
        String targetType = object(in, target).type.javaName();
        if (!(source instanceof ArrayObject s) || !(target instanceof ArrayObject t) || s.elements.getClass() != t.elements.getClass()) {
            throw in.thrown("java/lang/ArrayStoreException", arrayStoreMessage(source, target, sourceType, targetType));
        }
        checkRange(in, s, from, t, to, length);
        if (length == 0) {
            return;
        }
        in.memory.beforeRead(s);
        in.memory.beforeWrite(t, to, length);
        JavaClass wanted = t.type.element();
        if (t.elements instanceof HeapObject[] elements && !s.type.element().isSubtypeOf(wanted)) {
            for (int i = 0; i < length; i++) {
                HeapObject value = ((HeapObject[]) s.elements)[from + i];
                if (value != null && !value.type.isSubtypeOf(wanted)) {
                    throw in.thrown("java/lang/ArrayStoreException", "arraycopy: element type mismatch: can not cast one of the elements of "
                            + s.type.element().javaName() + "[] to the type of the destination array, " + wanted.javaName());
                }
                elements[to + i] = value;
            }
            return;
        }
        System.arraycopy(s.elements, from, t.elements, to, length);
    }

    /// As HotSpot words it.
    private static String arrayStoreMessage(Object source, Object target, String sourceType, String targetType) {
        if (!(source instanceof ArrayObject s)) {
            return "arraycopy: source type " + sourceType + " is not an array";
        }
        if (!(target instanceof ArrayObject t)) {
            return "arraycopy: destination type " + targetType + " is not an array";
        }
        return "arraycopy: type mismatch: can not copy " + name(s) + " into " + name(t);
    }

    private static String name(ArrayObject array) {
        return (array.elements instanceof HeapObject[] ? "object array" : array.type.element().name) + "[]";
    }

    private static void checkRange(Interpreter in, ArrayObject s, int from, ArrayObject t, int to, int length) {
        String problem = from < 0 ? "source index " + from + " out of bounds for " + bounds(s)
                : to < 0 ? "destination index " + to + " out of bounds for " + bounds(t)
                : length < 0 ? "length " + length + " is negative"
                : (long) from + length > s.length() ? "last source index " + Integer.toUnsignedString(from + length) + " out of bounds for " + bounds(s)
                : (long) to + length > t.length() ? "last destination index " + Integer.toUnsignedString(to + length) + " out of bounds for " + bounds(t)
                : null;
        if (problem != null) {
            throw in.thrown("java/lang/ArrayIndexOutOfBoundsException", "arraycopy: " + problem);
        }
    }

    private static String bounds(ArrayObject array) {
        String name = name(array);
        return name.substring(0, name.length() - 1) + array.length() + "]";
    }
}
