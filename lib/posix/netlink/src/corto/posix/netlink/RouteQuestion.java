// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENETUNREACH;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.posix.files.Files;

/// RTM_GETROUTE for one destination: the way that a packet would take.
final class RouteQuestion {
    private static final int FAMILY = 0;                     // in struct rtmsg
    private static final int BODY_BYTES = 12;
    private static final int ATTRIBUTE_BYTES = 4;
    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int LOOPBACK = 0x7F00_0001;         // what the address of nobody means

    private static final int RTN_UNICAST = 1;
    private static final int RTN_LOCAL = 2;
    private static final int RTN_BROADCAST = 3;
    private static final int RTN_MULTICAST = 5;
    private static final int RTM_F_CLONED = 0x200;
    private static final int RTCF_LOCAL = 0x8000_0000;
    private static final int RTCF_MULTICAST = 0x2000_0000;
    private static final int RTCF_BROADCAST = 0x1000_0000;

    private Address destination = Address.zero();            // what RTA_DST holds; zero: nothing
    private int destinationBytes;
    private int link;                                        // 0: any

    private RouteQuestion() {}

    /// Answers the request of `length` bytes at `message`, header included. Null, or what it is refused for: EINVAL, ENODEV, ENETUNREACH, EOPNOTSUPP.
    static Errno answer(Reply to, Address message, int length) {
        Address body = message.plus(Reply.HEADER_BYTES);
        int bodyLength = length - Reply.HEADER_BYTES;
        if (bodyLength < BODY_BYTES) {
            return EINVAL;
        }
        RouteQuestion question = new RouteQuestion();
        if (!question.read(body, bodyLength)) {
            return EINVAL;
        }
        if (question.link != 0 && Link.find(question.link) == null) {
            return ENODEV;
        }
        int family = body.loadByte(FAMILY);
        if (family == AF_INET) {
            return question.answer4(to);
        }
        return family == AF_INET6 && Ipv6.SELECTED ? question.answer6(to) : EOPNOTSUPP;
    }

    private boolean read(Address body, int length) {
        int at = BODY_BYTES;
        while (length - at >= ATTRIBUTE_BYTES) {
            int bytes = body.loadShort(at) & 0xFFFF;
            if (bytes < ATTRIBUTE_BYTES || bytes > length - at) {
                return false;
            }
            int type = body.loadShort(at + 2) & 0xFFFF;
            if (type == RTA_DST) {
                destination = body.plus(at + ATTRIBUTE_BYTES);
                destinationBytes = bytes - ATTRIBUTE_BYTES;
            } else if (type == RTA_OIF && bytes == ATTRIBUTE_BYTES + Integer.BYTES) {
                link = body.loadInt(at + ATTRIBUTE_BYTES);
            }
            at += bytes + 3 & -4;
        }
        return true;
    }

    private Errno answer4(Reply to) {
        if (!destination.isZero() && destinationBytes != Integer.BYTES) {
            return EINVAL;
        }
        Ipv4 ipv4 = Network.stack().ipv4();
        int address = destination.isZero() ? Ipv4Address.ANY : Integer.reverseBytes(destination.loadInt(0));
        Ipv4Interface out = ipv4.route(address == Ipv4Address.ANY ? LOOPBACK : address);
        if (link != 0 && !ipv4.isLocal(address)) {
            out = Link.find(link);
        }
        if (out == null) {
            return ENETUNREACH;
        }
        int kind = out.isLoopback() ? RTN_LOCAL : ipv4.isBroadcast(address) ? RTN_BROADCAST : Ipv4Address.isMulticast(address) ? RTN_MULTICAST : RTN_UNICAST;
        int flags = switch (kind) {
            case RTN_LOCAL -> RTCF_LOCAL;
            case RTN_BROADCAST -> RTCF_LOCAL | RTCF_BROADCAST;
            case RTN_MULTICAST -> RTCF_MULTICAST;
            default -> 0;
        };
        boolean isBeyond = kind == RTN_UNICAST && !out.isOnLink(address) && out.gateway() != Ipv4Address.ANY;
        int source = address == Ipv4Address.ANY ? LOOPBACK : ipv4.sourceFor(address, out);
        RouteMessages.way(to, address, out, source, isBeyond, kind, flags | RTM_F_CLONED, Files.context().uid);
        return null;
    }

    private Errno answer6(Reply to) {
        if (!destination.isZero() && destinationBytes != 2 * Long.BYTES) {
            return EINVAL;
        }
        long high = destination.isZero() ? 0 : Long.reverseBytes(destination.loadLong(0));
        long low = destination.isZero() ? 0 : Long.reverseBytes(destination.loadLong(Long.BYTES));
        Ipv6Flow flow = new Ipv6Flow();
        Errno problem = Network.stack().ipv6().findWay(flow, high, low, link, 0, 0);
        if (problem == null) {
            RouteMessages.way(to, high, low, flow, flow.out().isLoopback() ? RTN_LOCAL : RTN_UNICAST);
        }
        return problem;
    }
}
