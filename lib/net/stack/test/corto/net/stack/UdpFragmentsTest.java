// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.net.udp.UdpSocket;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Datagrams larger than packets, between two stacks.
final class UdpFragmentsTest {
    private final SimulatedNetwork network = new SimulatedNetwork(1);
    private final Host client = network.host(2);
    private final Host server = network.host(3);
    private final UdpSocket sender = client.stack.openUdp();
    private final UdpSocket receiver = server.stack.openUdp();

    private long send(int length, int seed) {
        for (int i = 0; i < length; i++) {
            client.scratch.storeByte(i, (byte) (i * 31 + (i >> 8) + seed));
        }
        return sender.send(client.scratch, length, server.address, 53, false).bits();
    }

    private void isReceived(int length, int seed) {
        assertThat(receiver.received().firstLength()).isEqualTo(length);
        assertThat(receiver.receive(server.scratch, 0x1_0000, false).bits()).isEqualTo(length);
        for (int i = 0; i < length; i++) {
            assertThat(server.scratch.loadByte(i)).as("byte %d", i).isEqualTo((byte) (i * 31 + (i >> 8) + seed));
        }
    }

    private void isClean() {
        sender.close();
        receiver.close();
        network.run(100 * SimulatedNetwork.SECOND);
        assertThat(client.pool.freeCount()).isEqualTo(client.pool.capacity());
        assertThat(server.pool.freeCount()).isEqualTo(server.pool.capacity());
    }

    @Test
    void datagrams_of_all_sizes_arrive() {
        receiver.bind(0, 53);
        network.jitterNanos = 3 * SimulatedNetwork.MILLISECOND;                // out of order
        for (int length : new int[] {0, 1, 1472, 1473, 1480, 1481, 1800, 1900, 2952, 2953, 9000, 30_001, 65_507}) {
            assertThat(send(length, length)).isEqualTo(length);
            network.run(SimulatedNetwork.SECOND);
            isReceived(length, length);
        }
        assertThat(send(65_508, 0)).isEqualTo(-Errno.EMSGSIZE.number());
        isClean();
    }

    @Test
    void a_part_of_a_large_datagram_is_read_from_any_offset() {
        receiver.bind(0, 53);
        send(9000, 3);
        network.run(SimulatedNetwork.SECOND);
        for (int offset = 0; offset < 9000; offset += 701) {
            assertThat(receiver.received().copyFirst(offset, server.scratch, 2000)).isEqualTo(Math.min(2000, 9000 - offset));
            for (int i = 0; i < Math.min(2000, 9000 - offset); i++) {
                assertThat(server.scratch.loadByte(i)).isEqualTo((byte) ((offset + i) * 31 + (offset + i >> 8) + 3));
            }
        }
        isClean();
    }

    @Test
    void what_arrives_over_bad_links_is_whole() {
        int whole = 0;
        receiver.bind(0, 53);
        network.loss = 0.03;
        network.duplication = 0.2;
        network.corruption = 0.02;
        network.jitterNanos = 5 * SimulatedNetwork.MILLISECOND;
        Random sizes = new Random(4);
        for (int i = 0; i < 300; i++) {
            int length = 1500 + sizes.nextInt(8000);
            send(length, length);
            network.run(50 * SimulatedNetwork.MILLISECOND);
            while (receiver.hasDatagram()) {
                int received = receiver.received().firstLength();
                isReceived(received, received);
                whole++;
            }
        }
        assertThat(whole).isBetween(150, 400);
        assertThat(server.fragments.reassembled()).isGreaterThanOrEqualTo(whole);
        isClean();
    }

    @Test
    void fragments_without_end_are_bounded_and_forgotten() {
        receiver.bind(0, 53);
        boolean[] drops = {true};
        for (int i = 0; i < 200; i++) {
            int[] seen = new int[1];
            network.isCut = () -> drops[0] && ++seen[0] % 7 == 0;               // every seventh fragment is missing
            send(20_000, 0);
            network.run(10 * SimulatedNetwork.MILLISECOND);
            assertThat(server.pool.capacity() - server.pool.freeCount()).isLessThan(server.pool.capacity() / 4);
        }
        drops[0] = false;
        receiver.receive(server.scratch, 1, false);
        network.run(60 * SimulatedNetwork.SECOND);
        assertThat(server.fragments.failed()).isPositive();
        isClean();
    }

    @Test
    void a_smaller_path_is_remembered() {
        receiver.bind(0, 53);
        client.stack.ipv4().learnPathMtu(server.address, 600);
        int[] largest = new int[1];
        network.tap = frame -> largest[0] = Math.max(largest[0], frame.length);
        send(1400, 9);
        network.run(SimulatedNetwork.SECOND);
        assertThat(largest[0]).isEqualTo(14 + 596);                             // 576 bytes, a multiple of 8, and the header
        isReceived(1400, 9);
        isClean();
    }

    private long sendMore(int from, int length, boolean more) {
        for (int i = 0; i < length; i++) {
            client.scratch.storeByte(i, (byte) ((from + i) * 31 + (from + i >> 8)));
        }
        return sender.send(client.scratch, length, server.address, 53, more).bits();
    }

    @Test
    void pieces_make_a_datagram_of_any_size() {
        receiver.bind(0, 53);
        for (int piece : new int[] {1, 7, 100, 1465, 1472, 1473, 3000}) {
            int total = 0;
            while (total + piece <= 4000) {
                assertThat(sendMore(total, piece, true)).isEqualTo(piece);
                total += piece;
            }
            assertThat(sendMore(total, 0, false)).isZero();
            network.run(SimulatedNetwork.SECOND);
            isReceived(total, 0);
        }
        assertThat(sendMore(0, 60_000, true)).isEqualTo(60_000);
        assertThat(sendMore(60_000, 5508, false)).isEqualTo(-Errno.EMSGSIZE.number());
        assertThat(sendMore(0, 3, false)).isEqualTo(3);                         // what was there is gone
        network.run(SimulatedNetwork.SECOND);
        isReceived(3, 0);
        isClean();
    }

    @Test
    void pieces_go_where_the_first_was_to_go() {
        receiver.bind(0, 53);
        sendMore(0, 2, true);
        assertThat(sender.send(client.scratch, 1, server.address, 54, false).bits()).isEqualTo(1);
        network.run(SimulatedNetwork.SECOND);
        assertThat(receiver.received().firstLength()).isEqualTo(3);
        receiver.receive(server.scratch, 10, false);
        isClean();
    }

    @Test
    void large_broadcasts_reach_all_sockets() {
        UdpSocket second = server.stack.openUdp();
        second.setReuseAddress(true);
        receiver.setReuseAddress(true);
        receiver.bind(0, 53);
        second.bind(0, 53);
        sender.setBroadcast(true);
        for (int i = 0; i < 9000; i++) {
            client.scratch.storeByte(i, (byte) (i * 31 + (i >> 8)));
        }
        assertThat(sender.send(client.scratch, 9000, 0xFFFF_FFFF, 53, false).bits()).isEqualTo(9000);
        network.run(SimulatedNetwork.SECOND);
        isReceived(9000, 0);
        assertThat(second.received().firstLength()).isEqualTo(9000);
        second.close();
        isClean();
    }
}
