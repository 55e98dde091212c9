// SPDX-License-Identifier: Apache-2.0
package corto.net.arp;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// An ARP packet for IPv4 over Ethernet (RFC 826).
final class ArpPacket {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U16 HARDWARE_TYPE = LAYOUT.u16();
    static final U16 PROTOCOL_TYPE = LAYOUT.u16();
    static final U8 HARDWARE_LENGTH = LAYOUT.u8();
    static final U8 PROTOCOL_LENGTH = LAYOUT.u8();
    static final U16 OPERATION = LAYOUT.u16();
    private static final U16 SENDER_HARDWARE_HIGH = LAYOUT.u16();
    private static final U32 SENDER_HARDWARE_LOW = LAYOUT.u32();
    static final U32 SENDER_PROTOCOL = LAYOUT.u32();
    private static final U16 TARGET_HARDWARE_HIGH = LAYOUT.u16();
    private static final U32 TARGET_HARDWARE_LOW = LAYOUT.u32();
    static final U32 TARGET_PROTOCOL = LAYOUT.u32();
    static final int SIZE = LAYOUT.sized(28);

    static final int ETHERNET = 1;               // hardware type
    static final int HARDWARE_BYTES = 6;
    static final int PROTOCOL_BYTES = 4;
    static final int REQUEST = 1;
    static final int REPLY = 2;

    private ArpPacket() {}

    static long senderHardware(Address packet) {
        return (long) SENDER_HARDWARE_HIGH.read(packet) << 32 | SENDER_HARDWARE_LOW.readUnsigned(packet);
    }

    static void writeSenderHardware(Address packet, long address) {
        SENDER_HARDWARE_HIGH.write(packet, (int) (address >>> 32));
        SENDER_HARDWARE_LOW.write(packet, (int) address);
    }

    static void writeTargetHardware(Address packet, long address) {
        TARGET_HARDWARE_HIGH.write(packet, (int) (address >>> 32));
        TARGET_HARDWARE_LOW.write(packet, (int) address);
    }
}
