// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.dhcp.DhcpClient;
import corto.net.udp.UdpSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client against a server that answers as it is told.
final class DhcpClientTest {
    private static final long SECOND = SimulatedNetwork.SECOND;
    private static final int OFFERED = 10 << 24 | 77;
    private static final int ROUTER = 10 << 24 | 1;

    private final SimulatedNetwork network = new SimulatedNetwork(5);
    private final Host client = network.host(2);
    private final Host server = network.host(3);
    private final UdpSocket socket = server.stack.openUdp();
    private final List<String> asked = new ArrayList<>();
    private int lease = 1000;
    private int answersTo = -1;              // types that are answered, as bits
    private boolean refuses;
    private String told = "";                // of name servers and domain

    @BeforeEach
    void start() {
        client.ethernet.configure(0, 0, 0);
        socket.setBroadcast(true);
        socket.bind(0, 67);
        new DhcpClient((servers, domain) -> told = Arrays.toString(servers) + " " + domain).start(client.stack, client.ethernet, network.timers, () -> network.now, network.random::nextLong);
    }

    private void run(long nanos) {
        network.run(nanos, () -> {
            while (socket.hasDatagram()) {
                answer();
            }
            return false;
        });
    }

    private void answer() {
        int source = socket.received().firstSource();
        int length = (int) socket.receive(server.scratch, 1500, false).bits();
        assertThat(length).isEqualTo(300);
        int type = server.scratch.loadByte(242);
        asked.add((type == 1 ? "discover" : type == 4 ? "decline" : "request") + (source == 0 ? "" : " from " + (source & 0xFF)));
        if (type == 4 || (answersTo >> type & 1) == 0) {
            return;
        }
        server.scratch.storeByte(0, (byte) 2);
        server.scratch.storeInt(16, Integer.reverseBytes(OFFERED));
        int at = 240;
        at = option(at, 53, new int[] {type == 1 ? 2 : refuses ? 6 : 5});
        at = option(at, 54, new int[] {10, 0, 0, 3});
        at = option(at, 51, new int[] {lease >>> 24, lease >>> 16, lease >>> 8, lease});
        at = option(at, 1, new int[] {255, 255, 0, 0});
        at = option(at, 3, new int[] {10, 0, 0, 1});
        at = option(at, 6, new int[] {1, 0, 0, 1, 1, 0, 0, 2});
        at = option(at, 15, new int[] {'a', '.', 'b', 0});
        at = option(at, 26, new int[] {1400 >> 8, 1400 & 0xFF});
        server.scratch.storeByte(at, (byte) 255);
        socket.send(server.scratch, 300, source == 0 ? -1 : source, 68, false);
    }

    private int option(int at, int kind, int[] values) {
        server.scratch.storeByte(at, (byte) kind);
        server.scratch.storeByte(at + 1, (byte) values.length);
        for (int i = 0; i < values.length; i++) {
            server.scratch.storeByte(at + 2 + i, (byte) values[i]);
        }
        return at + 2 + values.length;
    }

    @Test
    void an_offer_is_asked_for_and_becomes_the_address() {
        run(SECOND);

        assertThat(asked).containsExactly("discover", "request");
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
        assertThat(client.ethernet.prefixLength()).isEqualTo(16);
        assertThat(client.ethernet.gateway()).isEqualTo(ROUTER);
    }

    @Test
    void name_servers_domain_and_mtu_are_taken() {
        assertThat(client.ethernet.mtu()).isEqualTo(1500);
        run(SECOND);
        assertThat(told).isEqualTo("[16777217, 16777218] a.b");
        assertThat(client.ethernet.mtu()).isEqualTo(1400);
    }

    @Test
    void an_address_that_somebody_has_is_declined() {
        Host owner = network.host(4);
        owner.ethernet.configure(OFFERED, 24, 0);
        run(5 * SECOND);
        assertThat(asked).containsExactly("discover", "request", "decline");
        assertThat(client.ethernet.address()).isZero();
        owner.ethernet.configure(10 << 24 | 4, 24, 0);
        run(10 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
    }

    /// As Linux, which drops packets that claim to be from itself.
    @Test
    void an_address_of_somebody_who_overlooks_announcements_is_declined() {
        Host owner = network.host(4);
        owner.ethernet.configure(OFFERED, 24, 0);
        network.tap = frame -> {
            boolean isAnnouncement = frame[12] == 8 && frame[13] == 6 && Arrays.equals(frame, 28, 32, frame, 38, 42);
            frame[13] = isAnnouncement ? 0x66 : frame[13];
        };
        run(5 * SECOND);
        assertThat(asked).containsExactly("discover", "request", "decline");
        assertThat(client.ethernet.address()).isZero();
    }

    @Test
    void it_asks_again_until_somebody_answers() {
        answersTo = 0;
        run(40 * SECOND);
        assertThat(asked).hasSize(4);                       // after 4, 8 and 16 seconds
        answersTo = -1;
        run(40 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
    }

    @Test
    void half_of_the_lease_later_the_server_is_asked_again() {
        run(SECOND);
        asked.clear();
        run(502 * SECOND);

        assertThat(asked).containsExactly("request from 77");
        run(400 * SECOND);
        assertThat(asked).hasSize(1);                       // the lease began anew
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
    }

    @Test
    void a_lease_that_nobody_renews_ends() {
        run(SECOND);
        answersTo = 0;
        run(998 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
        run(3 * SECOND);
        assertThat(client.ethernet.address()).isZero();
        answersTo = -1;
        run(70 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
    }

    @Test
    void a_refusal_begins_anew() {
        refuses = true;
        run(SECOND);
        assertThat(client.ethernet.address()).isZero();
        assertThat(asked.size()).isGreaterThan(2);
        refuses = false;
        run(70 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
    }

    @Test
    void changed_answers_do_no_harm() {
        Random random = new Random(4);
        network.tap = frame -> {
            if (frame.length > 300 && frame[23] == 17 && frame[37] == 68) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    frame[42 + random.nextInt(frame.length - 42)] = (byte) random.nextInt();
                }
                frame[40] = 0;                              // no checksum
                frame[41] = 0;
            }
        };
        lease = 20;
        run(20_000 * SECOND);
        network.tap = _ -> { };
        run(200 * SECOND);
        assertThat(client.ethernet.address()).isEqualTo(OFFERED);
        assertThat(client.pool.freeCount()).isEqualTo(client.pool.capacity());
    }
}
