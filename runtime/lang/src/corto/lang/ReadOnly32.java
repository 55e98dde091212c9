// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 32 bits that can be read (see `Layout`). Each call is exactly one access.
public final class ReadOnly32 {
    private final int offset;

    ReadOnly32(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address device) {
        return device.loadIntVolatile(offset);
    }

    @AlwaysInline
    public int read(RegisterSpace device) {
        return device.read32(offset);
    }
}
