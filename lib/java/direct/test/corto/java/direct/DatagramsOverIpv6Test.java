// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.congestion.cubic.CubicPolicy;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.InternetSocket;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.stack.NetworkStack;
import corto.net.udp.UdpSocket;
import corto.sched.events.TimerQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One port, asked over both protocols through loopback.
final class DatagramsOverIpv6Test {
    private static final int PORT = 7;
    private static final int BUFFERS = 64;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, BUFFERS * PacketBuffer.CAPACITY), BUFFERS);
    private final Address scratch = memory.map(0x100_0000, 0x1000);
    private final NetworkStack stack = new NetworkStack(pool, new TimerQueue(), () -> 0, new Random(5)::nextLong, new CubicPolicy());
    private final UdpSocket peer = stack.openUdp();
    private final DatagramPort port;

    DatagramsOverIpv6Test() {
        UdpSocket socket = stack.openUdp();
        socket.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
        assertThat(socket.bind(Ipv4Address.ANY, PORT).isError()).isFalse();
        port = new DatagramPort(socket);
        peer.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
    }

    private Bytes asks(boolean isIpv6) {
        scratch.storeByte((byte) 'a');
        boolean isWrong = isIpv6 ? peer.sendIpv6(scratch, 1, 0, 1, 0, PORT, false).isError() : peer.send(scratch, 1, Ipv4Address.LOCALHOST, PORT, false).isError();
        assertThat(isWrong).isFalse();
        stack.poll();
        return port.receive();
    }

    private void isAnswered(byte with) {
        stack.poll();
        assertThat(peer.receive(scratch, 10, false).value()).isEqualTo(1);
        assertThat(scratch.loadByte()).isEqualTo(with);
    }

    @Test
    void answers_go_back_the_way_that_questions_came() {
        Bytes overIpv6 = asks(true);
        assertThat(port.isIpv6()).isTrue();
        assertThat(port.sourceHigh()).isZero();
        assertThat(port.sourceLow()).isEqualTo(1);
        assertThat(port.sourcePort()).isEqualTo(peer.localPort());
        overIpv6.put(0, (byte) '6');
        assertThat(port.reply(1)).isTrue();
        isAnswered((byte) '6');

        Bytes overIpv4 = asks(false);
        assertThat(port.isIpv6()).isFalse();
        assertThat(port.sourceAddress()).isEqualTo(Ipv4Address.LOCALHOST);
        overIpv4.put(0, (byte) '4');
        assertThat(port.reply(1)).isTrue();
        isAnswered((byte) '4');
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_answer_that_does_not_fit_into_a_packet_is_not_sent() {
        asks(true);
        int room = port.extend();

        boolean fits = room <= stack.ipv6().find(1).mtu() - 48;
        assertThat(port.reply(room)).isEqualTo(fits);
    }
}
