// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.ObjectAddress;
import corto.platform.api.Platforms;
import java.util.ServiceLoader;

/// Makes objects. Compiled code calls `allocateInstance` and `allocateArray` for `new`; null means out of memory.
@Hot
public final class Heap {
    private static final Collector COLLECTOR = ServiceLoader.load(Collector.class).findFirst().orElseThrow();

    private Heap() {}

    /// Gives the platform's memory to the collector. Once, before the first object is made.
    public static void initialize() {
        COLLECTOR.initialize(Platforms.PLATFORM.heapStart(), Platforms.PLATFORM.heapBytes());
    }

    /// A zeroed instance of the class; `sizeBytes` is its `INSTANCE_SIZE`, a constant at each call.
    @AlwaysInline
    public static Object allocateInstance(Address descriptor, long sizeBytes) {
        Address object = COLLECTOR.allocate(Math.max(sizeBytes, ObjectLayout.LEAST_CELL));
        if (!object.isZero()) {
            ObjectLayout.initialize(object, descriptor);
        }
        return ObjectAddress.at(object);
    }

    /// A zeroed array of the array class; `length` is not negative.
    public static Object allocateArray(Address descriptor, int length) {
        Address object = allocate(descriptor, ObjectLayout.arraySize(descriptor, length));
        if (!object.isZero()) {
            ObjectLayout.initialize(object, descriptor);
            ObjectLayout.LENGTH.write(object, length);
        }
        return ObjectAddress.at(object);
    }

    /// A copy of `original` as `Object.clone` makes it: same class, same fields or elements, no identity hash yet.
    public static Object copy(Object original) {
        Address source = ObjectAddress.of(original);
        long sizeBytes = ObjectLayout.size(source);
        Address object = allocate(ObjectLayout.descriptor(source), Math.max(sizeBytes, ObjectLayout.LEAST_CELL));
        if (!object.isZero()) {
            object.plus(ObjectLayout.HEADER).copyFrom(source.plus(ObjectLayout.HEADER), sizeBytes - ObjectLayout.HEADER);
            ObjectLayout.initialize(object, ObjectLayout.descriptor(source));
        }
        return ObjectAddress.at(object);
    }

    private static Address allocate(Address descriptor, long sizeBytes) {
        boolean isLeaf = ClassDescriptor.KIND.read(descriptor) == ClassDescriptor.KIND_PRIMITIVE_ARRAY;
        return isLeaf ? COLLECTOR.allocateLeaf(sizeBytes) : COLLECTOR.allocate(sizeBytes);
    }

    /// Whether small objects of `sizeBytes` bytes together can be made from now on, see `Collector`.
    @AlwaysInline
    public static boolean reserve(long sizeBytes) {
        return COLLECTOR.reserve(sizeBytes);
    }

    /// Whether `reserve` would have nothing to do.
    @AlwaysInline
    public static boolean hasReserved(long sizeBytes) {
        return COLLECTOR.hasReserved(sizeBytes);
    }

    /// `System.gc`.
    public static void collect() {
        COLLECTOR.collect();
    }

    /// For the time after an OutOfMemoryError, see `Collector`.
    public static void openReserve() {
        COLLECTOR.openReserve();
    }

    /// `Runtime.totalMemory`.
    public static long totalBytes() {
        return COLLECTOR.totalBytes();
    }

    /// `Runtime.freeMemory`.
    public static long freeBytes() {
        return COLLECTOR.totalBytes() - COLLECTOR.usedBytes();
    }

    /// `Runtime.maxMemory`.
    public static long maximumBytes() {
        return COLLECTOR.maximumBytes();
    }
}
