// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A field of 16 bits at a fixed offset of a structure in memory (see `Layout`). Values are unsigned.
public final class U16 {
    private final int offset;
    private final boolean swapped;

    U16(int offset, boolean swapped) {
        this.offset = offset;
        this.swapped = swapped;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address structure) {
        short value = structure.loadShort(offset);
        return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    @AlwaysInline
    public void write(Address structure, int value) {
        structure.storeShort(offset, swapped ? Short.reverseBytes((short) value) : (short) value);
    }
}
