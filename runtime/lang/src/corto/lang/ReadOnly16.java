// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 16 bits that can be read (see `Layout`). Each call is exactly one access.
public final class ReadOnly16 {
    private final int offset;

    ReadOnly16(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address device) {
        return device.loadShortVolatile(offset) & 0xFFFF;
    }

    @AlwaysInline
    public int read(RegisterSpace device) {
        return device.read16(offset);
    }
}
