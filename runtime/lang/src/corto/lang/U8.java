// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A field of 8 bits at a fixed offset of a structure in memory (see `Layout`). Values are unsigned.
public final class U8 {
    private final int offset;

    U8(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address structure) {
        return structure.loadByte(offset) & 0xFF;
    }

    @AlwaysInline
    public void write(Address structure, int value) {
        structure.storeByte(offset, (byte) value);
    }
}
