// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 64 bits that can be read (see `Layout`). Each call is exactly one access.
public final class ReadOnly64 {
    private final int offset;

    ReadOnly64(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public long read(Address device) {
        return device.loadLongVolatile(offset);
    }
}
