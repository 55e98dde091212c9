// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 16 bits that can be written (see `Layout`). Each call is exactly one access.
public final class WriteOnly16 {
    private final int offset;

    WriteOnly16(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public void write(Address device, int value) {
        device.storeShortVolatile(offset, (short) value);
    }

    @AlwaysInline
    public void write(RegisterSpace device, int value) {
        device.write16(offset, value);
    }
}
