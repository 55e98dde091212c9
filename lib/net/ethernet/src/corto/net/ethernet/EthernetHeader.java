// SPDX-License-Identifier: Apache-2.0
package corto.net.ethernet;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.NoAllocation;
import corto.lang.U16;
import corto.lang.U32;

/// The header of an Ethernet II frame: destination, source, type.
@NoAllocation(reason = "runs once per packet")
public final class EthernetHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    private static final U16 DESTINATION_HIGH = LAYOUT.u16();
    private static final U32 DESTINATION_LOW = LAYOUT.u32();
    private static final U16 SOURCE_HIGH = LAYOUT.u16();
    private static final U32 SOURCE_LOW = LAYOUT.u32();
    private static final U16 TYPE = LAYOUT.u16();
    public static final int SIZE = LAYOUT.sized(14);

    // IANA, IEEE 802 numbers
    public static final int TYPE_IPV4 = 0x0800;
    public static final int TYPE_ARP = 0x0806;
    public static final int TYPE_IPV6 = 0x86DD;

    /// All stations.
    public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;
    private static final long GROUP_BIT = 0x0100_0000_0000L;      // the first bit on the wire

    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private EthernetHeader() {}

    public static long destination(Address frame) {
        return (long) DESTINATION_HIGH.read(frame) << 32 | DESTINATION_LOW.read(frame) & LOW_HALF;
    }

    public static long source(Address frame) {
        return (long) SOURCE_HIGH.read(frame) << 32 | SOURCE_LOW.read(frame) & LOW_HALF;
    }

    public static int type(Address frame) {
        return TYPE.read(frame);
    }

    public static void write(Address frame, long destination, long source, int type) {
        DESTINATION_HIGH.write(frame, (int) (destination >>> 32));
        DESTINATION_LOW.write(frame, (int) destination);
        SOURCE_HIGH.write(frame, (int) (source >>> 32));
        SOURCE_LOW.write(frame, (int) source);
        TYPE.write(frame, type);
    }

    /// Whether `address` is that of several stations: broadcast, multicast.
    public static boolean isGroup(long address) {
        return (address & GROUP_BIT) != 0;
    }
}
