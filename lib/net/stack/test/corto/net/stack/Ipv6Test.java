// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Protocol;
import corto.net.ndp.Router;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// IPv6, ICMPv6 and neighbour discovery between hosts on a simulated Ethernet.
final class Ipv6Test {
    private static final long LINK = Ipv6Address.LINK_LOCAL_HIGH;
    private static final long SECOND = SimulatedNetwork.SECOND;

    private final SimulatedNetwork network = new SimulatedNetwork(5);
    private final Ipv6Host first = new Ipv6Host(network, 2);
    private final Ipv6Host second = new Ipv6Host(network, 3);
    private final Ipv6Host third = new Ipv6Host(network, 4);
    private final Ipv6Host fourth = new Ipv6Host(network, 5);
    private boolean areRouters = true;
    private final List<String> seen = new ArrayList<>();      // ICMPv6 messages: type/code

    Ipv6Test() {
        network.tap = frame -> {
            if (frame[12] == (byte) 0x86 && frame[20] == 58) {
                seen.add((frame[54] & 0xFF) + "/" + frame[55]);
            }
        };
    }

    private void started() {
        first.link.start();
        second.link.start();
        network.run(20 * SECOND);
        seen.clear();
    }

    private static void noBufferLost(Ipv6Host... hosts) {
        for (Ipv6Host each : hosts) {
            assertThat(each.host.pool.freeCount()).isEqualTo(each.host.pool.capacity());
        }
    }

    @Test
    void addresses_come_from_the_card_and_are_used_after_a_second() {
        assertThat(Ipv6Address.identifierOf(0x5254_0012_3456L)).isEqualTo(0x5054_00FF_FE12_3456L);
        first.link.start();
        network.run(SECOND / 2);
        assertThat(first.link.isLocal(LINK, first.linkLocalLow)).isFalse();
        network.run(SECOND);
        assertThat(first.link.isLocal(LINK, first.linkLocalLow)).isTrue();
        network.run(30 * SECOND);
        assertThat(seen).containsExactly("135/0", "133/0", "133/0", "133/0");     // for itself, then three times for routers
        noBufferLost(first);
    }

    @Test
    void neighbours_find_and_answer_each_other() {
        started();

        first.ping(LINK, second.linkLocalLow);
        network.run(SECOND);

        assertThat(second.icmpv6.echoes()).isEqualTo(1);
        assertThat(seen).containsExactly("135/0", "136/0", "128/0", "129/0");
        first.ping(LINK, second.linkLocalLow);
        network.run(SECOND);
        assertThat(second.icmpv6.echoes()).isEqualTo(2);
        noBufferLost(first, second);
    }

    @Test
    void a_group_is_answered_from_an_own_address() {
        started();
        first.ping(Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW);
        network.run(10 * SECOND);
        assertThat(second.icmpv6.echoes()).isEqualTo(1);
        assertThat(seen).contains("129/0");
    }

    @Test
    void an_address_that_somebody_has_is_not_used() {
        started();
        Ipv6Host late = new Ipv6Host(network, 4);
        late.link.configure(LINK, second.linkLocalLow, 64);
        network.run(5 * SECOND);
        assertThat(late.link.isLocal(LINK, second.linkLocalLow)).isFalse();
        assertThat(late.link.duplicates()).isEqualTo(1);
        assertThat(second.link.isLocal(LINK, second.linkLocalLow)).isTrue();
    }

    @Test
    void two_who_want_the_same_address_both_leave_it() {
        first.link.configure(LINK, 77, 64);
        second.link.configure(LINK, 77, 64);
        network.run(5 * SECOND);
        assertThat(first.link.isLocal(LINK, 77)).isFalse();
        assertThat(second.link.isLocal(LINK, 77)).isFalse();
    }

    @Test
    void a_router_gives_prefix_way_and_mtu() {
        started();
        second.advertise(1, 10_000, 5_000, 1800, 1400);
        network.run(5 * SECOND);

        long own = first.linkLocalLow;
        assertThat(first.link.isLocal(Ipv6Host.prefixHigh(1), own)).isTrue();
        assertThat(first.link.router()).isNotNull();
        assertThat(first.link.mtu()).isEqualTo(1400);
        assertThat(first.link.hopLimit()).isEqualTo(63);
        assertThat(first.ipv6.route(0x2A00L << 48, 1, 0)).isSameAs(first.link);
        int place = first.link.sourceFor(0x2A00L << 48, 1);
        assertThat(first.link.addressHigh(place)).isEqualTo(Ipv6Host.prefixHigh(1));
        assertThat(first.link.addressHigh(first.link.sourceFor(LINK, 1))).isEqualTo(LINK);
    }

    @Test
    void lifetimes_end() {
        started();
        second.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(1900 * SECOND);
        assertThat(first.link.router()).isNull();
        assertThat(first.ipv6.route(0x2A00L << 48, 1, 0)).isNull();
        assertThat(first.ipv6.route(Ipv6Host.prefixHigh(1), 9, 0)).isSameAs(first.link);
        second.advertise(2, 10_000, 5_000, 0, 1500);
        network.run(4000 * SECOND);                               // the first prefix is deprecated now, the second not
        assertThat(first.link.addressHigh(first.link.sourceFor(Ipv6Host.prefixHigh(9), 1))).isEqualTo(Ipv6Host.prefixHigh(2));
        network.run(5000 * SECOND);
        assertThat(first.link.isLocal(Ipv6Host.prefixHigh(1), first.linkLocalLow)).isFalse();
        assertThat(first.link.isLocal(Ipv6Host.prefixHigh(2), first.linkLocalLow)).isTrue();
    }

    @Test
    void what_was_given_by_hand_is_not_changed_by_routers() {
        first.link.configure(Ipv6Host.prefixHigh(1), 7, 64);
        first.link.setRouter(LINK, second.linkLocalLow);
        started();
        second.advertise(1, 0, 0, 1800, 1500);
        network.run(2000 * SECOND);
        assertThat(first.ipv6.route(Ipv6Host.prefixHigh(1), 9, 0)).isSameAs(first.link);
        first.ping(Ipv6Host.prefixHigh(1), 9);                     // asked for on the link, not sent to the router
        network.run(5 * SECOND);
        assertThat(first.link.unresolvedDropped()).isEqualTo(1);
        assertThat(first.link.router()).isNotNull();
    }

    /// The host to which `first` sends a packet for beyond the link, 0: to none within a second.
    private int routerInUse(Ipv6Host... routers) {
        int[] used = new int[1];
        network.tap = frame -> {
            sayRouter(frame);
            for (Ipv6Host each : routers) {
                if (frame[12] == (byte) 0x86 && frame[20] == 58 && frame[54] == (byte) 128 && frame[5] == (byte) each.host.device.macAddress()) {
                    used[0] = frame[5];
                }
            }
        };
        first.ping(0x2A00L << 48, 1);
        network.run(SECOND);
        return used[0];
    }

    /// What `second` and `third` advertise of themselves has the flag of routers, if they are any.
    private void sayRouter(byte[] frame) {
        boolean isAnswer = frame[12] == (byte) 0x86 && frame[20] == 58 && frame[54] == (byte) 136 && (frame[58] & 0x80) == 0;
        if (areRouters && isAnswer && frame[11] != (byte) first.host.device.macAddress()) {
            frame[58] |= (byte) 0x80;
            int checksum = Checksum.updated((frame[56] & 0xFF) << 8 | frame[57] & 0xFF, (frame[58] & 0x7F) << 8, (frame[58] & 0xFF) << 8);
            frame[56] = (byte) (checksum >> 8);
            frame[57] = (byte) checksum;
        }
    }

    private int routers() {
        int count = 0;
        for (Router each = first.link.nextRouter(null); each != null; each = first.link.nextRouter(each)) {
            count++;
        }
        return count;
    }

    private void allStarted() {
        third.link.start();
        fourth.link.start();
        started();
    }

    @Test
    void of_several_routers_one_that_answers_is_used() {
        allStarted();
        second.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(SECOND);
        third.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(2 * SECOND);
        assertThat(routerInUse(second, third)).isEqualTo(3);

        network.hosts.remove(second.host);                         // it is gone, and does not say so
        assertThat(routerInUse(second, third)).isEqualTo(3);       // noticed by sending (RFC 4861 §7.3.3)
        network.run(10 * SECOND);
        assertThat(routerInUse(second, third)).isEqualTo(4);
        network.run(60 * SECOND);
        assertThat(routerInUse(second, third)).isEqualTo(4);
        assertThat(routers()).isEqualTo(2);        // it may come back
    }

    @Test
    void when_no_router_answers_each_is_asked_in_turn() {
        allStarted();
        second.advertise(1, 10_000, 5_000, 1800, 1500);
        third.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(2 * SECOND);
        network.hosts.remove(second.host);
        network.hosts.remove(third.host);
        List<Integer> asked = new ArrayList<>();
        network.tap = frame -> {
            boolean isQuestion = frame[12] == (byte) 0x86 && frame[20] == 58 && frame[54] == (byte) 135;
            int low = frame.length < 78 ? 0 : frame[77];
            if (isQuestion && (asked.isEmpty() || asked.getLast() != low)) {
                asked.add(low);
            }
        };
        for (int i = 0; i < 60; i++) {
            first.ping(0x2A00L << 48, 1);
            network.run(SECOND);
        }
        assertThat(asked).startsWith(3, 4, 3, 4);
        network.run(10 * SECOND);
        noBufferLost(first);
    }

    @Test
    void the_preferred_router_is_used() {
        allStarted();
        second.preference = 3;                                     // low
        second.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(2 * SECOND);
        assertThat(routerInUse(second, third, fourth)).isEqualTo(3);
        third.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(SECOND);
        assertThat(routerInUse(second, third, fourth)).isEqualTo(4);
        fourth.preference = 1;                                     // high
        fourth.advertise(1, 10_000, 5_000, 100, 1500);
        network.run(SECOND);
        assertThat(routerInUse(second, third, fourth)).isEqualTo(5);

        network.run(101 * SECOND);                                 // its lifetime is over
        assertThat(routerInUse(second, third, fourth)).isEqualTo(4);
        third.advertise(1, 10_000, 5_000, 0, 1500);                // it is none any more
        network.run(SECOND);
        assertThat(routerInUse(second, third, fourth)).isEqualTo(3);
    }

    @Test
    void a_router_that_becomes_a_host_is_used_no_more() {
        allStarted();
        second.advertise(1, 10_000, 5_000, 1800, 1500);
        third.advertise(1, 10_000, 5_000, 1800, 1500);
        network.run(2 * SECOND);
        assertThat(routerInUse(second, third)).isEqualTo(3);
        areRouters = false;
        network.run(40 * SECOND);
        first.ping(LINK, second.linkLocalLow);                     // its answer to the question after that says nothing of a router
        network.run(20 * SECOND);
        assertThat(routerInUse(second, third)).isEqualTo(4);
        assertThat(routers()).isEqualTo(1);
    }

    @Test
    void more_routers_than_there_is_place_for_are_not_taken() {
        started();
        for (int i = 0; i < 20; i++) {
            second.send(LINK, 1000 + i, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW, 255, 134, 0, 0, 0, 64, 0, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0);
            network.run(SECOND / 10);
        }
        assertThat(routers()).isEqualTo(8);
        network.run(1900 * SECOND);
        second.advertise(1, 10_000, 5_000, 1800, 1500);            // places of those whose lifetime is over are free
        network.run(SECOND);
        assertThat(routers()).isEqualTo(1);
    }

    @Test
    void without_its_only_router_there_is_no_way() {
        started();
        second.advertise(1, 10_000, 5_000, 12, 1500);
        network.run(2 * SECOND);
        assertThat(first.link.reaches(0x2A00L << 48, 1)).isTrue();
        first.ping(0x2A00L << 48, 1);
        network.run(SECOND);
        second.advertise(1, 10_000, 5_000, 0, 1500);
        network.run(SECOND);
        assertThat(routers()).isZero();
        assertThat(first.link.reaches(0x2A00L << 48, 1)).isFalse();
    }

    @Test
    void a_lifetime_is_not_shortened_below_two_hours() {
        started();
        second.advertise(1, 100_000, 100_000, 1800, 1500);
        network.run(5 * SECOND);
        second.advertise(1, 10, 10, 1800, 1500);
        network.run(7000 * SECOND);
        assertThat(first.link.isLocal(Ipv6Host.prefixHigh(1), first.linkLocalLow)).isTrue();
        network.run(300 * SECOND);
        assertThat(first.link.isLocal(Ipv6Host.prefixHigh(1), first.linkLocalLow)).isFalse();
    }

    @Test
    void packets_for_nobody_are_dropped_after_three_questions() {
        started();
        for (int i = 0; i < 12; i++) {
            first.ping(LINK, 99);
        }
        network.run(10 * SECOND);
        assertThat(first.link.unresolvedDropped()).isEqualTo(12);
        assertThat(seen).containsExactly("135/0", "135/0", "135/0");
        assertThat(first.link.neighborCount()).isZero();
        noBufferLost(first);
    }

    @Test
    void a_neighbour_who_went_away_is_forgotten_after_probes() {
        started();
        first.ping(LINK, second.linkLocalLow);
        network.run(SECOND);
        network.isCut = () -> true;
        network.run(40 * SECOND);
        seen.clear();
        first.ping(LINK, second.linkLocalLow);
        network.run(20 * SECOND);
        assertThat(seen).containsExactly("128/0", "135/0", "135/0", "135/0");
        assertThat(first.link.neighborCount()).isZero();
    }

    @Test
    void messages_that_came_through_routers_are_not_believed() {
        started();
        second.send(LINK, second.linkLocalLow, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW, 254, new int[] {134, 0, 0, 0, 64, 0, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0});
        network.run(SECOND);
        assertThat(first.link.router()).isNull();
        assertThat(first.icmpv6.invalid()).isEqualTo(1);
    }

    /// Gives `first` a packet of `second` with `rest` behind the IPv6 header; what ICMPv6 answers, as type/code, or "".
    private String answerTo(int next, int... rest) {
        seen.clear();
        PacketBuffer packet = second.host.pool.allocate();
        Address data = packet.append(rest.length);
        for (int i = 0; i < rest.length; i++) {
            data.storeByte(i, (byte) rest[i]);
        }
        second.ipv6.writeHeader(packet, LINK, second.linkLocalLow, LINK, first.linkLocalLow, next, 0, 64);
        second.ipv6.send(packet, second.link);
        second.ipv6.flush();
        network.run(SECOND);
        return String.join(" ", seen);
    }

    @Test
    void extension_headers_are_walked() {
        started();
        first.ping(LINK, second.linkLocalLow);                    // so that they know each other
        second.ping(LINK, first.linkLocalLow);
        network.run(SECOND);
        int[] taken = new int[1];
        first.ipv6.setProtocol(200, new Ipv6Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
                taken[0] += packet.length();
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {}
        });
        assertThat(answerTo(200, 1, 2, 3)).isEmpty();
        assertThat(taken[0]).isEqualTo(3);
        assertThat(answerTo(60, 200, 0, 1, 4, 0, 0, 0, 0, 9)).isEmpty();                         // destination options with padding
        assertThat(answerTo(0, 60, 0, 5, 2, 0, 0, 1, 0, 200, 0, 1, 4, 0, 0, 0, 0, 9)).isEmpty(); // hop-by-hop with router alert, then options
        assertThat(answerTo(43, 200, 0, 0, 0, 0, 0, 0, 0, 9)).isEmpty();                         // a route that is over
        assertThat(answerTo(44, 200, 0, 0, 0, 0, 0, 0, 7, 9)).isEmpty();                         // an atomic fragment
        assertThat(taken[0]).isEqualTo(7);

        assertThat(answerTo(201, 1, 2, 3)).isEqualTo("4/1");                                     // unknown next header
        assertThat(answerTo(43, 200, 0, 0, 1, 0, 0, 0, 0, 9)).isEqualTo("4/0");                  // a route that goes on
        assertThat(answerTo(60, 200, 0, 0x80, 4, 0, 0, 0, 0, 9)).isEqualTo("4/2");               // an option that must be known
        assertThat(answerTo(60, 200, 0, 0x40, 4, 0, 0, 0, 0, 9)).isEmpty();                      // one that silently forbids
        assertThat(answerTo(60, 200, 0, 0x1E, 4, 0, 0, 0, 0, 9)).isEmpty();                      // one that does not matter
        assertThat(taken[0]).isEqualTo(8);
        assertThat(answerTo(60, 0, 0, 1, 4, 0, 0, 0, 0, 200, 0, 1, 4, 0, 0, 0, 0)).isEqualTo("4/1");   // hop-by-hop not first
        assertThat(answerTo(60, 200, 9, 1, 4, 0, 0, 0, 0)).isEmpty();                            // longer than the packet
        assertThat(answerTo(44, 200, 0, 0, 1, 0, 0, 0, 7, 9)).isEmpty();                         // a real fragment
        assertThat(first.ipv6.counters().fragmentsDropped()).isEqualTo(1);
        assertThat(answerTo(59)).isEmpty();
        assertThat(taken[0]).isEqualTo(8);
        noBufferLost(first, second);
    }

    @Test
    void errors_reach_the_protocol_and_small_paths_are_remembered() {
        started();
        List<String> told = new ArrayList<>();
        first.ipv6.setProtocol(17, new Ipv6Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {
                told.add(errno + " " + isHard + " " + mtu + " " + transport.loadByte(7));
            }
        });
        int[] message = new int[8 + 40 + 8];
        message[8] = 0x60;
        message[8 + 6] = 17;
        for (int i = 0; i < 8; i++) {
            message[16 + i] = (int) (LINK >>> 56 - 8 * i) & 0xFF;
            message[24 + i] = (int) (first.linkLocalLow >>> 56 - 8 * i) & 0xFF;
        }
        message[55] = 42;
        message[0] = 1;
        message[1] = 4;
        second.send(LINK, second.linkLocalLow, LINK, first.linkLocalLow, 64, message.clone());
        message[0] = 2;
        message[1] = 0;
        message[6] = 5;
        message[7] = 20;
        second.send(LINK, second.linkLocalLow, LINK, first.linkLocalLow, 64, message);
        network.run(5 * SECOND);
        assertThat(told).containsExactly("ECONNREFUSED true 0 42", "EMSGSIZE false 1300 42");
        first.ipv6.learnPathMtu(LINK, 5, 1300);
        assertThat(first.ipv6.pathMtu(first.link, LINK, 5)).isEqualTo(1300);
        first.ipv6.learnPathMtu(LINK, 6, 1279);
        assertThat(first.ipv6.pathMtu(first.link, LINK, 6)).isEqualTo(1500);
    }

    /// Frames of conversations with fields changed, and checksums made right again: nothing but drops and counters.
    @Test
    void changed_messages_do_no_harm() {
        Random random = new Random(8);
        started();
        boolean[] changes = {true};
        network.tap = frame -> {
            if (!changes[0] || frame[12] != (byte) 0x86 || random.nextInt(2) != 0) {
                return;
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = 14 + random.nextInt(frame.length - 14);
                frame[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (frame[at] ^ 1 << random.nextInt(8));
            }
            if (frame[20] == 58 && frame.length >= 58) {
                fixChecksum(frame);
            }
        };
        for (int i = 0; i < 3000; i++) {
            first.ping(LINK, random.nextInt(4) == 0 ? random.nextInt(50) : second.linkLocalLow);
            second.advertise(random.nextInt(20), 100 + random.nextInt(20_000), 100, random.nextInt(2000), 1280 + random.nextInt(300));
            network.run(20 * SimulatedNetwork.MILLISECOND);
        }
        changes[0] = false;
        network.run(100_000 * SECOND);
        noBufferLost(first, second);
        assertThat(first.link.neighborCount()).isLessThanOrEqualTo(256);
        Ipv6Host fresh = new Ipv6Host(network, 9);
        fresh.link.start();
        network.run(10 * SECOND);
        long before = fresh.icmpv6.echoes();
        first.ping(LINK, fresh.linkLocalLow);
        network.run(10 * SECOND);
        assertThat(fresh.icmpv6.echoes()).isEqualTo(before + 1);
    }

    private static void fixChecksum(byte[] frame) {
        int length = frame.length - 54;
        frame[56] = 0;
        frame[57] = 0;
        int sum = 58 + length;
        for (int i = 22; i < frame.length; i++) {
            sum += (i % 2 == 0 ? (frame[i] & 0xFF) << 8 : frame[i] & 0xFF);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        frame[56] = (byte) (~sum >> 8);
        frame[57] = (byte) ~sum;
    }
}
