// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Layout;
import corto.lang.ReadWrite32;
import corto.lang.RegisterSpace;

/// Configuration mechanism #1 (PCI 3.0 §3.2.2.3.2): an address register and a window of four bytes, on a PC the I/O ports from [#PORT] on.
public final class ConfigurationMechanism1 implements ConfigurationAccess {
    /// Where the registers are on a PC.
    public static final int PORT = 0xCF8;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final ReadWrite32 CONFIG_ADDRESS = LAYOUT.readWrite32();
    private static final ReadWrite32 CONFIG_DATA = LAYOUT.readWrite32();
    private static final int SIZE = LAYOUT.sized(8);

    private static final int ENABLE = 1 << 31;
    private static final int FUNCTION = 8;           // shift
    private static final int DOUBLE_WORD = 3;        // the window's bytes

    private final RegisterSpace registers;

    public ConfigurationMechanism1(RegisterSpace registers) {
        this.registers = registers;
    }

    /// Whether there is such a mechanism: its address register keeps what is written.
    public boolean isPresent() {
        CONFIG_ADDRESS.write(registers, ENABLE);
        return CONFIG_ADDRESS.read(registers) == ENABLE;
    }

    /// Points the window at a register; its place in the window.
    private int select(int function, int register) {
        CONFIG_ADDRESS.write(registers, ENABLE | function << FUNCTION | register & ~DOUBLE_WORD);
        return CONFIG_DATA.offset() + (register & DOUBLE_WORD);
    }

    @Override
    public int read8(int function, int register) {
        return registers.read8(select(function, register));
    }

    @Override
    public void write8(int function, int register, int value) {
        registers.write8(select(function, register), value);
    }

    @Override
    public int read16(int function, int register) {
        return registers.read16(select(function, register));
    }

    @Override
    public void write16(int function, int register, int value) {
        registers.write16(select(function, register), value);
    }

    @Override
    public int read32(int function, int register) {
        return registers.read32(select(function, register));
    }

    @Override
    public void write32(int function, int register, int value) {
        registers.write32(select(function, register), value);
    }
}
