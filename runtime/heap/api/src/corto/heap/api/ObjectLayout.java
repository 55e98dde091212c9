// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Layout;
import corto.lang.U32;

/// An object in memory. Compiler, heap and collectors agree on this.
///
/// ```
///  0        4        8                12 or 16
/// ┌────────┬────────┬────────┬────────┬──────────
/// │ class  │ state  │ length │        │ elements …        an array
/// ├────────┼────────┼────────┴────────┴──────────
/// │ class  │ state  │ fields …                            an instance
/// └────────┴────────┴──────────
/// ```
/// `class` is the low half of the class descriptor's address; 0 means that there is no object. Sizes round up to 8.
public final class ObjectLayout {
    private static final Layout LAYOUT = Layout.littleEndian();
    public static final U32 CLASS = LAYOUT.u32();    // sign-extended: descriptors lie in the lowest or the highest 2 GiB
    public static final U32 STATE = LAYOUT.u32();    // STATE_… below
    public static final int HEADER = LAYOUT.sized(8);
    public static final U32 LENGTH = LAYOUT.u32();   // arrays only

    /// Set by a collector while it works, else 0.
    public static final int STATE_MARK = 1;
    /// The identity hash is in the bits from here up; 0 means none yet.
    public static final int STATE_HASH_SHIFT = 8;

    /// Sizes of objects and addresses are multiples of it.
    public static final int ALIGNMENT = 8;
    /// What collectors are asked for at least, although a `java.lang.Object` has 8 bytes: room for marks and lists.
    public static final int LEAST_CELL = 16;
    /// A reference, and the unit of `ClassDescriptor.REFERENCE_BITS`.
    public static final int WORD = 8;

    private ObjectLayout() {}

    /// Makes zeroed memory an object of the class.
    @AlwaysInline
    public static void initialize(Address object, Address descriptor) {
        object.storeLong(CLASS.offset(), descriptor.bits() & 0xFFFF_FFFFL);   // class and state in one store
    }

    @AlwaysInline
    public static Address descriptor(Address object) {
        return new Address(CLASS.read(object));
    }

    /// Bytes that the object occupies.
    @AlwaysInline
    public static long size(Address object) {
        Address descriptor = descriptor(object);
        int instanceSize = ClassDescriptor.INSTANCE_SIZE.read(descriptor);
        return instanceSize != 0 ? instanceSize : arraySize(descriptor, LENGTH.read(object));
    }

    /// Bytes that an array of the class and length occupies.
    @AlwaysInline
    public static long arraySize(Address descriptor, int length) {
        long elements = (long) length << ClassDescriptor.ELEMENT_SHIFT.read(descriptor);
        return (ClassDescriptor.DATA_OFFSET.read(descriptor) + elements + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
