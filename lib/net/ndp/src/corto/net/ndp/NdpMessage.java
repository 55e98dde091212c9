// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;

/// The messages between neighbours (RFC 4861 §4) and the membership report (RFC 3810 §5.2), as they stand in packets.
final class NdpMessage {
    static final int ROUTER_SOLICITATION = 133;
    static final int ROUTER_ADVERTISEMENT = 134;
    static final int NEIGHBOR_SOLICITATION = 135;
    static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int MEMBERSHIP_REPORT = 143;

    // Neighbour solicitation and advertisement (§4.3, §4.4)
    private static final Layout NEIGHBOR = Layout.bigEndian();
    private static final U64 NEIGHBOR_HEADER = NEIGHBOR.u64();   // type, code, checksum, flags: as of all ICMPv6 messages
    static final U64 TARGET_HIGH = NEIGHBOR.u64();
    static final U64 TARGET_LOW = NEIGHBOR.u64();
    static final int NEIGHBOR_SIZE = NEIGHBOR.sized(24);
    static final int ROUTER = 1 << 31;
    static final int SOLICITED = 1 << 30;
    static final int OVERRIDE = 1 << 29;

    // Router advertisement (§4.2)
    private static final Layout ADVERTISEMENT = Layout.bigEndian();
    private static final U32 ADVERTISEMENT_HEADER = ADVERTISEMENT.u32();
    static final U8 HOP_LIMIT = ADVERTISEMENT.u8();
    private static final U8 ADVERTISEMENT_FLAGS = ADVERTISEMENT.u8();
    static final U16 LIFETIME = ADVERTISEMENT.u16();             // seconds
    private static final U32 REACHABLE_TIME = ADVERTISEMENT.u32();
    private static final U32 RETRANS_TIMER = ADVERTISEMENT.u32();
    static final int ROUTER_SIZE = ADVERTISEMENT.sized(16);

    // Options (§4.6): type, length in units of 8 bytes
    static final int OPTION_UNIT = 8;
    static final int SOURCE_HARDWARE = 1;
    static final int TARGET_HARDWARE = 2;
    static final int PREFIX = 3;
    static final int MTU = 5;

    private static final Layout HARDWARE = Layout.bigEndian();
    private static final U16 HARDWARE_HEADER = HARDWARE.u16();
    private static final U16 HARDWARE_HIGH = HARDWARE.u16();
    private static final U32 HARDWARE_LOW = HARDWARE.u32();

    private static final Layout MTU_OPTION = Layout.bigEndian();
    private static final U32 MTU_HEADER = MTU_OPTION.u32();
    static final U32 MTU_BYTES = MTU_OPTION.u32();

    private static final Layout PREFIX_OPTION = Layout.bigEndian();
    private static final U16 PREFIX_HEADER = PREFIX_OPTION.u16();
    static final U8 PREFIX_LENGTH = PREFIX_OPTION.u8();
    static final U8 PREFIX_FLAGS = PREFIX_OPTION.u8();
    static final U32 VALID_SECONDS = PREFIX_OPTION.u32();
    static final U32 PREFERRED_SECONDS = PREFIX_OPTION.u32();
    private static final U32 PREFIX_RESERVED = PREFIX_OPTION.u32();
    static final U64 PREFIX_HIGH = PREFIX_OPTION.u64();
    static final U64 PREFIX_LOW = PREFIX_OPTION.u64();
    static final int PREFIX_SIZE = PREFIX_OPTION.sized(32);
    static final int ON_LINK = 0x80;
    static final int AUTONOMOUS = 0x40;

    // Hop-by-hop header with a router alert (RFC 2711), then a report with one record: to exclude nothing (RFC 3810 §5.2)
    private static final int ALERT_SIZE = 8;
    private static final int RECORD_SIZE = 20;
    static final int REPORT_SIZE = ALERT_SIZE + 8 + RECORD_SIZE;
    private static final int CHANGE_TO_EXCLUDE = 4;

    /// A lifetime without end.
    static final long INFINITE_SECONDS = 0xFFFF_FFFFL;

    private NdpMessage() {}

    /// What a router says of itself among several (RFC 4191 §2.2), two bits.
    static int preference(Address advertisement) {
        return ADVERTISEMENT_FLAGS.read(advertisement) >>> 3 & 3;
    }

    static int optionBytes(Address message, int at) {
        return (message.loadByte(at + 1) & 0xFF) * OPTION_UNIT;
    }

    /// Whether all options from `from` on are whole and not empty.
    static boolean areOptionsRight(Address message, int from, int length) {
        int at = from;
        while (at < length) {
            if (length - at < OPTION_UNIT || optionBytes(message, at) == 0 || optionBytes(message, at) > length - at) {
                return false;
            }
            at += optionBytes(message, at);
        }
        return true;
    }

    /// The hardware address in the option of that type, or 0. The options are right.
    static long hardware(Address message, int from, int length, int type) {
        for (int at = from; at < length; at += optionBytes(message, at)) {
            if ((message.loadByte(at) & 0xFF) == type) {
                return readHardware(message.plus(at));
            }
        }
        return 0;
    }

    static long readHardware(Address option) {
        return (long) HARDWARE_HIGH.read(option) << 32 | HARDWARE_LOW.read(option) & 0xFFFF_FFFFL;
    }

    static void writeHardware(Address option, int type, long hardware) {
        HARDWARE_HEADER.write(option, type << 8 | 1);
        HARDWARE_HIGH.write(option, (int) (hardware >>> 32));
        HARDWARE_LOW.write(option, (int) hardware);
    }

    static void writeReport(Address at, long groupHigh, long groupLow) {
        at.storeInt(0, Integer.reverseBytes(Ipv6.PROTOCOL_ICMPV6 << 24 | 5 << 8 | 2));       // next header, length 0, router alert of 2 bytes: MLD, PadN of 0
        at.storeInt(4, Integer.reverseBytes(1 << 8));
        Address report = at.plus(ALERT_SIZE);
        report.storeInt(0, Integer.reverseBytes(MEMBERSHIP_REPORT << 24));
        report.storeInt(4, Integer.reverseBytes(1));
        report.storeInt(8, Integer.reverseBytes(CHANGE_TO_EXCLUDE << 24));
        report.storeLong(12, Long.reverseBytes(groupHigh));
        report.storeLong(20, Long.reverseBytes(groupLow));
    }

    /// Sends the report in `packet`, which is taken over, to the routers.
    static void sendReport(PacketBuffer packet, Ipv6 ipv6, NdpInterface out, long sourceHigh, long sourceLow) {
        Address report = packet.data().plus(ALERT_SIZE);
        Address header = ipv6.writeHeader(packet, sourceHigh, sourceLow, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.MLD_ROUTERS_LOW, 0, 0, 1);
        int length = REPORT_SIZE - ALERT_SIZE;
        int sum = Checksum.complement(Checksum.add(Checksum.sum(report, length), Ipv6Header.pseudoHeader(header, Ipv6.PROTOCOL_ICMPV6, length)));
        report.storeShort(2, Short.reverseBytes((short) sum));
        ipv6.send(packet, out);
    }
}
