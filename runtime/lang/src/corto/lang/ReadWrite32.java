// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 32 bits that can be read and written (see `Layout`). Each call is exactly one access.
public final class ReadWrite32 {
    private final int offset;

    ReadWrite32(int offset) {
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

    @AlwaysInline
    public void write(Address device, int value) {
        device.storeIntVolatile(offset, value);
    }

    @AlwaysInline
    public void write(RegisterSpace device, int value) {
        device.write32(offset, value);
    }
}
