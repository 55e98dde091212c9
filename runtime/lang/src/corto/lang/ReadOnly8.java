// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 8 bits that can be read (see `Layout`). Each call is exactly one access.
public final class ReadOnly8 {
    private final int offset;

    ReadOnly8(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public int read(Address device) {
        return device.loadByteVolatile(offset) & 0xFF;
    }

    @AlwaysInline
    public int read(RegisterSpace device) {
        return device.read8(offset);
    }
}
