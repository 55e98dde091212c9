// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// Questions about IPv6 addresses (RFC 4291), each the two halves of 128 bits.
public final class Ipv6Address {
    /// The upper half of ff02::/16 with nothing else in it: groups of this link.
    public static final long LINK_GROUP_HIGH = 0xFF02L << 48;
    public static final long ALL_NODES_LOW = 1;
    public static final long ALL_ROUTERS_LOW = 2;
    /// ff02::16, all routers that understand MLDv2 (RFC 3810).
    public static final long MLD_ROUTERS_LOW = 0x16;
    /// fe80::/64.
    public static final long LINK_LOCAL_HIGH = 0xFE80L << 48;

    private static final long MAPPED = 0xFFFFL;

    private Ipv6Address() {}

    public static boolean isUnspecified(long high, long low) {
        return (high | low) == 0;
    }

    /// ::1.
    public static boolean isLoopback(long high, long low) {
        return high == 0 && low == 1;
    }

    public static boolean isMulticast(long high) {
        return high >>> 56 == 0xFF;                            // ff00::/8
    }

    public static boolean isLinkLocal(long high) {
        return high >>> 54 == LINK_LOCAL_HIGH >>> 54;          // fe80::/10
    }

    /// Whether the address means something on one link only: link-local ones, and groups of a link or an interface.
    public static boolean hasScope(long high) {
        return isLinkLocal(high) || isMulticast(high) && (high >>> 48 & 0xF) <= 2;
    }

    /// 32 bits of an address: who does not know `key` cannot choose addresses that have the same.
    public static int fold(long high, long low, long key) {
        long mixed = (high ^ key) * (Long.rotateLeft(key, 21) | 1);
        mixed = ((mixed ^ mixed >>> 32) + low) * (Long.rotateLeft(key, 43) | 1);
        return (int) (mixed >>> 32 ^ mixed >>> 11);
    }

    /// Whether it is an IPv4 address in disguise: ::ffff:0:0/96.
    public static boolean isMapped(long high, long low) {
        return high == 0 && low >>> 32 == MAPPED;
    }

    /// The lower half of the mapped address for `ipv4`; the upper is 0.
    public static long mappedLow(int ipv4) {
        return MAPPED << 32 | ipv4 & 0xFFFF_FFFFL;
    }

    /// The lower half of the group that is asked for the address with `low` (§2.7.1); the upper is `LINK_GROUP_HIGH`.
    public static long solicitedNodeLow(long low) {
        return 0x1_FF00_0000L | low & 0xFF_FFFF;
    }

    /// The lower half of addresses made from a hardware address of 48 bits (Appendix A, modified EUI-64).
    public static long identifierOf(long hardware) {
        return (hardware >>> 24 ^ 0x02_0000) << 40 | 0xFF_FE00_0000L | hardware & 0xFF_FFFF;
    }

    /// Whether the first `length` bits are the same.
    public static boolean samePrefix(long high, long low, long otherHigh, long otherLow, int length) {
        long highMask = length >= 64 ? -1 : length == 0 ? 0 : -1L << 64 - length;
        long lowMask = length <= 64 ? 0 : -1L << 128 - length;
        return ((high ^ otherHigh) & highMask) == 0 && ((low ^ otherLow) & lowMask) == 0;
    }

    /// The station that takes frames for a group (RFC 2464 §7).
    public static long hardwareOfGroup(long low) {
        return 0x3333_0000_0000L | low & 0xFFFF_FFFFL;
    }
}
