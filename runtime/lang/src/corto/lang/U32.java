// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A field of 32 bits at a fixed offset of a structure in memory (see `Layout`). Values are as its 32 bits; `readUnsigned` widens without sign.
public final class U32 {
    private final int offset;
    private final boolean swapped;

    U32(int offset, boolean swapped) {
        this.offset = offset;
        this.swapped = swapped;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address structure) {
        int value = structure.loadInt(offset);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    @AlwaysInline
    public void write(Address structure, int value) {
        structure.storeInt(offset, swapped ? Integer.reverseBytes(value) : value);
    }

    @AlwaysInline
    public long readUnsigned(Address structure) {
        return read(structure) & 0xFFFF_FFFFL;
    }
}
