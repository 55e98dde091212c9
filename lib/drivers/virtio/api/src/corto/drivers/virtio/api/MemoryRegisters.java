// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.RawMemory;
import corto.lang.RegisterSpace;

/// Registers in memory, from `base` on.
@RawMemory(reason = "device registers are memory")
public record MemoryRegisters(Address base) implements RegisterSpace {
    @AlwaysInline
    @Override
    public int read8(int offset) {
        return base.loadByteVolatile(offset) & 0xFF;
    }

    @AlwaysInline
    @Override
    public void write8(int offset, int value) {
        base.storeByteVolatile(offset, (byte) value);
    }

    @AlwaysInline
    @Override
    public int read16(int offset) {
        return base.loadShortVolatile(offset) & 0xFFFF;
    }

    @AlwaysInline
    @Override
    public void write16(int offset, int value) {
        base.storeShortVolatile(offset, (short) value);
    }

    @AlwaysInline
    @Override
    public int read32(int offset) {
        return base.loadIntVolatile(offset);
    }

    @AlwaysInline
    @Override
    public void write32(int offset, int value) {
        base.storeIntVolatile(offset, value);
    }
}
