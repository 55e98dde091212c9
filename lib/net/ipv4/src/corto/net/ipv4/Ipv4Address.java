// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

/// Questions about IPv4 addresses (RFC 6890 lists the special ones).
public final class Ipv4Address {
    /// 0.0.0.0: any, none.
    public static final int ANY = 0;
    /// 255.255.255.255: every host on the link.
    public static final int BROADCAST = 0xFFFF_FFFF;
    /// 127.0.0.1.
    public static final int LOCALHOST = 0x7F00_0001;

    private Ipv4Address() {}

    public static int of(int first, int second, int third, int fourth) {
        return first << 24 | second << 16 | third << 8 | fourth;
    }

    /// The mask of a prefix of `length` bits.
    public static int mask(int length) {
        return length == 0 ? 0 : -1 << 32 - length;
    }

    public static boolean isMulticast(int address) {
        return address >>> 28 == 0xE;                  // 224.0.0.0/4
    }

    /// Whether it is a group of one link, which no router passes on.
    public static boolean isLinkGroup(int address) {
        return address >>> 8 == 0xE0_0000;             // 224.0.0.0/24
    }

    public static boolean isLoopback(int address) {
        return address >>> 24 == 127;                  // 127.0.0.0/8
    }
}
