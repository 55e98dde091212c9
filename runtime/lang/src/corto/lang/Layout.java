// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// The fields of a structure in the order of its specification; offsets are computed. Initialisers run at build time, so that a field
/// access is one load or store.
///
/// ```java
/// private static final Layout LAYOUT = Layout.littleEndian();
/// static final U64 ADDR = LAYOUT.u64();      // physical address
/// static final U32 LEN  = LAYOUT.u32();      // bytes
/// static final int SIZE = LAYOUT.sized(12);  // the build stops if the fields do not add up
/// ```
public final class Layout {
    private final boolean bigEndian;
    private int next;                          // offset of the next field
    private int end;                           // past the field that reaches furthest

    private Layout(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    /// Structures of this machine and of most devices.
    public static Layout littleEndian() {
        return new Layout(false);
    }

    /// Wire formats in network byte order.
    public static Layout bigEndian() {
        return new Layout(true);
    }

    /// Leaves a gap.
    public Layout reserved(int bytes) {
        take(bytes);
        return this;
    }

    /// The next field begins at `offset`, over one that is there: registers that mean another thing when written, unions.
    public Layout at(int offset) {
        next = offset;
        return this;
    }

    /// The size, which must be what the specification says.
    public int sized(int bytes) {
        if (end != bytes) {
            throw new IllegalStateException("the fields have " + end + " bytes, not " + bytes);
        }
        return end;
    }

    private int take(int bytes) {
        int offset = next;
        next += bytes;
        end = Math.max(end, next);
        return offset;
    }

    public U8 u8() {
        return new U8(take(1));
    }

    public U16 u16() {
        return new U16(take(2), bigEndian);
    }

    public U32 u32() {
        return new U32(take(4), bigEndian);
    }

    public U64 u64() {
        return new U64(take(8), bigEndian);
    }

    public ReadOnly8 readOnly8() {
        return new ReadOnly8(take(1));
    }

    public ReadOnly16 readOnly16() {
        return new ReadOnly16(take(2));
    }

    public ReadOnly32 readOnly32() {
        return new ReadOnly32(take(4));
    }

    public ReadOnly64 readOnly64() {
        return new ReadOnly64(take(8));
    }

    public WriteOnly8 writeOnly8() {
        return new WriteOnly8(take(1));
    }

    public WriteOnly16 writeOnly16() {
        return new WriteOnly16(take(2));
    }

    public WriteOnly32 writeOnly32() {
        return new WriteOnly32(take(4));
    }

    public WriteOnly64 writeOnly64() {
        return new WriteOnly64(take(8));
    }

    public ReadWrite8 readWrite8() {
        return new ReadWrite8(take(1));
    }

    public ReadWrite16 readWrite16() {
        return new ReadWrite16(take(2));
    }

    public ReadWrite32 readWrite32() {
        return new ReadWrite32(take(4));
    }

    public ReadWrite64 readWrite64() {
        return new ReadWrite64(take(8));
    }
}
