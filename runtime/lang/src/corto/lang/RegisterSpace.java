// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// Where a device's registers are, when it is not memory: I/O ports, a PCI configuration space, a fake in a test.
///
/// Offsets are bytes from the device's first register. Each call is exactly one access, in program order. An image with one
/// implementation calls it directly.
public interface RegisterSpace {
    int read8(int offset);

    void write8(int offset, int value);

    int read16(int offset);

    void write16(int offset, int value);

    int read32(int offset);

    void write32(int offset, int value);
}
