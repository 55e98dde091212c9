// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.net.api.NetworkDevice;
import corto.net.tcp.TcpSocket;
import corto.net.tcp.TcpState;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sender lends pages, whole and in parts, between bytes that are copied: every byte arrives, once, in order, and each page comes back once, however bad the link is and however it ends.
final class LendingTransferTest {
    private static final int SEEDS = Integer.getInteger("corto.test.seeds", 9);
    private static final long MINUTE = 60 * SimulatedNetwork.SECOND;
    private static final int FEATURES = NetworkDevice.CHECKSUM_OFFLOAD | NetworkDevice.TCP_SEGMENTATION | NetworkDevice.TCP_SEGMENTATION_IPV6;
    private static final int AGAIN = -11;
    private static final int MOST_PAGES = 512;

    private static final class Transfer {
        final SimulatedNetwork network;
        final Random random;
        final Host sender;
        final Host receiver;
        final LentPages pages;
        TcpSocket listener;
        TcpSocket outgoing;
        TcpSocket incoming;
        long sent;
        long received;
        boolean hasEnd;
        boolean isClosed;
        boolean copiesToo = true;

        Transfer(long seed, boolean isIpv6, int buffers) {
            network = new SimulatedNetwork(seed);
            random = new Random(seed);
            Host one = new Host(network, 2, buffers, FEATURES);
            Host other = new Host(network, 3, Math.max(buffers, 100), FEATURES);
            sender = isIpv6 ? one.withIpv6() : one;
            receiver = isIpv6 ? other.withIpv6() : other;
            pages = new LentPages(network, MOST_PAGES);
        }

        private static byte content(long position) {
            return (byte) ((position * 0x9E37_79B9_7F4A_7C15L >>> 32) ^ position >>> 8);
        }

        void connect() {
            listener = receiver.listen(80, 16);
            outgoing = sender.connect(receiver, 80);
            assertThat(network.run(10 * MINUTE, () -> {
                if (outgoing.state() == TcpState.ESTABLISHED && sent == 0) {
                    sendCopied(1);
                    outgoing.send(Address.zero(), 0, false);
                }
                incoming = listener.accept();
                return incoming != null;
            })).as("connected").isTrue();
        }

        boolean sendCopied(int count) {
            for (int i = 0; i < count; i++) {
                sender.scratch.storeByte(i, content(sent + i));
            }
            long queued = outgoing.gather(sender.scratch, count).bits();
            if (queued == AGAIN) {
                return false;
            }
            assertThat(queued).as("sent after %d", sent).isPositive();
            sent += queued;
            return true;
        }

        boolean sendLent(int within, int count) {
            Address page = pages.take();
            if (page == null) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                page.storeByte(within + i, content(sent + i));
            }
            long queued = outgoing.lend(page.plus(within), count, pages).bits();
            if (queued == AGAIN) {
                pages.giveBack(page);
                return false;
            }
            assertThat(queued).as("lent after %d", sent).isEqualTo(count);
            sent += count;
            return true;
        }

        /// As a program with sendfile(2) and write(2).
        void send(long total) {
            assertThat(outgoing.borrows()).isTrue();
            boolean goesOn = true;
            while (sent < total && goesOn) {
                for (int pieces = random.nextInt(12); pieces >= 0 && sent < total && goesOn; pieces--) {
                    int kind = random.nextInt(copiesToo ? 4 : 2);
                    int most = (int) Math.min(total - sent, LentPages.PAGE);
                    if (kind == 0) {
                        goesOn = sendLent(0, most);
                    } else if (kind == 1) {
                        int within = random.nextInt(LentPages.PAGE);
                        goesOn = sendLent(within, Math.min(1 + random.nextInt(LentPages.PAGE - within), most));
                    } else {
                        goesOn = sendCopied(Math.min(1 + random.nextInt(3000), most));
                    }
                }
                outgoing.send(Address.zero(), 0, random.nextInt(8) == 0);
            }
            if (sent == total && !isClosed) {
                isClosed = true;
                assertThat(outgoing.shutdownWrite().isError()).isFalse();
            }
        }

        void receive(int most) {
            int left = most;
            while (!hasEnd && left > 0) {
                long count = incoming.receive(receiver.scratch, Math.min(left, 3000), false).bits();
                if (count == AGAIN) {
                    return;
                }
                assertThat(count).as("received after %d", received).isNotNegative();
                hasEnd = count == 0;
                for (int i = 0; i < count; i++) {
                    if (receiver.scratch.loadByte(i) != content(received + i)) {
                        assertThat(receiver.scratch.loadByte(i)).as("byte %d", received + i).isEqualTo(content(received + i));
                    }
                }
                received += count;
                left -= (int) count;
            }
        }

        void transfer(long total, long limit) {
            connect();
            assertThat(network.run(limit, () -> {
                send(total);
                receive(Integer.MAX_VALUE);
                return hasEnd;
            })).as("%d sent, %d received of %d", sent, received, total).isTrue();
            assertThat(received).isEqualTo(total);
            assertThat(pages.lent).isPositive();
            end();
        }

        void end() {
            outgoing.close();
            incoming.close();
            listener.close();
            network.run(20 * MINUTE);
            assertThat(pages.areAllBack()).as("all pages are back").isTrue();
            assertThat(sender.pool.lentCount()).isZero();
            assertThat(sender.stack.tcp().endpointCount()).isZero();
            assertThat(sender.pool.freeCount()).isEqualTo(sender.pool.capacity());
            assertThat(receiver.pool.freeCount()).isEqualTo(receiver.pool.capacity());
            assertThat(network.timers.nextDeadline()).isEqualTo(Long.MAX_VALUE);
        }

        void badLink(long seed) {
            sender.connect(receiver, 81);                                      // so that both know the other's hardware address
            network.run(SimulatedNetwork.SECOND);
            Random link = new Random(31L * seed);
            network.loss = link.nextInt(4) * 0.04;
            network.duplication = link.nextInt(3) * 0.05;
            network.corruption = link.nextInt(3) * 0.02;
            network.jitterNanos = link.nextInt(4) * 2 * SimulatedNetwork.MILLISECOND;
            network.delayNanos = (1 + link.nextInt(3) * 20) * SimulatedNetwork.MILLISECOND;
        }
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void a_clean_link_carries_a_megabyte_without_retransmission(boolean isIpv6) {
        Transfer test = new Transfer(7, isIpv6, 512);

        test.transfer(1 << 20, MINUTE);

        assertThat(test.sender.stack.tcp().counters().retransmitted()).isZero();
        assertThat(test.sender.device.largeFrames).isPositive();
    }

    @Test
    void whole_pages_leave_in_frames_of_up_to_64_KiB() {
        Transfer test = new Transfer(1, false, 512);
        test.copiesToo = false;
        test.connect();
        test.network.run(MINUTE, () -> {
            while (test.sent < 2_000_000 && test.sendLent(0, LentPages.PAGE)) {
                // as one sendfile(2)
            }
            test.outgoing.send(Address.zero(), 0, false);
            test.receive(Integer.MAX_VALUE);
            return test.received >= 2_000_000;
        });

        assertThat(test.received).isGreaterThanOrEqualTo(2_000_000);
        assertThat(test.sender.device.largestFrame).isBetween(60_000, 65_535 + 14);
        assertThat(test.sender.stack.tcp().counters().sent()).as("frames").isLessThan(200);
        test.end();
    }

    @ParameterizedTest(name = "IPv6 {0}")
    @ValueSource(booleans = {false, true})
    void links_of_all_sorts(boolean isIpv6) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Transfer test = new Transfer(seed, isIpv6, 512);
            test.badLink(seed);
            test.transfer(30_000 + new Random(seed).nextInt(200_000), 30 * MINUTE);
        }
    }

    @Test
    void links_of_all_sorts_to_a_peer_that_reads_slowly() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Transfer test = new Transfer(seed, false, 512);
            test.badLink(seed);
            test.connect();
            test.incoming.options().setReceiveBuffer(5000);
            Random random = new Random(seed);
            long total = 20_000 + random.nextInt(60_000);
            long end = test.network.now + 60 * MINUTE;
            while (!test.hasEnd && test.network.now < end) {
                test.send(total);
                test.receive(random.nextInt(3000));
                test.network.run(random.nextInt(100) * SimulatedNetwork.MILLISECOND);
            }
            assertThat(test.received).isEqualTo(total);
            test.end();
        }
    }

    @Test
    void few_buffers_slow_down_and_lose_nothing() {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            Transfer test = new Transfer(seed, false, 48);
            test.network.loss = 0.02;
            test.transfer(200_000, 30 * MINUTE);
        }
    }

    /// In the middle of it: reset by us, by the peer, or the peer is gone.
    @ParameterizedTest
    @ValueSource(strings = {"abort", "reset", "silence"})
    void however_it_ends_all_pages_come_back(String ending) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Transfer test = new Transfer(seed, seed % 2 == 1, 512);
            test.badLink(seed);
            test.connect();
            Random random = new Random(seed);
            long until = random.nextInt(100_000);
            test.network.run(MINUTE, () -> {
                if (test.received < until) {
                    test.send(1 << 20);
                    test.receive(5000);
                }
                return test.received >= until;
            });
            switch (ending) {
                case "abort" -> test.outgoing.abort();
                case "reset" -> test.incoming.abort();
                default -> {
                    test.network.isCut = () -> true;
                    test.outgoing.close();
                }
            }
            test.network.run(60 * MINUTE);
            assertThat(test.pages.areAllBack()).as("seed %d", seed).isTrue();
            assertThat(test.sender.pool.lentCount()).isZero();
            test.incoming.close();
            test.outgoing.close();
            test.listener.close();
            test.network.run(60 * MINUTE);
            assertThat(test.sender.pool.freeCount()).as("seed %d", seed).isEqualTo(test.sender.pool.capacity());
        }
    }

    @Test
    void a_socket_holds_no_more_pages_than_its_buffer_has_bytes() {
        Transfer test = new Transfer(1, false, 512);
        test.connect();
        test.network.isCut = () -> true;
        test.outgoing.options().setSendBuffer(100_000);
        int lent = 0;
        while (test.sendLent(LentPages.PAGE - 1, 1)) {
            lent++;
        }

        assertThat(lent).isBetween(20, 100_000 / LentPages.PAGE + 1);
        test.outgoing.abort();
        test.network.run(MINUTE);
        assertThat(test.pages.areAllBack()).isTrue();
    }

    @Test
    void where_the_device_cuts_no_segments_nothing_is_lent() {
        SimulatedNetwork plain = new SimulatedNetwork(1);
        Host client = new Host(plain, 2, 512, NetworkDevice.CHECKSUM_OFFLOAD);
        Host server = plain.host(3);
        server.listen(80, 16);
        TcpSocket socket = client.connect(server, 80);
        plain.run(MINUTE, () -> socket.state() == TcpState.ESTABLISHED);

        assertThat(socket.borrows()).isFalse();
    }
}
