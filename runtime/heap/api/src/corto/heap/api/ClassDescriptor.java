// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// What an image knows of a class at run time; read-only data that the compiler emits, 16-aligned. A dispatch table follows.
public final class ClassDescriptor {
    private static final Layout LAYOUT = Layout.littleEndian();
    public static final U32 INSTANCE_SIZE = LAYOUT.u32();     // bytes with header; arrays 0
    public static final U8 KIND = LAYOUT.u8();                // KIND_… below
    public static final U8 ELEMENT_SHIFT = LAYOUT.u8();       // arrays: log2 of an element's bytes
    public static final U16 DATA_OFFSET = LAYOUT.u16();       // arrays: offset of element 0
    public static final U32 TYPE_LOW = LAYOUT.u32();          // the class and its subclasses are numbered
    public static final U32 TYPE_HIGH = LAYOUT.u32();         //   TYPE_LOW … TYPE_HIGH in preorder
    public static final U64 REFERENCE_BITS = LAYOUT.u64();    // bit i: word i is a reference; see MANY_REFERENCES
    public static final U64 INTERFACE_BITS = LAYOUT.u64();    // address
    public static final U64 ELEMENT_CLASS = LAYOUT.u64();     // address
    public static final U64 ARRAY_CLASS = LAYOUT.u64();       // address, or 0 if no array of it can exist
    public static final U64 MIRROR = LAYOUT.u64();            // the java.lang.Class, or 0 if none is needed
    public static final U64 SUPERCLASS = LAYOUT.u64();        // address
    public static final int SIZE = LAYOUT.sized(64);

    public static final int KIND_INSTANCE = 0;
    public static final int KIND_PRIMITIVE_ARRAY = 1;
    public static final int KIND_REFERENCE_ARRAY = 2;

    /// Set in `REFERENCE_BITS` when they do not fit: without this bit it is the address of a `u32` count and `u32` offsets.
    public static final long MANY_REFERENCES = 1;

    private ClassDescriptor() {}
}
