// SPDX-License-Identifier: Apache-2.0
package java.lang.invoke;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import jdk.internal.misc.Unsafe;

/// Where a variable is: a field, or the elements of an array, or numbers that cross the bytes of an array.
///
/// Accesses (`getAcquire`, `compareAndSet`, …) are signature-polymorphic, so they are no methods here. The compiler turns each call into a
/// static method of its shape that asks this class for the holder and the offset and calls the operation of `Unsafe` for the value's type:
///
/// ```
///   handle.get(holder)               requireHolder(holder), offset          coordinates: 1 (or 0: a static field's holder)
///   handle.get(array, index)         array,                 element(array, index)
///   handle.get(bytes, index)         bytes,                 view(bytes, index, size) and bigEndian
/// ```
/// A use the compiler cannot turn so is refused there.
public final class VarHandle {
    private final Class<?> varType;
    private final Class<?> holderType;             // null for a static field
    private final Object staticHolder;             // null but for a static field
    private final long offset;                     // of the field, or of element 0
    private final int shift;                       // log2 of the element size; −1: not an array
    private final boolean bigEndian;

    VarHandle(Class<?> varType, Class<?> holderType, Object staticHolder, long offset, int shift, boolean bigEndian) {
        this.varType = varType;
        this.holderType = holderType;
        this.staticHolder = staticHolder;
        this.offset = offset;
        this.shift = shift;
        this.bigEndian = bigEndian;
    }

    // What compiled accesses ask.

    Object staticHolder() {
        return staticHolder;
    }

    static Object requireHolder(Object holder) {
        return Objects.requireNonNull(holder);
    }

    long offset() {
        return offset;
    }

    long element(Object array, int index) {
        return offset + ((long) Objects.checkIndex(index, Array.getLength(array)) << shift);
    }

    long view(Object array, int index, int sizeBytes) {
        Objects.checkFromIndexSize(index, sizeBytes, ((byte[]) array).length);
        return offset + index;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    // What programs ask.

    public Class<?> varType() {
        return varType;
    }

    public List<Class<?>> coordinateTypes() {
        return holderType == null ? List.of() : shift < 0 ? List.of(holderType) : List.of(holderType, int.class);
    }

    public VarHandle withInvokeExactBehavior() {
        return this;
    }

    public VarHandle withInvokeBehavior() {
        return this;
    }

    public boolean hasInvokeExactBehavior() {
        return false;
    }

    @Override
    public String toString() {
        return "VarHandle[varType=" + varType.getName() + ", coord=" + coordinateTypes() + "]";
    }

    public static void fullFence() {
        Unsafe.getUnsafe().fullFence();
    }

    public static void acquireFence() {
        Unsafe.getUnsafe().loadFence();
    }

    public static void releaseFence() {
        Unsafe.getUnsafe().storeFence();
    }

    public static void loadLoadFence() {
        Unsafe.getUnsafe().loadFence();
    }

    public static void storeStoreFence() {
        Unsafe.getUnsafe().storeFence();
    }
}
