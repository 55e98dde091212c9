// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A device register of 64 bits that can be written (see `Layout`). Each call is exactly one access.
public final class WriteOnly64 {
    private final int offset;

    WriteOnly64(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }

    @AlwaysInline
    public void write(Address device, long value) {
        device.storeLongVolatile(offset, value);
    }
}
