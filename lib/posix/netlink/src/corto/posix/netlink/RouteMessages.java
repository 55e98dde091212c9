// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Interface;
import corto.net.kernel.Network;
import corto.net.ndp.NdpInterface;
import corto.net.ndp.Router;

/// Links, addresses and routes as messages, rtnetlink(7).
final class RouteMessages {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_NEWADDR = 20;
    private static final int RTM_NEWROUTE = 24;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_BROADCAST = 2;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_QDISC = 6;
    private static final int IFLA_TXQLEN = 13;
    private static final int IFLA_OPERSTATE = 16;
    private static final int OPERSTATE_UNKNOWN = 0;
    private static final int OPERSTATE_DOWN = 2;
    private static final int OPERSTATE_UP = 6;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_BROADCAST = 4;
    private static final int IFA_CACHEINFO = 6;
    private static final int IFA_FLAGS = 8;
    private static final int IFA_F_PERMANENT = 0x80;
    private static final int CACHEINFO_BYTES = 4 + 4 * Integer.BYTES;

    private static final int RTA_DST = 1;
    private static final int RTA_SRC = 2;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_TABLE = 15;
    private static final int RTA_UID = 25;
    private static final int RT_TABLE_MAIN = 254;
    private static final int RT_TABLE_LOCAL = 255;
    private static final int RTPROT_UNSPEC = 0;
    private static final int RTPROT_KERNEL = 2;
    private static final int RTPROT_BOOT = 3;
    private static final int RTN_UNICAST = 1;

    private static final int SCOPE_UNIVERSE = 0;
    private static final int SCOPE_LINK = 253;
    private static final int SCOPE_HOST = 254;
    private static final int LINK_LOCAL_BITS = 64;

    private RouteMessages() {}

    static void link(Reply to, Ipv4Interface link, int flags) {
        to.begin(RTM_NEWLINK, flags);
        to.putShort(0);
        to.putShort(Link.type(link));
        to.putInt(link.index());
        to.putInt(Link.flags(link));
        to.putInt(0);
        to.attribute(IFLA_IFNAME, link.name());
        to.attribute(IFLA_TXQLEN, Link.QUEUE_LENGTH);
        to.byteAttribute(IFLA_OPERSTATE, link.isLoopback() ? OPERSTATE_UNKNOWN : link.isLinkUp() ? OPERSTATE_UP : OPERSTATE_DOWN);
        to.attribute(IFLA_MTU, link.mtu());
        to.attribute(IFLA_QDISC, link.isLoopback() ? "noqueue" : "pfifo_fast");
        to.hardware(IFLA_ADDRESS, link.hardwareAddress());
        to.hardware(IFLA_BROADCAST, link.isLoopback() ? 0 : Link.BROADCAST);
        to.end();
    }

    static void links(Reply to, int flags) {
        for (int i = 0; i < Link.count(); i++) {
            link(to, Link.at(i), flags);
        }
    }

    /// Those of `family`; 0: of all.
    static void addresses(Reply to, int family, int flags) {
        for (int i = 0; family != AF_INET6 && i < Link.count(); i++) {
            Ipv4Interface link = Link.at(i);
            if (link.address() != Ipv4Address.ANY) {
                address(to, link, flags);
            }
        }
        Ipv6 ipv6 = Network.stack().ipv6();
        for (int i = 0; Ipv6.SELECTED && family != AF_INET && i < ipv6.interfaceCount(); i++) {
            Ipv6Interface each = ipv6.interfaceAt(i);
            for (int place = 0; place < each.addressPlaces(); place++) {
                if (each.hasAddress(place)) {
                    address(to, each, place, flags);
                }
            }
        }
    }

    private static void beginAddress(Reply to, int flags, int family, int prefix, int scope, int index) {
        to.begin(RTM_NEWADDR, flags);
        to.putByte(family);
        to.putByte(prefix);
        to.putByte(IFA_F_PERMANENT);
        to.putByte(scope);
        to.putInt(index);
    }

    private static void address(Reply to, Ipv4Interface link, int flags) {
        beginAddress(to, flags, AF_INET, link.prefixLength(), link.isLoopback() ? SCOPE_HOST : SCOPE_UNIVERSE, link.index());
        to.address(IFA_ADDRESS, link.address());
        to.address(IFA_LOCAL, link.address());
        if (!link.isLoopback()) {
            to.address(IFA_BROADCAST, link.broadcastAddress());
        }
        to.attribute(IFA_LABEL, link.name());
        endAddress(to);
    }

    private static void address(Reply to, Ipv6Interface link, int place, int flags) {
        long high = link.addressHigh(place);
        int scope = link.isLoopback() ? SCOPE_HOST : Ipv6Address.isLinkLocal(high) ? SCOPE_LINK : SCOPE_UNIVERSE;
        beginAddress(to, flags, AF_INET6, link.prefixLength(place), scope, link.index());
        to.address(IFA_ADDRESS, high, link.addressLow(place));
        endAddress(to);
    }

    private static void endAddress(Reply to) {
        to.attribute(IFA_FLAGS, IFA_F_PERMANENT);
        to.putShort(CACHEINFO_BYTES);
        to.putShort(IFA_CACHEINFO);
        to.putInt(-1);                   // preferred for ever, valid for ever
        to.putInt(-1);
        to.putInt(0);
        to.putInt(0);
        to.end();
    }

    static void routes(Reply to, int family, int flags) {
        for (int i = 0; family != AF_INET6 && i < Link.count(); i++) {
            Ipv4Interface link = Link.at(i);
            if (link.isLoopback() || link.address() == Ipv4Address.ANY) {
                continue;
            }
            if (link.gateway() != Ipv4Address.ANY) {
                beginRoute(to, flags, AF_INET, 0, RTPROT_BOOT, SCOPE_UNIVERSE);
                to.address(RTA_GATEWAY, link.gateway());
                endRoute(to, link.index());
            }
            beginRoute(to, flags, AF_INET, link.prefixLength(), RTPROT_KERNEL, SCOPE_LINK);
            to.address(RTA_DST, link.address() & Ipv4Address.mask(link.prefixLength()));
            to.address(RTA_PREFSRC, link.address());
            endRoute(to, link.index());
        }
        if (Ipv6.SELECTED && family != AF_INET && Network.card6() != null) {
            routes(to, Network.card6(), flags);
        }
    }

    private static void routes(Reply to, NdpInterface card, int flags) {
        for (int place = 0; place < card.addressPlaces(); place++) {
            if (!card.hasAddress(place)) {
                continue;
            }
            long high = card.addressHigh(place);
            int bits = Ipv6Address.isLinkLocal(high) ? LINK_LOCAL_BITS : card.prefixLength(place);
            beginRoute(to, flags, AF_INET6, bits, RTPROT_KERNEL, SCOPE_UNIVERSE);
            to.address(RTA_DST, bits >= Long.SIZE ? high : high & ~(-1L >>> bits), bits <= Long.SIZE ? 0 : card.addressLow(place) & -1L << 128 - bits);
            endRoute(to, card.index());
        }
        for (Router router = card.nextRouter(null); router != null; router = card.nextRouter(router)) {
            beginRoute(to, flags, AF_INET6, 0, RTPROT_BOOT, SCOPE_UNIVERSE);
            to.address(RTA_GATEWAY, router.addressHigh(), router.addressLow());
            endRoute(to, card.index());
        }
    }

    /// The way of a packet to `destination` over IPv4.
    static void way(Reply to, int destination, Ipv4Interface out, int source, boolean isBeyond, int kind, int flags, int uid) {
        beginWay(to, AF_INET, Integer.SIZE, 0, RT_TABLE_MAIN, RTPROT_UNSPEC, kind, flags);
        to.address(RTA_DST, destination);
        to.attribute(RTA_OIF, out.index());
        to.address(RTA_PREFSRC, source);
        if (isBeyond) {
            to.address(RTA_GATEWAY, out.gateway());
        }
        to.attribute(RTA_UID, uid);
        to.end();
    }

    static void way(Reply to, long high, long low, Ipv6Flow flow, int kind) {
        boolean isLocal = flow.out().isLoopback();
        NdpInterface card = isLocal || isOnLink(flow.out(), high, low) ? null : Network.card6();
        Router router = card == null ? null : card.router();
        boolean isBeyond = router != null;
        int bits = 2 * Long.SIZE;
        beginWay(to, AF_INET6, bits, bits, isLocal ? RT_TABLE_LOCAL : RT_TABLE_MAIN, isBeyond ? RTPROT_BOOT : RTPROT_KERNEL, kind, 0);
        to.address(RTA_DST, high, low);
        to.address(RTA_SRC, 0, 0);
        to.address(RTA_PREFSRC, flow.localHigh(), flow.localLow());
        if (isBeyond) {
            to.address(RTA_GATEWAY, router.addressHigh(), router.addressLow());
        }
        to.attribute(RTA_OIF, flow.out().index());
        to.end();
    }

    /// Whether an address has the prefix of one of the link's.
    private static boolean isOnLink(Ipv6Interface link, long high, long low) {
        boolean isNeighbour = Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high);
        for (int place = 0; place < link.addressPlaces() && !isNeighbour; place++) {
            int bits = link.prefixLength(place);
            long highMask = bits == 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
            long lowMask = bits <= Long.SIZE ? 0 : -1L << 2 * Long.SIZE - bits;
            isNeighbour = link.hasAddress(place) && ((link.addressHigh(place) ^ high) & highMask) == 0 && ((link.addressLow(place) ^ low) & lowMask) == 0;
        }
        return isNeighbour;
    }

    private static void beginWay(Reply to, int family, int bits, int sourceBits, int table, int protocol, int kind, int flags) {
        to.begin(RTM_NEWROUTE, 0);
        to.putByte(family);
        to.putByte(bits);
        to.putByte(sourceBits);
        to.putByte(0);
        to.putByte(table);
        to.putByte(protocol);
        to.putByte(SCOPE_UNIVERSE);
        to.putByte(kind);
        to.putInt(flags);
        to.attribute(RTA_TABLE, table);
    }

    private static void beginRoute(Reply to, int flags, int family, int prefix, int protocol, int scope) {
        to.begin(RTM_NEWROUTE, flags);
        to.putByte(family);
        to.putByte(prefix);
        to.putShort(0);
        to.putByte(RT_TABLE_MAIN);
        to.putByte(protocol);
        to.putByte(scope);
        to.putByte(RTN_UNICAST);
        to.putInt(0);
        to.attribute(RTA_TABLE, RT_TABLE_MAIN);
    }

    private static void endRoute(Reply to, int index) {
        to.attribute(RTA_OIF, index);
        to.end();
    }
}
