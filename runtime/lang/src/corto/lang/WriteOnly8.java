// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 8 bits that can be written (see `Layout`). Each call is exactly one access.
public final class WriteOnly8 {
    private final int offset;

    WriteOnly8(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public void write(Address device, int value) {
        device.storeByteVolatile(offset, (byte) value);
    }

    @AlwaysInline
    public void write(RegisterSpace device, int value) {
        device.write8(offset, value);
    }
}
