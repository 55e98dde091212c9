// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.FakeInterface;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv6.Ipv6;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.udp.Udp;
import corto.net.udp.UdpSocket;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Datagrams that are there when they are asked for: who waits for one is a thread of the kernel, see `tests/apps`.
final class DatagramPortTest {
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;
    private static final int PORT = 7;
    private static final int PEERS_PORT = 999;
    private static final int UDP_HEADER = 8;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, 64 * PacketBuffer.CAPACITY), 64);
    private final Ipv4 ipv4 = new Ipv4();
    private final FakeInterface ethernet = new FakeInterface("eth0", false);
    private final Udp udp = new Udp(pool, ipv4, new Ipv6(), () -> 0, new Random(3)::nextLong);
    private final DatagramPort port;

    DatagramPortTest() {
        ethernet.configure(OURS, 24, 0);
        ipv4.add(ethernet);
        ipv4.setProtocol(Ipv4.PROTOCOL_UDP, udp);
        UdpSocket socket = udp.open();
        assertThat(socket.bind(0, PORT).isError()).isFalse();
        port = new DatagramPort(socket);
    }

    /// A datagram of `length` bytes that are numbered.
    private void arrives(int length) {
        PacketBuffer packet = pool.allocate();
        Address data = packet.append(length);
        for (int i = 0; i < length; i++) {
            data.storeByte(i, (byte) i);
        }
        Address header = packet.push(UDP_HEADER);
        header.storeShort(0, Short.reverseBytes((short) PEERS_PORT));
        header.storeShort(2, Short.reverseBytes((short) PORT));
        header.storeShort(4, Short.reverseBytes((short) (length + UDP_HEADER)));
        header.storeShort(6, (short) 0);                     // no checksum
        Address ip = packet.push(Ipv4Header.SIZE);
        Ipv4Header.SOURCE.write(ip, PEER);
        Ipv4Header.DESTINATION.write(ip, OURS);
        packet.pull(Ipv4Header.SIZE);
        udp.received(packet, Ipv4Header.SIZE, PEER, OURS, ethernet);
    }

    private void allBuffersAreBack() {
        while (!ethernet.sent.isEmpty()) {
            ethernet.sent.remove().release();
        }
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_answer_is_written_into_the_packet_that_asked() {
        arrives(10);

        Bytes request = port.receive();
        assertThat(request.length()).isEqualTo(10);
        assertThat(request.get(9)).isEqualTo((byte) 9);
        assertThat(port.sourceAddress()).isEqualTo(PEER);
        assertThat(port.sourcePort()).isEqualTo(PEERS_PORT);
        request.put(0, (byte) 'x');
        assertThat(port.reply(10)).isTrue();

        PacketBuffer sent = ethernet.sent.peek();
        Address header = sent.data().plus(Ipv4Header.SIZE);
        assertThat(sent.length()).isEqualTo(Ipv4Header.SIZE + UDP_HEADER + 10);
        assertThat((int) Short.reverseBytes(header.loadShort(2))).isEqualTo(PEERS_PORT);
        assertThat(header.loadByte(UDP_HEADER)).isEqualTo((byte) 'x');
        assertThat(header.loadByte(UDP_HEADER + 9)).isEqualTo((byte) 9);
        assertThat(Checksum.isRight(Checksum.add(Checksum.sum(header, UDP_HEADER + 10), Checksum.pseudoHeader(OURS, PEER, Ipv4.PROTOCOL_UDP, UDP_HEADER + 10)))).isTrue();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity() - 1);         // one buffer came and goes
        allBuffersAreBack();
    }

    @Test
    void a_view_is_over_when_its_datagram_was_answered() {
        arrives(10);
        Bytes request = port.receive();
        port.reply(4);

        assertThat(request.length()).isZero();
        assertThatThrownBy(() -> request.put(0, (byte) 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(ethernet.sent.peek().length()).isEqualTo(Ipv4Header.SIZE + UDP_HEADER + 4);
        allBuffersAreBack();
    }

    @Test
    void an_answer_may_be_longer_than_what_asked() {
        arrives(10);
        Bytes request = port.receive();
        int room = port.extend();

        assertThat(room).isGreaterThan(1400);
        request.put(1399, (byte) 'z');
        assertThat(port.reply(1400)).isTrue();
        assertThat(ethernet.sent.peek().data().loadByte(Ipv4Header.SIZE + UDP_HEADER + 1399)).isEqualTo((byte) 'z');
        allBuffersAreBack();
    }

    @Test
    void an_answer_that_does_not_fit_into_a_packet_is_not_sent() {
        arrives(10);
        port.receive();
        int room = port.extend();

        assertThat(room).isGreaterThan(1472);
        assertThat(port.reply(room)).isFalse();
        assertThat(ethernet.sent).isEmpty();
        allBuffersAreBack();
    }

    @Test
    void an_answer_beyond_the_datagrams_memory_is_refused_and_can_be_given_shorter() {
        arrives(10);
        port.receive();
        int room = port.extend();

        for (int length : new int[] {-1, room + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> port.reply(length)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(port.reply(10)).isTrue();
        allBuffersAreBack();
    }

    @Test
    void there_are_65536_ports() {
        for (int wrong : new int[] {-1, 65_536, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> DatagramPort.open(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> StreamPort.listen(wrong, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void without_a_datagram_there_is_no_answer() {
        assertThatThrownBy(port::extend).isInstanceOf(IllegalStateException.class);
        arrives(10);
        port.receive();
        port.reply(10);

        assertThatThrownBy(() -> port.reply(10)).isInstanceOf(IllegalStateException.class);
        allBuffersAreBack();
    }

    @Test
    void what_is_not_answered_goes_back_with_the_next_and_at_the_end() {
        arrives(1);
        arrives(2);

        assertThat(port.receive().length()).isEqualTo(1);
        assertThat(port.receive().length()).isEqualTo(2);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity() - 1);
        port.close();
        allBuffersAreBack();
    }
}
