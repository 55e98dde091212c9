// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import corto.sched.api.Timers;
import corto.sched.events.Timer;
import java.util.Arrays;

/// Tells sockets that joined groups what changed of links, addresses and routes (rtnetlink(7), `ip monitor`).
///
/// Nothing in the stack knows of it: while somebody listens, what would be dumped is compared with what was, ten times a second. So a change costs nothing where nobody listens, and two that undo
/// each other within that time are not told.
final class ChangeNotices extends Timer {
    /// Kconfig's `POSIX_NETLINK_NOTICES`.
    static final boolean SELECTED = Boolean.parseBoolean(System.getProperty("corto.posix.netlink.notices", "true"));

    private static final long PERIOD_NANOS = 100_000_000L;
    private static final int TYPE = 4;                       // in struct nlmsghdr
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_NEWADDR = 20;
    private static final int AF_INET = 2;

    // <linux/rtnetlink.h>
    static final int RTMGRP_LINK = 1;
    static final int RTMGRP_IPV4_IFADDR = 0x10;
    static final int RTMGRP_IPV4_ROUTE = 0x40;
    static final int RTMGRP_IPV6_IFADDR = 0x100;
    static final int RTMGRP_IPV6_ROUTE = 0x400;

    /// Who is told.
    interface Listener {
        /// A message of netlink for the sockets that joined one of `groups`.
        void changed(byte[] message, int groups);
    }

    private static final ChangeNotices NOTICES = new ChangeNotices();

    private NetlinkFile first;                               // that listens, the others linked by `nextListening`
    private byte[] before;

    private ChangeNotices() {}

    /// `socket` is told from now on.
    static void add(NetlinkFile socket) {
        if (NOTICES.first == null) {
            NOTICES.before = all();
            Timers.QUEUE.start(NOTICES, Timers.nowNanos() + PERIOD_NANOS);
        }
        socket.nextListening = NOTICES.first;
        NOTICES.first = socket;
    }

    static void remove(NetlinkFile socket) {
        NetlinkFile before = null;
        for (NetlinkFile each = NOTICES.first; each != socket; each = each.nextListening) {
            before = each;
        }
        if (before == null) {
            NOTICES.first = socket.nextListening;
        } else {
            before.nextListening = socket.nextListening;
        }
        if (NOTICES.first == null) {
            Timers.QUEUE.stop(NOTICES);
            NOTICES.before = null;
        }
    }

    private static byte[] all() {
        Reply reply = new Reply(0, 0);
        RouteMessages.links(reply, 0);
        RouteMessages.addresses(reply, 0, 0);
        RouteMessages.routes(reply, 0, 0);
        return reply.bytes();
    }

    @Override
    public void expired(long nowNanos) {
        byte[] now = all();
        compare(before, now, this::tell);
        before = now;
        Timers.QUEUE.start(this, nowNanos + PERIOD_NANOS);
    }

    private void tell(byte[] message, int groups) {
        for (NetlinkFile each = first; each != null; each = each.nextListening) {
            each.changed(message, groups);
        }
    }

    /// Tells `listener` of each message that is in `after` only, and, as one of deletion, of each that is in `before` only. A link that changed is told as it is now: links do not go.
    static void compare(byte[] before, byte[] after, Listener listener) {
        for (int at = 0; at < before.length; at += length(before, at)) {
            if (!contains(after, before, at) && before[at + TYPE] != RTM_NEWLINK) {
                byte[] gone = Arrays.copyOfRange(before, at, at + length(before, at));
                gone[TYPE]++;                                // RTM_DELADDR follows RTM_NEWADDR, and so on
                listener.changed(gone, groups(before, at));
            }
        }
        for (int at = 0; at < after.length; at += length(after, at)) {
            if (!contains(before, after, at)) {
                listener.changed(Arrays.copyOfRange(after, at, at + length(after, at)), groups(after, at));
            }
        }
    }

    private static int length(byte[] messages, int at) {
        return messages[at] & 0xFF | (messages[at + 1] & 0xFF) << Byte.SIZE;
    }

    private static boolean contains(byte[] messages, byte[] others, int from) {
        int length = length(others, from);
        for (int at = 0; at < messages.length; at += length(messages, at)) {
            if (length(messages, at) == length && Arrays.equals(messages, at, at + length, others, from, from + length)) {
                return true;
            }
        }
        return false;
    }

    private static int groups(byte[] messages, int at) {
        boolean isIpv4 = messages[at + Reply.HEADER_BYTES] == AF_INET;
        return switch (messages[at + TYPE]) {
            case RTM_NEWLINK -> RTMGRP_LINK;
            case RTM_NEWADDR -> isIpv4 ? RTMGRP_IPV4_IFADDR : RTMGRP_IPV6_IFADDR;
            default -> isIpv4 ? RTMGRP_IPV4_ROUTE : RTMGRP_IPV6_ROUTE;
        };
    }
}
