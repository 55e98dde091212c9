// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.net.igmp.Igmp;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.mld.Mld;
import corto.net.multicast.GroupLink;
import corto.net.multicast.Memberships;
import corto.net.ndp.NdpInterface;
import corto.net.udp.UdpSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Groups of hosts: who hears what, and what routers are told.
final class GroupsTest {
    private static final long SECOND = SimulatedNetwork.SECOND;
    private static final int GROUP = 239 << 24 | 1 << 16 | 2 << 8 | 3;
    private static final long GROUP_LOW = GROUP & 0xFFFF_FFFFL;
    private static final int ETHERNET = 2;
    private static final long GROUP6_HIGH = 0xFF15L << 48;

    private final SimulatedNetwork network = new SimulatedNetwork(5);
    private final Host host = network.host(2);
    private final Host other = network.host(3);
    private final Igmp igmp = new Igmp();
    private final Mld mld = new Mld();
    private final List<String> seen = new ArrayList<>();     // IGMP and MLD of `host`, from the type on, without checksums

    GroupsTest() {
        host.stack.setGroups(igmp);
        host.stack.setGroups(mld);
        network.tap = this::see;
    }

    private void see(byte[] frame) {
        boolean isIgmp = frame[12] == 8 && frame[13] == 0 && frame[23] == 2;
        boolean isMld = frame[12] == (byte) 0x86 && frame[20] == 0 && frame[54] == 58 && frame[29 + 7] >= 0;
        if (frame[11] != 2 || !isIgmp && !isMld) {
            return;
        }
        if (isIgmp) {
            assertThat(frame[14]).isEqualTo((byte) 0x46);
            assertThat(frame[22]).isEqualTo((byte) 1);
            assertThat(Arrays.copyOfRange(frame, 34, 38)).containsExactly(0x94, 4, 0, 0);
        } else {
            assertThat(frame[21]).isEqualTo((byte) 1);
        }
        int at = isIgmp ? 38 : 62;
        int end = isIgmp ? 14 + (frame[16] << 8 | frame[17] & 0xFF) : 54 + (frame[18] << 8 | frame[19] & 0xFF);
        String text = HexFormat.of().formatHex(frame, at, end);
        seen.add(text.substring(0, 2) + " " + text.substring(8));
    }

    private String last() {
        return seen.isEmpty() ? "" : seen.removeLast();
    }

    private static Memberships of(UdpSocket socket) {
        if (socket.groups().filter == null) {
            socket.groups().filter = new Memberships();
        }
        return (Memberships) socket.groups().filter;
    }

    private UdpSocket listener(int port) {
        UdpSocket socket = host.stack.openUdp();
        socket.setReuseAddress(true);
        assertThat(socket.bind(0, port).isError()).isFalse();
        return socket;
    }

    private void send(Host from, int length) {
        UdpSocket socket = from.stack.openUdp();
        assertThat(socket.send(from.scratch, length, GROUP, 5353, false).bits()).isEqualTo(length);
        socket.close();
    }

    /// What a router sends: IGMP with a checksum.
    private void query(int... message) {
        int sum = 0;
        for (int i = 0; i < message.length; i += 2) {
            sum += message[i] << 8 | message[i + 1];
        }
        sum = ~((sum & 0xFFFF) + (sum >> 16)) & 0xFFFF;
        byte[] frame = new byte[34 + message.length];
        byte[] start = {1, 0, 0x5E, 0, 0, 1, 0x52, 0x54, 0, 0, 0, 9, 8, 0, 0x45, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 10, 0, 0, 9, (byte) 224, 0, 0, 1};
        System.arraycopy(start, 0, frame, 0, start.length);
        frame[17] = (byte) (20 + message.length);
        for (int i = 0; i < message.length; i++) {
            frame[34 + i] = (byte) message[i];
        }
        frame[36] = (byte) (sum >> 8);
        frame[37] = (byte) sum;
        int header = 0;
        for (int i = 14; i < 34; i += 2) {
            header += (frame[i] & 0xFF) << 8 | frame[i + 1] & 0xFF;
        }
        header = ~((header & 0xFFFF) + (header >> 16)) & 0xFFFF;
        frame[24] = (byte) (header >> 8);
        frame[25] = (byte) header;
        host.device.arrived(frame);
        host.stack.poll();
    }

    @Test
    void who_joined_hears_the_group_and_nobody_else_does() {
        UdpSocket one = listener(5353);
        send(other, 5);
        network.run(SECOND);
        assertThat(one.hasDatagram()).isFalse();

        GroupLink link = igmp.link(ETHERNET);
        assertThat(of(one).join(link, 0, GROUP_LOW, false).isError()).isFalse();
        assertThat(of(one).join(link, 0, GROUP_LOW, false).errno()).isEqualTo(Errno.EADDRINUSE.number());
        UdpSocket all = listener(5353);
        UdpSocket own = listener(5353);
        own.groups().receivesAll = false;
        send(other, 5);
        network.run(SECOND);

        assertThat(one.received().firstLength()).isEqualTo(5);
        assertThat(all.received().firstLength()).isEqualTo(5);
        assertThat(own.hasDatagram()).isFalse();
        one.receive(host.scratch, 10, false);
        all.receive(host.scratch, 10, false);
        one.close();
        send(other, 5);
        network.run(SECOND);
        assertThat(all.hasDatagram()).isFalse();
        all.close();
        own.close();
    }

    @Test
    void what_the_host_sends_loops_back_in_fragments_too() {
        UdpSocket one = listener(5353);
        of(one).join(igmp.link(ETHERNET), 0, GROUP_LOW, false);
        for (int length : new int[] {100, 9000}) {
            send(host, length);
            assertThat(one.received().firstLength()).isEqualTo(length);
            one.receive(host.scratch, 10, false);
        }
        UdpSocket quiet = host.stack.openUdp();
        quiet.groups().loops = false;
        quiet.send(host.scratch, 10, GROUP, 5353, false);
        assertThat(one.hasDatagram()).isFalse();
        quiet.close();
        one.close();
        network.run(100 * SECOND);
        assertThat(host.pool.freeCount()).isEqualTo(host.pool.capacity());
    }

    @Test
    void groups_on_loopback_stay_there() {
        UdpSocket one = listener(5353);
        of(one).join(igmp.link(1), 0, GROUP_LOW, false);
        UdpSocket sender = host.stack.openUdp();
        sender.groups().interfaceIndex = 1;
        sender.send(host.scratch, 10, GROUP, 5353, false);
        assertThat(one.received().firstLength()).isEqualTo(10);
        assertThat(one.received().firstSource()).isEqualTo(0x7F00_0001);
        one.receive(host.scratch, 10, false);
        send(host, 10);
        assertThat(one.hasDatagram()).isFalse();
        network.run(SECOND);
        assertThat(seen).isEmpty();
        sender.close();
        one.close();
    }

    @Test
    void joins_and_leaves_are_told_twice() {
        UdpSocket one = listener(5353);
        of(one).join(igmp.link(ETHERNET), 0, GROUP_LOW, false);
        assertThat(seen).containsExactly("22 0000000104000000ef010203");                // to exclude nobody
        network.run(5 * SECOND);
        assertThat(seen).containsExactly("22 0000000104000000ef010203", "22 0000000104000000ef010203");
        seen.clear();
        one.close();
        network.run(5 * SECOND);
        assertThat(seen).containsExactly("22 0000000103000000ef010203", "22 0000000103000000ef010203");
        assertThat(igmp.link(ETHERNET).groupCount()).isZero();
    }

    @Test
    void senders_are_named() {
        UdpSocket one = listener(5353);
        UdpSocket two = listener(5353);
        GroupLink link = igmp.link(ETHERNET);
        of(one).join(link, 0, GROUP_LOW, true);
        assertThat(seen).isEmpty();
        of(one).addSource(link, 0, GROUP_LOW, false, 0, 0x0A00_0003);
        assertThat(last()).isEqualTo("22 0000000105000001ef0102030a000003");             // allow 10.0.0.3
        assertThat(of(one).addSource(link, 0, GROUP_LOW, false, 0, 0x0A00_0003).errno()).isEqualTo(Errno.EADDRNOTAVAIL.number());
        assertThat(of(one).addSource(link, 0, GROUP_LOW, true, 0, 0x0A00_0004).errno()).isEqualTo(Errno.EINVAL.number());
        network.run(5 * SECOND);
        seen.clear();

        of(two).join(link, 0, GROUP_LOW, false);
        assertThat(last()).isEqualTo("22 0000000104000000ef010203");
        of(two).addSource(link, 0, GROUP_LOW, true, 0, 0x0A00_0003);                     // one wants it: nothing changes
        of(two).addSource(link, 0, GROUP_LOW, true, 0, 0x0A00_0009);
        assertThat(last()).isEqualTo("22 0000000104000001ef0102030a000009");             // all but 10.0.0.9
        network.run(5 * SECOND);
        seen.clear();
        send(other, 7);
        network.run(SECOND);
        assertThat(one.hasDatagram()).isTrue();
        assertThat(two.hasDatagram()).isFalse();

        of(two).removeSource(link, 0, GROUP_LOW, true, 0, 0x0A00_0009);
        assertThat(last()).isEqualTo("22 0000000105000001ef0102030a000009");
        two.close();
        assertThat(last()).isEqualTo("22 0000000103000001ef0102030a000003");             // only 10.0.0.3
        of(one).removeSource(link, 0, GROUP_LOW, false, 0, 0x0A00_0003);                 // leaves
        assertThat(of(one).leave(null, 0, GROUP_LOW).errno()).isEqualTo(Errno.EADDRNOTAVAIL.number());
        one.close();
    }

    @Test
    void memberships_and_senders_are_bounded() {
        UdpSocket one = listener(5353);
        GroupLink link = igmp.link(ETHERNET);
        for (int i = 0; i < 20; i++) {
            assertThat(of(one).join(link, 0, GROUP_LOW + i, false).isError()).isFalse();
        }
        assertThat(of(one).join(link, 0, GROUP_LOW + 20, false).errno()).isEqualTo(Errno.ENOBUFS.number());
        for (int i = 0; i < 10; i++) {
            assertThat(of(one).addSource(link, 0, GROUP_LOW, true, 0, i + 1).isError()).isFalse();
        }
        assertThat(of(one).addSource(link, 0, GROUP_LOW, true, 0, 77).errno()).isEqualTo(Errno.ENOBUFS.number());
        one.close();
        network.run(30 * SECOND);
        assertThat(link.groupCount()).isZero();
    }

    @Test
    void questions_are_answered_within_their_time() {
        UdpSocket one = listener(5353);
        GroupLink link = igmp.link(ETHERNET);
        of(one).join(link, 0, GROUP_LOW, false);
        network.run(5 * SECOND);
        seen.clear();
        query(0x11, 50, 0, 0, 0, 0, 0, 0, 2, 125, 0, 0);                                  // v3, 5 s, all groups
        assertThat(seen).isEmpty();
        network.run(5 * SECOND);
        assertThat(seen).containsExactly("22 0000000102000000ef010203");
        seen.clear();
        query(0x11, 10, 0, 0, 239, 1, 2, 3, 2, 125, 0, 2, 10, 0, 0, 3, 10, 0, 0, 4);      // these two senders
        network.run(2 * SECOND);
        assertThat(seen).containsExactly("22 0000000101000002ef0102030a0000030a000004");
        seen.clear();
        query(0x11, 10, 0, 0, 239, 1, 2, 4, 2, 125, 0, 0);                                // a group that nobody joined
        query(0x11, 10, 0, 0, 239, 1, 2, 3, 2, 0);                                         // of no version
        network.run(5 * SECOND);
        assertThat(seen).isEmpty();
        one.close();
    }

    @Test
    void older_routers_are_spoken_for_as_they_understand() {
        UdpSocket one = listener(5353);
        GroupLink link = igmp.link(ETHERNET);
        query(0x11, 100, 0, 0, 0, 0, 0, 0);                                               // v2
        assertThat(link.version()).isEqualTo(GroupLink.MIDDLE);
        of(one).join(link, 0, GROUP_LOW, false);
        assertThat(last()).isEqualTo("16 ef010203");
        network.run(15 * SECOND);
        assertThat(seen).containsExactly("16 ef010203");                                  // again
        seen.clear();
        query(0x11, 100, 0, 0, 0, 0, 0, 0);
        query(0x16, 0, 0, 0, 239, 1, 2, 3);                                               // somebody else answers first
        network.run(15 * SECOND);
        assertThat(seen).isEmpty();
        query(0x11, 100, 0, 0, 239, 1, 2, 3);
        network.run(15 * SECOND);
        assertThat(last()).isEqualTo("16 ef010203");
        one.close();
        assertThat(last()).isEqualTo("17 ef010203");

        query(0x11, 0, 0, 0, 0, 0, 0, 0);                                                 // v1
        UdpSocket two = listener(5353);
        of(two).join(link, 0, GROUP_LOW, false);
        assertThat(last()).isEqualTo("12 ef010203");
        network.run(15 * SECOND);
        seen.clear();
        two.close();
        assertThat(seen).isEmpty();                                                       // it knows no leaving
        network.run(300 * SECOND);
        assertThat(link.version()).isEqualTo(GroupLink.NEWEST);
    }

    @Test
    void over_ipv6_the_groups_of_addresses_are_told_and_asked_for() {
        NdpInterface link6 = host.stack.addIpv6(host.ethernet);
        NdpInterface otherLink = other.stack.addIpv6(other.ethernet);
        link6.start();
        otherLink.start();
        network.run(5 * SECOND);
        String solicited = "ff0200000000000000000001ff000002";
        assertThat(seen).contains("8f 0000000104000000" + solicited);
        UdpSocket one = host.stack.openUdp();
        one.setFamilies(InternetSocket.IPV6);
        one.bindIpv6(0, 0, 5353);
        of(one).join(mld.link(ETHERNET), GROUP6_HIGH, 9, false);
        network.run(5 * SECOND);
        seen.clear();

        UdpSocket sender = other.stack.openUdp();
        sender.setFamilies(InternetSocket.IPV6);
        assertThat(sender.sendIpv6(other.scratch, 9000, GROUP6_HIGH, 9, ETHERNET, 5353, false).bits()).isEqualTo(9000);
        network.run(SECOND);
        assertThat(one.received().firstLength()).isEqualTo(9000);
        one.receive(host.scratch, 10, false);
        UdpSocket own = host.stack.openUdp();
        own.setFamilies(InternetSocket.IPV6);
        own.groups().ipv6InterfaceIndex = ETHERNET;
        own.sendIpv6(host.scratch, 11, GROUP6_HIGH, 9, 0, 5353, false);
        assertThat(one.received().firstLength()).isEqualTo(11);
        one.receive(host.scratch, 20, false);

        new MldQuery(other).send(otherLink);
        network.run(10 * SECOND);
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst()).startsWith("8f 00000002").contains("02000000ff150000000000000000000000000009").contains("02000000" + solicited);
        seen.clear();
        one.close();
        assertThat(last()).isEqualTo("8f 0000000103000000ff150000000000000000000000000009");
        sender.close();
        own.close();
        network.run(100 * SECOND);
        assertThat(host.pool.freeCount()).isEqualTo(host.pool.capacity());
    }

    /// A general query of MLDv2, as a router on `from` asks it.
    private record MldQuery(Host from) {
        void send(NdpInterface link) {
            int[] body = new int[28];
            body[0] = 130;
            body[4] = 0x10;                                                               // 4,096 ms
            body[24] = 2;
            corto.net.packet.PacketBuffer packet = from.pool.allocate();
            corto.lang.Address message = packet.append(body.length);
            for (int i = 0; i < body.length; i++) {
                message.storeByte(i, (byte) body[i]);
            }
            new corto.net.icmpv6.Icmpv6(from.pool, from.stack.ipv6(), () -> 0).send(packet, link, link.addressHigh(0), link.addressLow(0), Ipv6Address.LINK_GROUP_HIGH,
                    Ipv6Address.ALL_NODES_LOW, 1);
            from.stack.ipv6().flush();
        }
    }

    @Test
    void odd_messages_do_no_harm() {
        Random random = new Random(8);
        UdpSocket one = listener(5353);
        GroupLink link = igmp.link(ETHERNET);
        for (int i = 0; i < 20_000; i++) {
            int[] message = new int[2 * random.nextInt(20)];
            for (int at = 0; at < message.length; at++) {
                message[at] = random.nextInt(3) == 0 ? 0 : random.nextInt(256);
            }
            if (message.length > 8) {
                message[0] = new int[] {0x11, 0x11, 0x11, 0x12, 0x16, 0x17, 0x22, 0x99}[random.nextInt(8)];
                System.arraycopy(new int[] {0, 0, 239, 1, 2, random.nextInt(8)}, 0, message, 2, 6);
            }
            if (message.length > 4) {
                query(message);
            }
            switch (random.nextInt(6)) {
                case 0 -> of(one).join(link, 0, GROUP_LOW + random.nextInt(6), random.nextBoolean());
                case 1 -> of(one).leave(null, 0, GROUP_LOW + random.nextInt(6));
                case 2 -> of(one).addSource(link, 0, GROUP_LOW + random.nextInt(6), random.nextBoolean(), 0, random.nextInt(20));
                case 3 -> of(one).removeSource(link, 0, GROUP_LOW + random.nextInt(6), random.nextBoolean(), 0, random.nextInt(20));
                default -> network.run(random.nextInt(30) == 0 ? SECOND : SimulatedNetwork.MILLISECOND);
            }
            assertThat(link.groupCount()).isLessThanOrEqualTo(6);
        }
        one.close();
        network.run(300 * SECOND);
        assertThat(link.groupCount()).isZero();
        assertThat(host.pool.freeCount()).isEqualTo(host.pool.capacity());
    }
}
