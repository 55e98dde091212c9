// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.ObjectAddress;

/// Finds out why `System.arraycopy` failed, and says it as HotSpot does. Copying itself does not look that closely.
///
/// Text is put together with String.concat, so that not every image has a StringBuilder.
final class ArrayCopyFailure {
    private ArrayCopyFailure() {}

    static Throwable of(Object from, int fromIndex, Object to, int toIndex, int length) {
        if (from == null || to == null) {
            return new NullPointerException();
        }
        int fromKind = kind(from);
        int toKind = kind(to);
        if (fromKind == ClassDescriptor.KIND_INSTANCE) {
            return new ArrayStoreException("arraycopy: source type ".concat(typeName(from)).concat(" is not an array"));
        }
        if (toKind == ClassDescriptor.KIND_INSTANCE) {
            return new ArrayStoreException("arraycopy: destination type ".concat(typeName(to)).concat(" is not an array"));
        }
        if (fromKind != toKind || fromKind == ClassDescriptor.KIND_PRIMITIVE_ARRAY && !sameClass(from, to)) {
            return new ArrayStoreException("arraycopy: type mismatch: can not copy ".concat(name(from, "object array[]")).concat(" into ")
                    .concat(name(to, "object array[]")));
        }
        String problem = index("source", fromIndex, from);
        if (problem == null) {
            problem = index("destination", toIndex, to);
        }
        if (problem == null && length < 0) {
            problem = "length ".concat(Integer.toString(length)).concat(" is negative");
        }
        if (problem == null) {
            problem = lastIndex("source", fromIndex, length, from);
        }
        if (problem == null) {
            problem = lastIndex("destination", toIndex, length, to);
        }
        if (problem != null) {
            return new ArrayIndexOutOfBoundsException("arraycopy: ".concat(problem));
        }
        return new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                .concat(elementName(from)).concat("[] to the type of the destination array, ")
                .concat(elementName(to)));
    }

    /// The same classes of exceptions.
    static Throwable withoutMessage(Object from, int fromIndex, Object to, int toIndex, int length) {
        if (from == null || to == null) {
            return new NullPointerException();
        }
        int kind = kind(from);
        boolean isAlike = kind != ClassDescriptor.KIND_INSTANCE && kind == kind(to) && (kind != ClassDescriptor.KIND_PRIMITIVE_ARRAY || sameClass(from, to));
        boolean isWithin = (fromIndex | toIndex | length) >= 0 && (long) fromIndex + length <= length(from) && (long) toIndex + length <= length(to);
        return isAlike && !isWithin ? new ArrayIndexOutOfBoundsException() : new ArrayStoreException();
    }

    private static String index(String which, int index, Object array) {
        return index >= 0 ? null : outOfBounds(which, Integer.toString(index), array);
    }

    private static String lastIndex(String which, int index, int length, Object array) {
        long last = (long) index + length;
        return last <= length(array) ? null : outOfBounds("last ".concat(which), sum(last), array);
    }

    /// Decimal digits of what may be more than an int holds. Long.toString would be in every image only for this.
    private static String sum(long value) {
        return value <= Integer.MAX_VALUE ? Integer.toString((int) value)
                : Integer.toString((int) (value / 10)).concat(Integer.toString((int) (value % 10)));
    }

    private static String outOfBounds(String which, String index, Object array) {
        return which.concat(" index ").concat(index).concat(" out of bounds for ").concat(sized(array));
    }

    private static String sized(Object array) {
        String name = name(array, "object array[]");
        return name.substring(0, name.length() - 1).concat(Integer.toString(length(array))).concat("]");
    }

    /// The class's name if the image has its Class object: asking by getClass() would put those of all classes into every image.
    private static String typeName(Object object) {
        return nameOf(ObjectLayout.descriptor(ObjectAddress.of(object)));
    }

    private static String elementName(Object array) {
        return nameOf(new Address(ClassDescriptor.ELEMENT_CLASS.read(ObjectLayout.descriptor(ObjectAddress.of(array)))));
    }

    private static String nameOf(Address descriptor) {
        Class<?> mirror = (Class<?>) ObjectAddress.at(new Address(ClassDescriptor.MIRROR.read(descriptor)));
        return mirror == null ? "that the image has no name of" : mirror.getName();
    }

    private static int kind(Object object) {
        return ClassDescriptor.KIND.read(ObjectLayout.descriptor(ObjectAddress.of(object)));
    }

    private static boolean sameClass(Object a, Object b) {
        return ObjectLayout.CLASS.read(ObjectAddress.of(a)) == ObjectLayout.CLASS.read(ObjectAddress.of(b));
    }

    private static int length(Object array) {
        Address address = ObjectAddress.of(array);
        return ObjectLayout.LENGTH.read(address);
    }

    private static String name(Object array, String ofReferences) {
        if (array instanceof byte[]) {
            return "byte[]";
        }
        if (array instanceof boolean[]) {
            return "boolean[]";
        }
        if (array instanceof char[]) {
            return "char[]";
        }
        if (array instanceof short[]) {
            return "short[]";
        }
        if (array instanceof int[]) {
            return "int[]";
        }
        if (array instanceof long[]) {
            return "long[]";
        }
        if (array instanceof float[]) {
            return "float[]";
        }
        return array instanceof double[] ? "double[]" : ofReferences;
    }
}
