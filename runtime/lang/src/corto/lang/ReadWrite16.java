// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 16 bits that can be read and written (see `Layout`). Each call is exactly one access.
public final class ReadWrite16 {
    private final int offset;

    ReadWrite16(int offset) {
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

    @AlwaysInline
    public void write(Address device, int value) {
        device.storeShortVolatile(offset, (short) value);
    }

    @AlwaysInline
    public void write(RegisterSpace device, int value) {
        device.write16(offset, value);
    }
}
