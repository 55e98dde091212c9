// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import corto.net.ipv4.Ipv4Interface;
import corto.net.kernel.Network;

/// What Linux says of an interface besides its addresses.
final class Link {
    static final int ARPHRD_ETHER = 1;
    static final int ARPHRD_LOOPBACK = 772;
    /// Packets that wait at a card, as Linux has it by default; here it is the ring and the port's queue.
    static final int QUEUE_LENGTH = 1000;
    static final int HARDWARE_BYTES = 6;
    static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

    private static final int IFF_UP = 1;
    private static final int IFF_BROADCAST = 2;
    private static final int IFF_LOOPBACK = 8;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFF_MULTICAST = 0x1000;
    private static final int IFF_LOWER_UP = 0x1_0000;
    private static final int SHORT_FLAGS = 0xFFFF;

    private Link() {}

    static int flags(Ipv4Interface link) {
        int kind = link.isLoopback() ? IFF_LOOPBACK : IFF_BROADCAST | IFF_MULTICAST;
        return kind | IFF_UP | (link.isLinkUp() ? IFF_RUNNING | IFF_LOWER_UP : 0);
    }

    /// Those that netdevice(7) has room for.
    static int shortFlags(Ipv4Interface link) {
        return flags(link) & SHORT_FLAGS;
    }

    static int type(Ipv4Interface link) {
        return link.isLoopback() ? ARPHRD_LOOPBACK : ARPHRD_ETHER;
    }

    static int count() {
        return Network.stack().ipv4().interfaceCount();
    }

    /// Counted from 0; its index is one more.
    static Ipv4Interface at(int place) {
        return Network.stack().ipv4().interfaceAt(place);
    }

    /// Null if there is none of that index.
    static Ipv4Interface find(int index) {
        return index < 1 || index > count() ? null : at(index - 1);
    }

    static Ipv4Interface find(String name) {
        for (int i = 0; i < count(); i++) {
            if (at(i).name().equals(name)) {
                return at(i);
            }
        }
        return null;
    }
}
