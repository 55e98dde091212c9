// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DeviceMemory;
import corto.memory.directmap.DirectMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Physical memory with tables, written by the offsets of the specification. Memory that is not there cannot be mapped.
final class FakeFirmware implements DeviceMemory {
    static final long ROOT = 0xF_0000;
    static final long BASE = 0xF_0000;
    static final int BYTES = 0x4000;
    private static final long LIST = 0xF_0100;
    private static final int HEADER = 36;

    final Address memory = SimulatedMemory.fresh().map(DirectMap.BASE + BASE, BYTES);
    private long next = 0xF_0400;
    private int entries;
    private final boolean wide;

    /// `wide`: with an XSDT.
    FakeFirmware(boolean wide) {
        this.wide = wide;
        text(ROOT, "RSD PTR ");
        at(ROOT).storeByte(15, (byte) (wide ? 2 : 0));
        if (wide) {
            at(ROOT).storeLong(24, LIST);
        } else {
            at(ROOT).storeInt(16, (int) LIST);
        }
        checksum(ROOT, 8, 20);
        text(LIST, wide ? "XSDT" : "RSDT");
        finishList();
    }

    static Address at(long physical) {
        return DirectMap.address(new PhysicalAddress(physical));
    }

    private static void text(long physical, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            at(physical).storeByte(i, bytes[i]);
        }
    }

    /// Makes the bytes of a table add up to zero with the one at `place`.
    static void checksum(long physical, int place, int bytes) {
        at(physical).storeByte(place, (byte) 0);
        int sum = 0;
        for (int i = 0; i < bytes; i++) {
            sum += at(physical).loadByte(i);
        }
        at(physical).storeByte(place, (byte) -sum);
    }

    private void finishList() {
        int bytes = HEADER + entries * (wide ? 8 : 4);
        at(LIST).storeInt(4, bytes);
        checksum(LIST, 9, bytes);
    }

    /// A table with this behind its header; where it is. In the list if `listed`.
    long table(String signature, byte[] body, boolean listed) {
        long place = next;
        next += HEADER + body.length + 15 & -16;
        text(place, signature);
        at(place).storeInt(4, HEADER + body.length);
        for (int i = 0; i < body.length; i++) {
            at(place).storeByte(HEADER + i, body[i]);
        }
        checksum(place, 9, HEADER + body.length);
        if (listed) {
            if (wide) {
                at(LIST).storeLong(HEADER + 8 * entries++, place);
            } else {
                at(LIST).storeInt(HEADER + 4 * entries++, (int) place);
            }
            finishList();
        }
        return place;
    }

    /// Changes a table and corrects its checksum.
    static void store(long table, int offset, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            at(table).storeByte(offset + i, (byte) (value >>> 8 * i));
        }
        checksum(table, 9, at(table).loadInt(4));
    }

    /// A FACP of 276 bytes with this DSDT; where it is.
    long fixed(byte[] code) {
        long differentiated = table("DSDT", code, false);
        long fixed = table("FACP", new byte[276 - HEADER], true);
        store(fixed, 40, differentiated, 4);
        return fixed;
    }

    Address find(int signature) {
        return AcpiTables.find(new PhysicalAddress(ROOT), signature, this);
    }

    @Override
    public Address map(PhysicalAddress from, long lengthBytes) {
        boolean isThere = from.bits() >= BASE && from.bits() <= BASE + BYTES - lengthBytes;
        return isThere ? DirectMap.address(from) : Address.zero();
    }

    // ---- AML ----

    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer number -> all.write(number);
                case String text -> all.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
                case byte[] more -> all.writeBytes(more);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return all.toByteArray();
    }

    static byte[] u32(long value) {
        return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
    }

    /// An opcode (or two), the length in as many bytes as it takes (§20.2.4), and the content.
    static byte[] packaged(byte[] opcode, byte[] content) {
        int length = content.length + 1;
        if (length < 64) {
            return bytes(opcode, length, content);
        }
        length++;
        if (length < 1 << 12) {
            return bytes(opcode, 0x40 | length & 0xF, length >>> 4, content);
        }
        length++;
        return bytes(opcode, 0x80 | length & 0xF, length >>> 4 & 0xFF, length >>> 12, content);
    }

    /// As QEMU describes a virtio device (hw/i386/acpi-common.c).
    static byte[] virtioDevice(String name, String identifier, long base, int lengthBytes, int interrupt, boolean isLevel) {
        byte[] resources = bytes(0x86, 9, 0, 1, u32(base), u32(lengthBytes), 0x89, 6, 0, isLevel ? 1 : 3, 1, u32(interrupt), 0x79, 0);
        byte[] buffer = packaged(bytes(0x11), bytes(0x0A, resources.length, resources));
        return packaged(bytes(0x5B, 0x82), bytes(name, 8, "_HID", 0x0D, identifier, 0, 8, "_UID", 0x0A, 7, 8, "_CCA", 1, 8, "_CRS", buffer));
    }
}
