// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A field of 64 bits at a fixed offset of a structure in memory (see `Layout`). Values are as its 64 bits.
public final class U64 {
    private final int offset;
    private final boolean swapped;

    U64(int offset, boolean swapped) {
        this.offset = offset;
        this.swapped = swapped;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public long read(Address structure) {
        long value = structure.loadLong(offset);
        return swapped ? Long.reverseBytes(value) : value;
    }

    @AlwaysInline
    public void write(Address structure, long value) {
        structure.storeLong(offset, swapped ? Long.reverseBytes(value) : value);
    }
}
