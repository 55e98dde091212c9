// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.net.api.NetworkDevice;
import corto.net.packet.Checksum;
import corto.net.udp.UdpSocket;
import java.nio.ByteBuffer;
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
    void a_smaller_path_is_remembered_for_ten_minutes() {
        receiver.bind(0, 53);
        client.stack.ipv4().learnPathMtu(server.address, 600);
        int[] largest = new int[1];
        network.tap = frame -> largest[0] = Math.max(largest[0], frame.length);
        send(1400, 9);
        network.run(SimulatedNetwork.SECOND);
        assertThat(largest[0]).isEqualTo(14 + 596);                             // 576 bytes, a multiple of 8, and the header
        isReceived(1400, 9);

        network.run(599 * SimulatedNetwork.SECOND);                             // forgotten by now
        largest[0] = 0;
        send(1400, 9);
        network.run(SimulatedNetwork.SECOND);
        assertThat(largest[0]).isEqualTo(14 + 20 + 8 + 1400);
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

    @Test
    void on_a_link_of_9000_bytes_what_fits_leaves_in_one_frame() {
        for (int features : new int[] {0, NetworkDevice.CHECKSUM_OFFLOAD}) {
            SimulatedNetwork wide = new SimulatedNetwork(1);
            Host from = wide.host(2, features, 9000);
            Host to = wide.host(3, features, 9000);
            assertThat(from.ethernet.mtu()).isEqualTo(9000);
            UdpSocket out = from.stack.openUdp();
            UdpSocket in = to.stack.openUdp();
            in.bind(0, 53);
            for (int length : new int[] {1800, 1899, 1900, 1920, 1921, 5001, 8972, 8973, 30_001, 65_507}) {
                long before = wide.frames;
                for (int i = 0; i < length; i++) {
                    from.scratch.storeByte(i, (byte) (i * 31 + (i >> 8) + length));
                }
                assertThat(out.send(from.scratch, length, to.address, 53, false).bits()).isEqualTo(length);
                wide.run(SimulatedNetwork.SECOND);
                assertThat(in.receive(to.scratch, 0x1_0000, false).bits()).isEqualTo(length);
                for (int i = 0; i < length; i++) {
                    assertThat(to.scratch.loadByte(i)).as("byte %d of %d", i, length).isEqualTo((byte) (i * 31 + (i >> 8) + length));
                }
                if (before > 4) {                                              // ARP and the announcements are over
                    assertThat(wide.frames - before > 1).as("%d", length).isEqualTo(length > 8972);
                }
            }
            out.close();
            in.close();
            assertThat(from.pool.freeCount()).isEqualTo(from.pool.capacity());
            assertThat(to.pool.freeCount()).isEqualTo(to.pool.capacity());
        }
    }

    @Test
    void over_loopback_the_largest_datagram_is_one_packet() {
        UdpSocket in = client.stack.openUdp();
        in.bind(0, 53);
        for (int length : new int[] {1892, 1893, 1920, 1921, 65_506, 65_507}) {
            long before = client.stack.loopback().packets();
            for (int i = 0; i < length; i++) {
                client.scratch.storeByte(i, (byte) (i * 31 + (i >> 8)));
            }
            assertThat(sender.send(client.scratch, length, 127 << 24 | 1, 53, false).bits()).isEqualTo(length);
            assertThat(client.stack.loopback().packets()).isEqualTo(before + 1);
            assertThat(in.receive(client.scratch, 0x1_0000, false).bits()).isEqualTo(length);
            for (int i = 0; i < length; i++) {
                assertThat(client.scratch.loadByte(i)).isEqualTo((byte) (i * 31 + (i >> 8)));
            }
        }
        in.close();
        isClean();
    }

    @Test
    void fragments_that_came_in_several_buffers_are_put_together() {
        SimulatedNetwork wide = new SimulatedNetwork(1);
        Host host = wide.host(2, 0, 9000);
        UdpSocket in = host.stack.openUdp();
        in.bind(0, 53);
        host.device.partBytes = 2000;
        byte[] datagram = new byte[16_000];
        for (int i = 8; i < datagram.length; i++) {
            datagram[i] = (byte) (i * 31 + (i >> 8));
        }
        ByteBuffer.wrap(datagram).putShort((short) 7).putShort((short) 53).putShort((short) datagram.length).putShort((short) 0);
        host.device.arrived(fragment(host, datagram, 8000, 16_000));
        host.device.arrived(fragment(host, datagram, 0, 8000));
        host.device.arrived(fragment(host, datagram, 8000, 16_000));           // of one that is over: it is given up
        wide.run(40 * SimulatedNetwork.SECOND);
        assertThat(in.receive(host.scratch, 0x1_0000, false).bits()).isEqualTo(datagram.length - 8);
        for (int i = 8; i < datagram.length; i++) {
            assertThat(host.scratch.loadByte(i - 8)).as("byte %d", i).isEqualTo(datagram[i]);
        }
        in.close();
        assertThat(host.pool.freeCount()).isEqualTo(host.pool.capacity());
    }

    private static byte[] fragment(Host to, byte[] datagram, int from, int end) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 20 + end - from);
        frame.putShort((short) (to.device.macAddress() >> 32)).putInt((int) to.device.macAddress()).putShort((short) 0x5254).putInt(9).putShort((short) 0x800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (20 + end - from)).putShort((short) 77).putShort((short) (from / 8 | (end == datagram.length ? 0 : 0x2000)));
        frame.put((byte) 64).put((byte) 17).putShort((short) 0).putInt(10 << 24 | 9).putInt(to.address);
        int sum = 0;
        for (int at = 14; at < 34; at += 2) {
            sum = Checksum.add(sum, frame.getShort(at) & 0xFFFF);
        }
        frame.putShort(24, (short) Checksum.complement(sum));
        return frame.put(datagram, from, end - from).array();
    }
}
