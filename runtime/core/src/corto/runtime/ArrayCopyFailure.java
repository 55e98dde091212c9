// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.ObjectAddress;

/// Finds out why `System.arraycopy` failed, and says it as HotSpot does. Copying itself does not look that closely.
final class ArrayCopyFailure {
    private ArrayCopyFailure() {}

    static Throwable of(Object from, int fromIndex, Object to, int toIndex, int length) {
        if (from == null || to == null) {
            return new NullPointerException();
        }
        int fromKind = kind(from);
        int toKind = kind(to);
        if (fromKind == ClassDescriptor.KIND_INSTANCE) {
            return new ArrayStoreException("arraycopy: source type " + from.getClass().getName() + " is not an array");
        }
        if (toKind == ClassDescriptor.KIND_INSTANCE) {
            return new ArrayStoreException("arraycopy: destination type " + to.getClass().getName() + " is not an array");
        }
        if (fromKind != toKind || fromKind == ClassDescriptor.KIND_PRIMITIVE_ARRAY && !sameClass(from, to)) {
            return new ArrayStoreException("arraycopy: type mismatch: can not copy " + name(from, "object array[]") + " into "
                    + name(to, "object array[]"));
        }
        String problem = index("source", fromIndex, from);
        if (problem == null) {
            problem = index("destination", toIndex, to);
        }
        if (problem == null && length < 0) {
            problem = "length " + length + " is negative";
        }
        if (problem == null) {
            problem = lastIndex("source", fromIndex, length, from);
        }
        if (problem == null) {
            problem = lastIndex("destination", toIndex, length, to);
        }
        if (problem != null) {
            return new ArrayIndexOutOfBoundsException("arraycopy: " + problem);
        }
        return new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                + from.getClass().getComponentType().getName() + "[] to the type of the destination array, "
                + to.getClass().getComponentType().getName());
    }

    private static String index(String which, int index, Object array) {
        return index >= 0 ? null : which + " index " + index + " out of bounds for " + sized(array);
    }

    private static String lastIndex(String which, int index, int length, Object array) {
        long last = (long) index + length;
        return last <= length(array) ? null : "last " + which + " index " + last + " out of bounds for " + sized(array);
    }

    private static String sized(Object array) {
        String name = name(array, "object array[]");
        return name.substring(0, name.length() - 1) + length(array) + "]";
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
