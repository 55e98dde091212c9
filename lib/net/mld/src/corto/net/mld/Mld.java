// SPDX-License-Identifier: Apache-2.0
package corto.net.mld;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Groups;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.multicast.GroupLink;
import corto.net.multicast.GroupLinks;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import java.util.Arrays;

/// MLD of a host, on all its links.
public final class Mld implements Ipv6Groups, GroupLinks {
    private static final long MILLISECOND = 1_000_000L;
    private static final int TIME_MANTISSA_BITS = 12;

    private Ipv6 ipv6;
    private PacketPool pool;
    private TimerQueue timers;
    private Clock clock;
    private RandomSource random;
    private MldLink[] links = new MldLink[0];                // by index, from 1; null: not used yet
    private long received;
    private long invalid;

    @Override
    public void begin(Ipv6 ipv6, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random) {
        this.ipv6 = ipv6;
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public GroupLink link(int index) {
        Ipv6Interface out = ipv6.find(index);
        return out == null ? null : link(out);
    }

    private MldLink link(Ipv6Interface out) {
        int index = out.index();
        if (index > links.length) {
            links = Arrays.copyOf(links, index);
        }
        if (links[index - 1] == null) {
            links[index - 1] = new MldLink(ipv6, out, pool, timers, clock, random);
        }
        return links[index - 1];
    }

    @Override
    public boolean isMember(int interfaceIndex, long high, long low) {
        GroupLink link = interfaceIndex > links.length ? null : links[interfaceIndex - 1];
        return link != null && link.isMember(high, low);
    }

    @Override
    public void join(Ipv6Interface link, long high, long low) {
        link(link).join(high, low);
    }

    @Override
    public void leave(Ipv6Interface link, long high, long low) {
        link(link).leave(high, low);
    }

    /// RFC 2710 §5, RFC 3810 §5.1.14, §6.2: routers ask from link-local addresses, over no other hop.
    @Override
    public void message(int type, Address message, int length, Address header, Ipv6Interface from) {
        received++;
        if (length < MldMessage.SIZE || Ipv6Header.HOP_LIMIT.read(header) != 1 || !Ipv6Address.isLinkLocal(Ipv6Header.SOURCE_HIGH.read(header))) {
            invalid++;
            return;
        }
        MldLink link = link(from);
        long high = MldMessage.GROUP_HIGH.read(message);
        long low = MldMessage.GROUP_LOW.read(message);
        if (type == MldMessage.REPORT) {
            link.heardReport(high, low);
        } else if (type == MldMessage.QUERY) {
            queried(link, message, length, high, low);
        }
    }

    private void queried(MldLink link, Address message, int length, long high, long low) {
        int code = MldMessage.MAX_RESPONSE.read(message);
        if (length == MldMessage.SIZE) {
            link.asked(GroupLink.MIDDLE, code * MILLISECOND, 0, high, low, message, 0);
            return;
        }
        int count = length < MldMessage.QUERY_SIZE ? -1 : MldMessage.SOURCE_COUNT.read(message);
        if (count < 0 || length < MldMessage.QUERY_SIZE + count * MldMessage.ADDRESS) {
            invalid++;
            return;
        }
        link.asked(GroupLink.NEWEST, GroupLink.time(code, TIME_MANTISSA_BITS) * MILLISECOND, MldMessage.FLAGS.read(message) & MldMessage.ROBUSTNESS, high, low,
                message.plus(MldMessage.QUERY_SIZE), count);
    }

    public long received() {
        return received;
    }

    /// Messages that cannot be.
    public long invalid() {
        return invalid;
    }
}
