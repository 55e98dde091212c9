// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.RegisterSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/// Configuration spaces behind mechanism 1. Base addresses keep only the bits that their size allows; read-only registers stay as they are.
///
/// It fails the test where hardware would misbehave: a base address that is probed while the function decodes, a register read without address.
public final class FakeConfiguration implements RegisterSpace {
    private static final int ENABLE = 1 << 31;

    public final Map<Integer, Function> functions = new TreeMap<>();
    int address;

    /// One function's 256 bytes.
    public static final class Function {
        public final ByteBuffer space = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        private final int[] barMask = new int[6];
        private int lastCapability;

        Function(int vendor, int device) {
            space.putShort(0, (short) vendor).putShort(2, (short) device).put(0x3C, (byte) 11).put(0x3D, (byte) 1);
        }

        /// A 32-bit memory base address.
        public Function memory(int bar, int base, int bytes) {
            space.putInt(0x10 + 4 * bar, base);
            barMask[bar] = -bytes;
            return this;
        }

        public Function memory64(int bar, long base, long bytes) {
            space.putInt(0x10 + 4 * bar, (int) base | 4 | 8).putInt(0x14 + 4 * bar, (int) (base >>> 32));     // 64 bits, prefetchable
            barMask[bar] = (int) -bytes;
            barMask[bar + 1] = (int) (-bytes >>> 32);
            return this;
        }

        Function io(int bar, int port, int bytes) {
            space.putInt(0x10 + 4 * bar, port | 1);
            barMask[bar] = -bytes;
            return this;
        }

        /// Appends a capability; `content` follows the identifier and the link.
        public Function capability(int id, int at, int... content) {
            space.putShort(6, (short) (space.getShort(6) | 0x10));
            space.put(lastCapability == 0 ? 0x34 : lastCapability + 1, (byte) at).put(at, (byte) id);
            lastCapability = at;
            for (int i = 0; i < content.length; i++) {
                space.put(at + 2 + i, (byte) content[i]);
            }
            return this;
        }

        public int command() {
            return space.getShort(4) & 0xFFFF;
        }

        private void write(int register, int bytes, int value) {
            if (register == 4 && bytes == 2 || bytes == 2 && lastCapability != 0 && register >= 0x40) {
                space.putShort(register, (short) value);
            } else if (register >= 0x10 && register < 0x28 && bytes == 4) {
                if (value == -1 && (command() & 3) != 0) {
                    throw new AssertionError("a base address is probed while the function decodes addresses");
                }
                int bar = (register - 0x10) / 4;
                int flags = space.getInt(register) & ~barMask[bar];
                space.putInt(register, value & barMask[bar] | flags);
            } else {
                throw new AssertionError("register 0x%x of %d bytes cannot be written".formatted(register, bytes));
            }
        }
    }

    public Function add(int bus, int device, int function, int vendor, int id) {
        Function added = new Function(vendor, id);
        functions.put(bus << 8 | device << 3 | function, added);
        return added;
    }

    private Function selected() {
        if ((address & ENABLE) == 0) {
            throw new AssertionError("the address register is not enabled");
        }
        return functions.get(address >>> 8 & 0xFFFF);
    }

    private int register(int offset) {
        return (address & 0xFC) + offset - 4;
    }

    @Override
    public int read8(int offset) {
        Function function = selected();
        return function == null ? 0xFF : function.space.get(register(offset)) & 0xFF;
    }

    @Override
    public void write8(int offset, int value) {
        selected().write(register(offset), 1, value);
    }

    @Override
    public int read16(int offset) {
        Function function = selected();
        return function == null ? 0xFFFF : function.space.getShort(register(offset)) & 0xFFFF;
    }

    @Override
    public void write16(int offset, int value) {
        selected().write(register(offset), 2, value);
    }

    @Override
    public int read32(int offset) {
        if (offset == 0) {
            return address;
        }
        Function function = selected();
        return function == null ? -1 : function.space.getInt(register(offset));
    }

    @Override
    public void write32(int offset, int value) {
        if (offset == 0) {
            address = value;
        } else {
            selected().write(register(offset), 4, value);
        }
    }
}
