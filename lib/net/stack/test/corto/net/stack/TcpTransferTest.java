// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.Effort;
import corto.net.api.NetworkDevice;
import corto.net.tcp.TcpSocket;
import corto.net.tcp.TcpState;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two stacks over a link that loses, duplicates, reorders and corrupts: every byte arrives, once, in order, and no buffer is lost.
final class TcpTransferTest {
    private static final int SEEDS = Effort.of("corto.test.seeds", 30, 2_000);
    private static final long MINUTE = 60 * SimulatedNetwork.SECOND;

    /// Sends bytes that follow from their position, and checks those that come.
    private static final class Stream {
        private final Host host;
        private final TcpSocket socket;
        private final int sendSeed;
        private final int receiveSeed;
        private final Random sizes;
        private final long total;
        long sent;
        long received;
        boolean hasEnd;

        Stream(Host host, TcpSocket socket, int sendSeed, int receiveSeed, long total) {
            this.host = host;
            this.socket = socket;
            this.sendSeed = sendSeed;
            this.receiveSeed = receiveSeed;
            this.sizes = new Random(sendSeed);
            this.total = total;
        }

        private static byte content(int seed, long position) {
            return (byte) ((position * 0x9E37_79B9_7F4A_7C15L + seed >>> 32) ^ position >>> 8);
        }

        void step() {
            while (sent < total) {
                int count = (int) Math.min(1 + sizes.nextInt(5000), total - sent);
                for (int i = 0; i < count; i++) {
                    host.scratch.storeByte(i, content(sendSeed, sent + i));
                }
                long queued = socket.send(host.scratch, count, sizes.nextInt(8) == 0).bits();
                if (queued == -11) {
                    break;
                }
                assertThat(queued).as("sent after %d", sent).isPositive();
                sent += queued;
                if (sent == total) {
                    assertThat(socket.shutdownWrite().isError()).isFalse();
                }
            }
            receive();
        }

        private void receive() {
            while (!hasEnd) {
                long count = socket.receive(host.scratch, 3000, false).bits();
                if (count == -11) {
                    return;
                }
                assertThat(count).as("received after %d", received).isNotNegative();
                hasEnd = count == 0;
                for (int i = 0; i < count; i++) {
                    assertThat(host.scratch.loadByte(i)).as("byte %d", received + i).isEqualTo(content(receiveSeed, received + i));
                }
                received += count;
            }
        }
    }

    private static Host host(SimulatedNetwork network, int number, boolean isIpv6) {
        Host host = network.host(number);
        return isIpv6 ? host.withIpv6() : host;
    }

    private static void transfer(SimulatedNetwork network, boolean isIpv6, long bytes, long limit) {
        transfer(network, host(network, 2, isIpv6), host(network, 3, isIpv6), bytes, limit);
    }

    private static void transfer(SimulatedNetwork network, Host client, Host server, long bytes, long limit) {
        TcpSocket listener = server.listen(80, 16);
        TcpSocket outgoing = client.connect(server, 80);
        TcpSocket[] accepted = new TcpSocket[1];
        Stream up = new Stream(client, outgoing, 1, 2, bytes);
        assertThat(network.run(MINUTE, () -> {
            if (outgoing.state() != TcpState.SYN_SENT) {
                up.step();                         // the sooner it speaks, the sooner the server knows that it is there
            }
            accepted[0] = listener.accept();
            return accepted[0] != null;
        })).as("connected").isTrue();
        Stream down = new Stream(server, accepted[0], 2, 1, bytes);
        boolean done = network.run(limit, () -> {
            up.step();
            down.step();
            return up.hasEnd && down.hasEnd;
        });
        assertThat(done).as("done: %d of %d sent, %d received; back %d sent, %d received", up.sent, bytes, down.received, down.sent, up.received).isTrue();
        outgoing.close();
        accepted[0].close();
        listener.close();
        network.run(20 * MINUTE);
        assertThat(client.stack.tcp().endpointCount()).isZero();
        assertThat(server.stack.tcp().endpointCount()).isZero();
        assertThat(client.pool.freeCount()).isEqualTo(client.pool.capacity());
        assertThat(server.pool.freeCount()).isEqualTo(server.pool.capacity());
        assertThat(network.timers.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_clean_link_carries_a_megabyte_each_way_without_retransmission() {
        SimulatedNetwork network = new SimulatedNetwork(1);
        Host client = network.host(2);
        Host server = network.host(3);

        transfer(network, client, server, 1 << 20, MINUTE);

        assertThat(client.stack.tcp().counters().retransmitted()).isZero();
        assertThat(server.stack.tcp().counters().retransmitted()).isZero();
    }

    @Test
    void devices_that_fill_in_checksums_are_left_to_do_so() {
        SimulatedNetwork network = new SimulatedNetwork(1);

        transfer(network, new Host(network, 2, 512, NetworkDevice.CHECKSUM_OFFLOAD), network.host(3), 100_000, MINUTE);
    }

    /// One host's card cuts segments, the other's has received them in buffers of odd sizes.
    private static Host[] hostsWithLargeFrames(SimulatedNetwork network, boolean isIpv6) {
        int features = NetworkDevice.CHECKSUM_OFFLOAD | NetworkDevice.TCP_SEGMENTATION | NetworkDevice.TCP_SEGMENTATION_IPV6;
        Host client = new Host(network, 2, 512, features);
        Host server = new Host(network, 3, 512, features);
        server.device.partBytes = 333;
        client.device.partBytes = 1000;
        return isIpv6 ? new Host[] {client.withIpv6(), server.withIpv6()} : new Host[] {client, server};
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void a_clean_link_carries_large_frames_without_retransmission(boolean isIpv6) {
        SimulatedNetwork network = new SimulatedNetwork(1);
        Host[] hosts = hostsWithLargeFrames(network, isIpv6);

        transfer(network, hosts[0], hosts[1], 1 << 20, MINUTE);

        assertThat(hosts[0].stack.tcp().counters().retransmitted()).isZero();
        assertThat(hosts[1].stack.tcp().counters().retransmitted()).isZero();
        assertThat(hosts[0].device.largeFrames).isGreaterThan(50);
        assertThat(hosts[0].stack.tcp().counters().sent()).as("frames, cut into many more").isLessThan(network.frames / 2);
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void large_frames_over_links_of_all_sorts(boolean isIpv6) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            Host[] hosts = hostsWithLargeFrames(network, isIpv6);
            hosts[0].connect(hosts[1], 81);                            // so that both know the other's hardware address
            network.run(SimulatedNetwork.SECOND);
            Random link = new Random(31L * seed);
            network.loss = link.nextInt(4) * 0.04;
            network.duplication = link.nextInt(3) * 0.05;
            network.corruption = link.nextInt(3) * 0.02;
            network.jitterNanos = link.nextInt(4) * 2 * SimulatedNetwork.MILLISECOND;
            network.delayNanos = (1 + link.nextInt(3) * 20) * SimulatedNetwork.MILLISECOND;
            transfer(network, hosts[0], hosts[1], 30_000 + link.nextInt(60_000), 30 * MINUTE);
        }
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void every_tenth_frame_lost(boolean isIpv6) {
        for (int seed = 0; seed < 3; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            network.loss = 0.1;
            transfer(network, isIpv6, 120_000, 30 * MINUTE);
        }
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void frames_out_of_order(boolean isIpv6) {
        for (int seed = 0; seed < 2; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            network.jitterNanos = 5 * SimulatedNetwork.MILLISECOND;
            transfer(network, isIpv6, 120_000, 5 * MINUTE);
        }
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void frames_twice(boolean isIpv6) {
        SimulatedNetwork network = new SimulatedNetwork(3);
        network.duplication = 0.3;
        transfer(network, isIpv6, 120_000, 5 * MINUTE);
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void everything_at_once(boolean isIpv6) {
        for (int seed = 0; seed < 8; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            network.loss = 0.05;
            network.duplication = 0.05;
            network.corruption = 0.02;
            network.jitterNanos = 3 * SimulatedNetwork.MILLISECOND;
            transfer(network, isIpv6, 60_000, 30 * MINUTE);
        }
    }

    /// As many as `corto.test.seeds` says: loss up to 12 %, duplicates and corruption up to 10 and 4 %, reordering, delays from 1 to 41 ms.
    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void links_of_all_sorts(boolean isIpv6) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            Host client = host(network, 2, isIpv6);
            Host server = host(network, 3, isIpv6);
            client.connect(server, 81);                                // so that both know the other's hardware address
            network.run(SimulatedNetwork.SECOND);
            Random link = new Random(31L * seed);
            network.loss = link.nextInt(4) * 0.04;
            network.duplication = link.nextInt(3) * 0.05;
            network.corruption = link.nextInt(3) * 0.02;
            network.jitterNanos = link.nextInt(4) * 2 * SimulatedNetwork.MILLISECOND;
            network.delayNanos = (1 + link.nextInt(3) * 20) * SimulatedNetwork.MILLISECOND;
            transfer(network, client, server, 30_000 + link.nextInt(60_000), 30 * MINUTE);
        }
    }

    /// With a fifth of all frames lost. The client says something as soon as it can: else the server has only its five answers to the SYN to find out that it is there. That fails
    /// if the acknowledgment of each is lost, 0.2 × (1 − 0.8²)⁵: once in 800 times, as on Linux; the client cannot know.
    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void handshakes_over_bad_links_are_over_within_a_minute(boolean isIpv6) {
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            SimulatedNetwork network = new SimulatedNetwork(seed);
            Host client = host(network, 2, isIpv6);
            Host server = host(network, 3, isIpv6);
            client.send(client.connect(server, 81), "");               // so that both know the other's hardware address
            network.run(SimulatedNetwork.SECOND);
            network.loss = 0.2;
            network.duplication = 0.05;
            network.jitterNanos = 5 * SimulatedNetwork.MILLISECOND;
            TcpSocket listener = server.listen(80, 16);
            TcpSocket outgoing = client.connect(server, 80);
            boolean[] spoken = new boolean[1];
            assertThat(network.run(MINUTE, () -> {
                if (!spoken[0] && outgoing.state() == TcpState.ESTABLISHED) {
                    spoken[0] = client.send(outgoing, "hello") > 0;
                }
                return listener.readiness() != 0;
            })).as("seed %d: %s", seed, outgoing.state()).isTrue();
        }
    }

    @Test
    void a_small_pool_slows_down_and_loses_nothing() {
        SimulatedNetwork network = new SimulatedNetwork(5);
        network.loss = 0.02;
        transfer(network, new Host(network, 2, 40), new Host(network, 3, 40), 200_000, 30 * MINUTE);
    }

    @Test
    void a_long_way_is_filled() {
        SimulatedNetwork network = new SimulatedNetwork(6);
        network.delayNanos = 50 * SimulatedNetwork.MILLISECOND;
        Host client = network.host(2);
        Host server = network.host(3);
        TcpSocket listener = server.listen(80, 16);
        TcpSocket outgoing = client.connect(server, 80);
        network.run(MINUTE, () -> outgoing.state() == TcpState.ESTABLISHED);
        network.run(MINUTE, () -> listener.readiness() != 0);
        Stream up = new Stream(client, outgoing, 1, 2, 1 << 20);
        Stream down = new Stream(server, listener.accept(), 2, 1, 0);

        long start = network.now;
        network.run(MINUTE, () -> {
            up.step();
            down.step();
            return down.hasEnd;
        });

        // 4 round trips of slow start from 14 kB to the window of 256 KiB, then a window each
        assertThat(network.now - start).isLessThan(12 * 100 * SimulatedNetwork.MILLISECOND);
    }
}
