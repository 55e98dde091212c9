// SPDX-License-Identifier: Apache-2.0
package corto.net.igmp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Groups;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.multicast.GroupLink;
import corto.net.multicast.GroupLinks;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import java.util.Arrays;

/// IGMP of a host, on all its links.
public final class Igmp implements Ipv4Groups, Ipv4Protocol, GroupLinks {
    private static final long TENTH_OF_SECOND = 100_000_000L;
    private static final int TIME_MANTISSA_BITS = 4;

    private Ipv4 ipv4;
    private PacketPool pool;
    private TimerQueue timers;
    private Clock clock;
    private RandomSource random;
    private IgmpLink[] links = new IgmpLink[0];              // by index, from 1; null: not used yet
    private long received;
    private long invalid;

    @Override
    public void begin(Ipv4 ipv4, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random) {
        this.ipv4 = ipv4;
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
        ipv4.setProtocol(IgmpMessage.PROTOCOL, this);
    }

    @Override
    public GroupLink link(int index) {
        if (index < 1 || index > ipv4.interfaceCount()) {
            return null;
        }
        if (index > links.length) {
            links = Arrays.copyOf(links, index);
        }
        if (links[index - 1] == null) {
            links[index - 1] = new IgmpLink(ipv4, ipv4.interfaceAt(index - 1), pool, timers, clock, random);
        }
        return links[index - 1];
    }

    @Override
    public boolean isMember(int interfaceIndex, int group) {
        if (group == IgmpMessage.ALL_HOSTS) {
            return true;
        }
        GroupLink link = interfaceIndex > links.length ? null : links[interfaceIndex - 1];
        return link != null && link.isMember(0, group & IgmpMessage.WORD);
    }

    /// RFC 3376 §4.1, §7.1: which version a query is of says its length.
    @Override
    public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
        received++;
        Address message = packet.data();
        int length = packet.length();
        if (length < IgmpMessage.SIZE || !Checksum.isRight(Checksum.sum(message, length)) ) {
            invalid++;
            packet.release();
            return;
        }
        GroupLink link = link(from.index());
        int type = IgmpMessage.TYPE.read(message);
        long group = IgmpMessage.GROUP.read(message) & IgmpMessage.WORD;
        if (type == IgmpMessage.QUERY) {
            queried(link, message, length, group);
        } else if (type == IgmpMessage.REPORT || type == IgmpMessage.REPORT_V1) {
            link.heardReport(0, group);
        }
        packet.release();
    }

    private void queried(GroupLink link, Address message, int length, long group) {
        int code = IgmpMessage.MAX_RESPONSE.read(message);
        if (length == IgmpMessage.SIZE) {
            boolean isOldest = code == 0;
            link.asked(isOldest ? GroupLink.OLDEST : GroupLink.MIDDLE, (isOldest ? IgmpMessage.V1_RESPONSE : code) * TENTH_OF_SECOND, 0, 0, group, message, 0);
            return;
        }
        int count = length < IgmpMessage.QUERY_SIZE ? -1 : IgmpMessage.SOURCE_COUNT.read(message);
        if (count < 0 || length < IgmpMessage.QUERY_SIZE + count * Integer.BYTES) {
            invalid++;                                       // other lengths are not answered
            return;
        }
        link.asked(GroupLink.NEWEST, GroupLink.time(code, TIME_MANTISSA_BITS) * TENTH_OF_SECOND, IgmpMessage.FLAGS.read(message) & IgmpMessage.ROBUSTNESS, 0, group,
                message.plus(IgmpMessage.QUERY_SIZE), count);
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {}

    public long received() {
        return received;
    }

    /// Messages with a wrong checksum or length.
    public long invalid() {
        return invalid;
    }
}
