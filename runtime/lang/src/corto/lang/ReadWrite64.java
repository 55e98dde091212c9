// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 64 bits that can be read and written (see `Layout`). Each call is exactly one access.
public final class ReadWrite64 {
    private final int offset;

    ReadWrite64(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public long read(Address device) {
        return device.loadLongVolatile(offset);
    }

    @AlwaysInline
    public void write(Address device, long value) {
        device.storeLongVolatile(offset, value);
    }
}
