// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.RegisterSpace;
import corto.memory.directmap.DeviceMemory;

/// One function and, as a register space, its configuration space. Not for concurrent use.
public final class PciDevice implements RegisterSpace {
    /// More cannot fit behind the header without overlap: a list that is longer is a circle.
    public static final int MOST_CAPABILITIES = (256 - 64) / 4;

    private static final int SPACE_BYTES = 256;
    private static final int BAR_BYTES = Integer.BYTES;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final ConfigurationAccess access;
    private final int function;                          // bus << 8 | device << 3 | function
    private Address msixTable = Address.zero();          // once it is mapped
    private int msixEntries;

    PciDevice(ConfigurationAccess access, int function) {
        this.access = access;
        this.function = function;
    }

    // ---- identity ----

    /// `bus << 8 | device << 3 | function`.
    public int number() {
        return function;
    }

    boolean isPresent() {
        return vendorId() != Header.VENDOR_NONE;
    }

    public int vendorId() {
        return Header.VENDOR_ID.read(this);
    }

    public int deviceId() {
        return Header.DEVICE_ID.read(this);
    }

    public int subsystemId() {
        return Header.SUBSYSTEM_ID.read(this);
    }

    /// Base class, subclass and programming interface, a byte each (PCI 3.0 appendix D).
    public int classCode() {
        return Header.BASE_CLASS.read(this) << 16 | Header.SUBCLASS.read(this) << 8 | Header.PROGRAMMING_INTERFACE.read(this);
    }

    boolean isMultiFunction() {
        return (Header.HEADER_TYPE.read(this) & Header.HEADER_TYPE_MULTI_FUNCTION) != 0;
    }

    /// Whether there is another bus behind it.
    public boolean isBridge() {
        return (Header.HEADER_TYPE.read(this) & Header.HEADER_TYPE_LAYOUT) == Header.LAYOUT_BRIDGE;
    }

    private boolean hasSixBars() {
        return (Header.HEADER_TYPE.read(this) & Header.HEADER_TYPE_LAYOUT) == Header.LAYOUT_DEVICE;
    }

    int secondaryBus() {
        return Header.SECONDARY_BUS.read(this);
    }

    // ---- base addresses ----

    /// Where the memory of base address register `bar` (0 to 5) begins. Zero if it is not memory, not used, or firmware gave it no place.
    public PhysicalAddress barAddress(int bar) {
        long low = bar(bar) & LOW_HALF;
        if ((low & Header.BAR_IO) != 0 || !hasSixBars()) {
            return new PhysicalAddress(0);
        }
        long high = is64Bit(bar) ? (long) bar(bar + 1) << Integer.SIZE : 0;
        return new PhysicalAddress(high | low & ~Header.BAR_MEMORY_FLAGS);
    }

    /// The first I/O port of base address register `bar`; 0 if it is not I/O.
    public int barPort(int bar) {
        int value = bar(bar);
        return (value & Header.BAR_IO) == 0 ? 0 : value & ~Header.BAR_IO_FLAGS;
    }

    /// Bytes of memory or I/O behind base address register `bar`; 0 if it is not used, and for bridges. While this asks, the function does not decode
    /// addresses, so nobody may access its registers.
    public long barBytes(int bar) {
        if (!hasSixBars()) {
            return 0;
        }
        int command = Header.COMMAND.read(this);
        Header.COMMAND.write(this, command & ~(Header.COMMAND_IO | Header.COMMAND_MEMORY));
        long mask = writableBits(bar) & LOW_HALF;
        long size;
        if ((bar(bar) & Header.BAR_IO) != 0) {
            mask &= ~Header.BAR_IO_FLAGS;
            size = mask & -mask;
        } else {
            mask &= ~Header.BAR_MEMORY_FLAGS;
            mask |= is64Bit(bar) ? (long) writableBits(bar + 1) << Integer.SIZE : 0;
            size = mask & -mask;
        }
        Header.COMMAND.write(this, command);
        return size;
    }

    /// Which bits of a base address register keep what is written (PCI 3.0 §6.2.5.1); its value stays.
    private int writableBits(int bar) {
        int register = Header.BASE_ADDRESS_0.offset() + bar * BAR_BYTES;
        int value = read32(register);
        write32(register, -1);
        int writable = read32(register);
        write32(register, value);
        return writable;
    }

    /// Whether base address register `bar` is one of memory, used or not.
    boolean isMemory(int bar) {
        return hasSixBars() && (bar(bar) & Header.BAR_IO) == 0;
    }

    /// Lets the memory of base address register `bar` begin at `address`, a multiple of its size.
    void place(int bar, long address) {
        int register = Header.BASE_ADDRESS_0.offset() + bar * BAR_BYTES;
        write32(register, (int) address);
        if (is64Bit(bar)) {
            write32(register + BAR_BYTES, (int) (address >>> Integer.SIZE));
        }
    }

    boolean is64Bit(int bar) {
        return bar < Header.BAR_COUNT - 1 && (bar(bar) & (Header.BAR_IO | Header.BAR_TYPE)) == Header.BAR_TYPE_64;
    }

    private int bar(int bar) {
        assert bar >= 0 && bar < Header.BAR_COUNT;
        return read32(Header.BASE_ADDRESS_0.offset() + bar * BAR_BYTES);
    }

    /// Lets the function decode memory addresses and access memory by itself. Before that no register behind a base address answers.
    public void enable() {
        Header.COMMAND.write(this, Header.COMMAND.read(this) | Header.COMMAND_MEMORY | Header.COMMAND_BUS_MASTER);
    }

    // ---- capabilities ----

    /// Offset of the first capability `id` of at least `bytes` bytes behind the one at `after` (0: of the first in the list); 0 if there is none. A list may be a circle: who asks for
    /// one behind the other stops after [#MOST_CAPABILITIES].
    public int capability(int id, int after, int bytes) {
        if ((Header.STATUS.read(this) & Header.STATUS_CAPABILITIES) == 0) {
            return 0;
        }
        int at = next(after == 0 ? Header.CAPABILITIES_POINTER.offset() : after + Capability.NEXT.offset());
        for (int seen = 0; at >= Header.SIZE && seen < MOST_CAPABILITIES; seen++) {
            if (read8(at + Capability.ID.offset()) == id && at + bytes <= SPACE_BYTES) {
                return at;
            }
            at = next(at + Capability.NEXT.offset());
        }
        return 0;
    }

    private int next(int pointer) {
        return read8(pointer) & ~Header.POINTER_FLAGS;
    }

    // ---- interrupts ----

    /// The line of the interrupt controller that firmware connected the function's INTx pin to; what it means is the platform's business. 0xFF: none.
    public int interruptLine() {
        return Header.INTERRUPT_LINE.read(this);
    }

    /// 1 to 4 for INTA# to INTD#; 0: the function has no pin.
    public int interruptPin() {
        return Header.INTERRUPT_PIN.read(this);
    }

    /// Entries of the MSI-X table; 0 if the function has no MSI-X.
    public int msixEntries() {
        int capability = capability(MsixCapability.ID, 0, MsixCapability.SIZE);
        return capability == 0 ? 0 : (control(capability) & MsixCapability.CONTROL_TABLE_SIZE) + 1;
    }

    private int control(int capability) {
        return read16(capability + MsixCapability.MESSAGE_CONTROL.offset());
    }

    /// Makes entry `entry` write `data` to `address` and unmasks it. The first call maps the table, masks all other entries, and switches the function from
    /// INTx to MSI-X. The function must be enabled. False if it has no such entry, or its table cannot be where it says.
    public boolean enableMsix(int entry, long address, int data, DeviceMemory memory) {
        if (msixTable.isZero() && !startMsix(memory) || entry < 0 || entry >= msixEntries) {
            return false;
        }
        Address place = msixTable.plus((long) entry * MsixEntry.SIZE);
        MsixEntry.VECTOR_CONTROL.write(place, MsixEntry.MASKED);          // address and data must not be used half written (PCI 3.0 §6.8.2.9)
        MsixEntry.MESSAGE_ADDRESS.write(place, (int) address);
        MsixEntry.MESSAGE_UPPER_ADDRESS.write(place, (int) (address >>> Integer.SIZE));
        MsixEntry.MESSAGE_DATA.write(place, data);
        MsixEntry.VECTOR_CONTROL.write(place, 0);
        return true;
    }

    /// Back to INTx.
    public void disableMsix() {
        int capability = capability(MsixCapability.ID, 0, MsixCapability.SIZE);
        if (capability != 0) {
            write16(capability + MsixCapability.MESSAGE_CONTROL.offset(), control(capability) & ~MsixCapability.CONTROL_ENABLE);
        }
        Header.COMMAND.write(this, Header.COMMAND.read(this) & ~Header.COMMAND_INTERRUPT_DISABLE);
        msixTable = Address.zero();
    }

    private boolean startMsix(DeviceMemory memory) {
        int capability = capability(MsixCapability.ID, 0, MsixCapability.SIZE);
        if (capability == 0) {
            return false;
        }
        int table = read32(capability + MsixCapability.TABLE.offset());
        int bar = table & MsixCapability.TABLE_BAR;
        PhysicalAddress start = bar < Header.BAR_COUNT ? barAddress(bar) : new PhysicalAddress(0);
        if (start.bits() == 0) {
            return false;
        }
        int entries = (control(capability) & MsixCapability.CONTROL_TABLE_SIZE) + 1;
        Address place = memory.map(start.plus((table & ~MsixCapability.TABLE_BAR) & LOW_HALF), (long) entries * MsixEntry.SIZE);
        if (place.isZero()) {
            return false;
        }
        msixEntries = entries;
        msixTable = place;
        int control = control(capability);
        int register = capability + MsixCapability.MESSAGE_CONTROL.offset();
        write16(register, control | MsixCapability.CONTROL_ENABLE | MsixCapability.CONTROL_FUNCTION_MASK);
        for (int i = 0; i < msixEntries; i++) {
            MsixEntry.VECTOR_CONTROL.write(msixTable.plus((long) i * MsixEntry.SIZE), MsixEntry.MASKED);
        }
        Header.COMMAND.write(this, Header.COMMAND.read(this) | Header.COMMAND_INTERRUPT_DISABLE);
        write16(register, control & ~MsixCapability.CONTROL_FUNCTION_MASK | MsixCapability.CONTROL_ENABLE);
        return true;
    }

    // ---- the configuration space ----

    @Override
    public int read8(int offset) {
        return access.read8(function, offset);
    }

    @Override
    public void write8(int offset, int value) {
        access.write8(function, offset, value);
    }

    @Override
    public int read16(int offset) {
        return access.read16(function, offset);
    }

    @Override
    public void write16(int offset, int value) {
        access.write16(function, offset, value);
    }

    @Override
    public int read32(int offset) {
        return access.read32(function, offset);
    }

    @Override
    public void write32(int offset, int value) {
        access.write32(function, offset, value);
    }
}
