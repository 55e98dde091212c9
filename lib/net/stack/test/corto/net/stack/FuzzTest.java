// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes in: nothing is thrown, no buffer is lost, and afterwards the host still works.
final class FuzzTest {
    private static void survives(SimulatedNetwork network, Host victim, TcpSocket listener, UdpSocket udp) {
        Host friend = network.host(9);
        TcpSocket socket = friend.connect(victim, 80);
        TcpSocket[] accepted = new TcpSocket[1];
        assertThat(network.run(60 * SimulatedNetwork.SECOND, () -> (accepted[0] = accepted[0] == null || accepted[0].remoteAddress() != friend.address
                ? listener.accept() : accepted[0]) != null && accepted[0].remoteAddress() == friend.address)).isTrue();
        friend.send(socket, "still there?");
        assertThat(network.run(10 * SimulatedNetwork.SECOND, () -> accepted[0].readable() > 0)).isTrue();
        assertThat(victim.receive(accepted[0])).isEqualTo("still there?");
        accepted[0].close();
        socket.close();
        listener.close();
        udp.close();
        network.run(3600 * SimulatedNetwork.SECOND);
        assertThat(victim.stack.tcp().endpointCount()).isZero();
        assertThat(victim.pool.freeCount()).isEqualTo(victim.pool.capacity());
        assertThat(friend.pool.freeCount()).isEqualTo(friend.pool.capacity());
    }

    @Test
    void random_bytes() {
        SimulatedNetwork network = new SimulatedNetwork(11);
        Host victim = network.host(2);
        TcpSocket listener = victim.listen(80, 16);
        UdpSocket udp = victim.stack.openUdp();
        udp.bind(0, 53);
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            aim(frame, random.nextInt(5), random);
            victim.device.arrived(frame);
            victim.stack.poll();
        }
        survives(network, victim, listener, udp);
    }

    /// Makes `frame` right in its first layers, so that later ones are reached.
    private static void aim(byte[] frame, int depth, Random random) {
        byte[] start = {0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, 9, 8, (byte) (random.nextInt(4) == 0 ? 6 : 0),
            (byte) (random.nextInt(8) == 0 ? 0x46 : 0x45), 0, 0, 0, 0, 0, 0x40, 0, 64, (byte) new int[] {1, 6, 17}[random.nextInt(3)], 0, 0, 10, 0, 0, 9, 10, 0, 0, 2};
        int length = depth == 0 ? 0 : depth == 1 ? 14 : start.length;
        if (frame.length < 60 || length == 0) {
            return;
        }
        System.arraycopy(start, 0, frame, 0, length);
        if (length == start.length) {
            put16(frame, 16, frame.length - 14);
            put16(frame, 24, 0);
            int header = (frame[14] & 0xF) * 4;
            put16(frame, 24, ~sum(frame, 14, header, 0) & 0xFFFF);
            sumTransport(frame, 14 + header);
        }
    }

    private static void sumTransport(byte[] frame, int at) {
        int protocol = frame[23];
        int field = at + (protocol == 1 ? 2 : protocol == 6 ? 16 : 6);
        if (protocol == 17) {
            put16(frame, at + 4, frame.length - at);
            put16(frame, at + 2, 53);
        } else if (protocol == 6) {
            put16(frame, at + 2, 80);
            frame[at + 12] = (byte) (0x50 + (frame[at + 12] & 0x30));
        }
        put16(frame, field, 0);
        int pseudo = protocol == 1 ? 0 : sum(frame, 26, 8, protocol + frame.length - at);
        put16(frame, field, ~sum(frame, at, frame.length - at, pseudo) & 0xFFFF);
    }

    private static void put16(byte[] frame, int at, int value) {
        frame[at] = (byte) (value >> 8);
        frame[at + 1] = (byte) value;
    }

    private static int sum(byte[] bytes, int from, int length, int before) {
        int sum = before;
        for (int i = 0; i < length; i++) {
            int value = bytes[from + i] & 0xFF;
            sum += i % 2 == 0 ? value << 8 : value;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    /// Frames of real conversations with fields changed and checksums made right again.
    @Test
    void conversations_with_changed_fields() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            SimulatedNetwork network = new SimulatedNetwork(seed);
            Host victim = network.host(2);
            Host peer = network.host(3);
            TcpSocket listener = victim.listen(80, 16);
            UdpSocket udp = victim.stack.openUdp();
            udp.bind(0, 53);
            network.tap = frame -> {
                if (frame.length < 54 || random.nextInt(3) != 0 || frame[12] != 8 || frame[13] != 0) {
                    return;
                }
                for (int i = random.nextInt(3); i >= 0; i--) {
                    frame[34 + random.nextInt(Math.min(frame.length - 34, 36))] ^= (byte) (1 << random.nextInt(8));
                }
                if (frame[23] == 6) {
                    put16(frame, 50, 0);
                    put16(frame, 50, ~sum(frame, 34, frame.length - 34, sum(frame, 26, 8, 6 + frame.length - 34)) & 0xFFFF);
                }
            };
            for (int i = 0; i < 60; i++) {
                TcpSocket socket = peer.connect(victim, 80);
                network.run(50 * SimulatedNetwork.MILLISECOND);
                peer.send(socket, "some request of an ordinary length");
                TcpSocket accepted = listener.accept();
                if (accepted != null) {
                    victim.send(accepted, "an answer");
                    network.run(50 * SimulatedNetwork.MILLISECOND);
                    victim.receive(accepted);
                    accepted.close();
                }
                network.run(50 * SimulatedNetwork.MILLISECOND);
                socket.close();
            }
            network.tap = _ -> { };
            network.run(2000 * SimulatedNetwork.SECOND);
            for (TcpSocket each = listener.accept(); each != null; each = listener.accept()) {
                each.close();
            }
            network.run(2000 * SimulatedNetwork.SECOND);
            survives(network, victim, listener, udp);
            assertThat(peer.pool.freeCount()).isEqualTo(peer.pool.capacity());
        }
    }
}
