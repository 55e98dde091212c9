// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.ndp.NdpInterface;
import corto.net.tcp.TcpSocket;
import corto.net.tcp.TcpState;
import corto.net.udp.UdpSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// TCP and UDP of two stacks over IPv6.
final class SocketsOverIpv6Test {
    private static final long SECOND = SimulatedNetwork.SECOND;
    private static final long LINK = Ipv6Address.LINK_LOCAL_HIGH;
    private static final long PREFIX = 0x2001_0DB8L << 32;
    private static final int ETHERNET = 2;
    private static final int MSS = 1440 - 12;

    private final SimulatedNetwork network = new SimulatedNetwork(11);
    private final Host client = network.host(2);
    private final Host server = network.host(3);
    private final NdpInterface clientLink = client.stack.addIpv6(client.ethernet);
    private final NdpInterface serverLink = server.stack.addIpv6(server.ethernet);

    @BeforeEach
    void start() {
        clientLink.configure(PREFIX, 2, 64);
        serverLink.configure(PREFIX, 3, 64);
        clientLink.start();
        serverLink.start();
        network.run(3 * SECOND);
    }

    private TcpSocket listen(long high, long low, int families) {
        TcpSocket socket = server.stack.openTcp();
        socket.setFamilies(families);
        assertThat(socket.bindIpv6(high, low, 80).isError()).isFalse();
        assertThat(socket.listen(5).isError()).isFalse();
        return socket;
    }

    private TcpSocket connect(long high, long low, int scope) {
        TcpSocket socket = client.stack.openTcp();
        assertThat(socket.connectIpv6(high, low, scope, 80).errno()).isEqualTo(Errno.EINPROGRESS.number());
        return socket;
    }

    private void exchange(TcpSocket one, TcpSocket other) {
        assertThat(client.send(one, "hello")).isEqualTo(5);
        network.run(SECOND);
        assertThat(server.receive(other)).isEqualTo("hello");
        assertThat(server.send(other, "there")).isEqualTo(5);
        network.run(SECOND);
        assertThat(client.receive(one)).isEqualTo("there");
    }

    private void noBufferIsLost() {
        network.run(200 * SECOND);
        assertThat(client.pool.freeCount()).isEqualTo(512);
        assertThat(server.pool.freeCount()).isEqualTo(512);
    }

    @Test
    void a_connection_carries_bytes_both_ways_and_ends() {
        TcpSocket listener = listen(0, 0, InternetSocket.IPV6);
        TcpSocket socket = connect(PREFIX, 3, 0);
        network.run(SECOND);
        TcpSocket accepted = listener.accept();
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(accepted.flow().remoteLow()).isEqualTo(2);
        assertThat(socket.sendMss()).isEqualTo(MSS);
        exchange(socket, accepted);

        socket.close();
        network.run(SECOND);
        assertThat(server.receive(accepted)).isEmpty();
        accepted.close();
        listener.close();
        noBufferIsLost();
    }

    @Test
    void a_link_local_peer_is_found_by_its_scope() {
        TcpSocket listener = listen(0, 0, InternetSocket.IPV4 | InternetSocket.IPV6);
        long low = Ipv6Address.identifierOf(server.device.macAddress());
        TcpSocket socket = connect(LINK, low, ETHERNET);
        network.run(SECOND);
        TcpSocket accepted = listener.accept();
        assertThat(accepted.flow().remoteScope()).isEqualTo(ETHERNET);
        exchange(socket, accepted);
        assertThat(client.stack.openTcp().connectIpv6(LINK, low, 1, 80).errno()).isEqualTo(Errno.ENETUNREACH.number());
    }

    @Test
    void a_dual_stack_listener_takes_both_families_and_tells_them_apart() {
        TcpSocket listener = listen(0, 0, InternetSocket.IPV4 | InternetSocket.IPV6);
        TcpSocket six = connect(PREFIX, 3, 0);
        TcpSocket four = client.connect(server, 80);
        network.run(SECOND);
        TcpSocket first = listener.accept();
        TcpSocket second = listener.accept();
        assertThat(first.flow() == null).isNotEqualTo(second.flow() == null);
        exchange(six, first.flow() != null ? first : second);
        exchange(four, first.flow() == null ? first : second);
    }

    @Test
    void who_listens_on_one_family_hears_nothing_of_the_other() {
        listen(0, 0, InternetSocket.IPV6);
        TcpSocket four = client.connect(server, 80);
        TcpSocket closed = client.stack.openTcp();
        closed.connectIpv6(PREFIX, 3, 0, 81);
        network.run(SECOND);
        assertThat(four.takeError()).isEqualTo(Errno.ECONNREFUSED);
        assertThat(closed.takeError()).isEqualTo(Errno.ECONNREFUSED);
    }

    @Test
    void a_neighbour_that_is_not_there_is_EHOSTUNREACH() {
        TcpSocket socket = connect(PREFIX, 9, 0);
        network.run(10 * SECOND);
        assertThat(socket.takeError()).isEqualTo(Errno.EHOSTUNREACH);
        assertThat(client.stack.openTcp().connectIpv6(0x2A00L << 48, 1, 0, 80).errno()).isEqualTo(Errno.ENETUNREACH.number());
    }

    @Test
    void a_full_queue_is_answered_by_cookies() {
        TcpSocket listener = server.stack.openTcp();
        listener.bindIpv6(0, 0, 80);
        listener.setFamilies(InternetSocket.IPV6);
        listener.listen(100);
        for (int i = 0; i < 60; i++) {
            connect(PREFIX, 3, 0);
        }
        network.run(3 * SECOND);
        int count = 0;
        while (listener.accept() != null) {
            count++;
        }
        assertThat(count).isEqualTo(60);
    }

    @Test
    void datagrams_find_their_socket_and_know_their_sender() {
        UdpSocket socket = server.stack.openUdp();
        socket.setFamilies(InternetSocket.IPV6);
        assertThat(socket.bindIpv6(PREFIX, 3, 53).isError()).isFalse();
        UdpSocket sender = client.stack.openUdp();
        sender.setFamilies(InternetSocket.IPV6);
        client.scratch.storeInt(0, 77);
        assertThat(sender.sendIpv6(client.scratch, 4, PREFIX, 3, 0, 53, false).bits()).isEqualTo(4);
        network.run(SECOND);
        assertThat(socket.received().isFirstIpv6()).isTrue();
        corto.net.ipv6.Ipv6Flow flow = new corto.net.ipv6.Ipv6Flow();
        socket.received().readFirstFlow(flow);
        assertThat(flow.remoteLow()).isEqualTo(2);
        assertThat(flow.localLow()).isEqualTo(3);
        assertThat(socket.receive(server.scratch, 100, false).bits()).isEqualTo(4);
        assertThat(server.scratch.loadInt(0)).isEqualTo(77);

        assertThat(sender.connectIpv6(PREFIX, 3, 0, 54).isError()).isFalse();
        sender.send(client.scratch, 4, false);
        network.run(SECOND);
        assertThat(sender.takeError()).isEqualTo(Errno.ECONNREFUSED);
        socket.close();
        sender.close();
        noBufferIsLost();
    }

    @Test
    void a_smaller_path_makes_smaller_segments() {
        TcpSocket listener = listen(0, 0, InternetSocket.IPV6);
        TcpSocket socket = connect(PREFIX, 3, 0);
        network.run(SECOND);
        TcpSocket accepted = listener.accept();
        client.stack.ipv6().learnPathMtu(PREFIX, 3, 1300);
        TcpSocket later = connect(PREFIX, 3, 0);
        network.run(SECOND);
        assertThat(later.sendMss()).isEqualTo(1300 - 60 - 12);
        network.run(600 * SECOND);
        later.send(client.scratch, 1, false);
        assertThat(later.sendMss()).isEqualTo(1500 - 60 - 12);
        exchange(socket, accepted);
    }

    @Test
    void what_is_sent_to_this_host_has_arrived_when_send_returns() {
        UdpSocket receiver = server.stack.openUdp();
        receiver.setFamilies(InternetSocket.IPV6);
        receiver.bindIpv6(0, 1, 53);
        UdpSocket sender = server.stack.openUdp();
        sender.sendIpv6(server.scratch, 4, 0, 1, 0, 53, false);
        assertThat(receiver.hasDatagram()).isTrue();

        listen(0, 1, InternetSocket.IPV6);
        TcpSocket socket = server.stack.openTcp();
        socket.connectIpv6(0, 1, 0, 80);
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void datagrams_of_all_sizes_arrive() {
        UdpSocket sender = client.stack.openUdp();
        UdpSocket receiver = server.stack.openUdp();
        sender.setFamilies(InternetSocket.IPV6);
        receiver.setFamilies(InternetSocket.IPV6);
        receiver.bindIpv6(0, 0, 53);
        network.jitterNanos = 3 * SimulatedNetwork.MILLISECOND;
        int[] largest = new int[1];
        network.tap = frame -> largest[0] = Math.max(largest[0], frame.length);
        for (int path : new int[] {1500, 1300}) {
            client.stack.ipv6().learnPathMtu(PREFIX, 3, path);
            for (int length : new int[] {1232, 1240, 1252, 1253, 1440, 1445, 1452, 1453, 1460, 2000, 2896, 9000, 30_001, 65_527}) {
                for (int i = 0; i < length; i++) {
                    client.scratch.storeByte(i, (byte) (i * 31 + (i >> 8)));
                }
                largest[0] = 0;
                assertThat(sender.sendIpv6(client.scratch, length, PREFIX, 3, 0, 53, false).bits()).isEqualTo(length);
                network.run(SECOND);
                assertThat(largest[0]).isLessThanOrEqualTo(14 + path);
                assertThat(receiver.received().firstLength()).isEqualTo(length);
                assertThat(receiver.receive(server.scratch, 0x1_0000, false).bits()).isEqualTo(length);
                for (int i = 0; i < length; i++) {
                    assertThat(server.scratch.loadByte(i)).isEqualTo((byte) (i * 31 + (i >> 8)));
                }
            }
        }
        assertThat(sender.sendIpv6(client.scratch, 65_528, PREFIX, 3, 0, 53, false).errno()).isEqualTo(Errno.EMSGSIZE.number());
        sender.close();
        receiver.close();
        noBufferIsLost();
    }
}
