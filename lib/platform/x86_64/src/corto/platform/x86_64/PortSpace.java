// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.AlwaysInline;
import corto.lang.RegisterSpace;

/// The registers of a device that has I/O ports from `base` on.
public record PortSpace(int base) implements RegisterSpace {
    @AlwaysInline
    @Override
    public int read8(int offset) {
        return Port.read8(base + offset);
    }

    @AlwaysInline
    @Override
    public void write8(int offset, int value) {
        Port.write8(base + offset, value);
    }

    @AlwaysInline
    @Override
    public int read16(int offset) {
        return Port.read16(base + offset);
    }

    @AlwaysInline
    @Override
    public void write16(int offset, int value) {
        Port.write16(base + offset, value);
    }

    @AlwaysInline
    @Override
    public int read32(int offset) {
        return Port.read32(base + offset);
    }

    @AlwaysInline
    @Override
    public void write32(int offset, int value) {
        Port.write32(base + offset, value);
    }
}
