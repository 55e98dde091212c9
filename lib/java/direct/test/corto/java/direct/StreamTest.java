// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.congestion.cubic.CubicPolicy;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.InternetSocket;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.stack.NetworkStack;
import corto.net.tcp.TcpSocket;
import corto.sched.events.TimerQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Streams over loopback, with bytes that are there when they are asked for: who waits for some is a thread of the kernel, see `tests/apps`.
final class StreamTest {
    private static final int PORT = 80;
    private static final int BUFFERS = 256;
    private static final int TURNS = 50;
    private static final long SECOND = 1_000_000_000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, BUFFERS * PacketBuffer.CAPACITY), BUFFERS);
    private final Address scratch = memory.map(0x100_0000, 0x1_0000);
    private final TimerQueue timers = new TimerQueue();
    private final NetworkStack stack = new NetworkStack(pool, timers, () -> 0, new Random(5)::nextLong, new CubicPolicy());
    private final StreamPort port;

    StreamTest() {
        TcpSocket socket = stack.openTcp();
        socket.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
        assertThat(socket.bind(Ipv4Address.ANY, PORT).isError()).isFalse();
        assertThat(socket.listen(5).isError()).isFalse();
        port = new StreamPort(socket);
    }

    private void exchange() {
        for (int i = 0; i < TURNS && stack.poll(); i++) { }
    }

    private TcpSocket connect(boolean isIpv6) {
        TcpSocket peer = stack.openTcp();
        if (isIpv6) {
            peer.setFamilies(InternetSocket.IPV6);
            peer.connectIpv6(0, 1, 0, PORT);
        } else {
            peer.connect(Ipv4Address.LOCALHOST, PORT);
        }
        exchange();
        return peer;
    }

    private void sends(TcpSocket peer, int first, int length) {
        for (int i = 0; i < length; i++) {
            scratch.storeByte(i, (byte) (first + i));
        }
        assertThat(peer.send(scratch, length, false).value()).isEqualTo(length);
        exchange();
    }

    @Test
    void what_came_is_read_in_place_and_given_back_piece_by_piece() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        assertThat(stream.available()).isZero();
        sends(peer, 0, 100);

        assertThat(stream.available()).isEqualTo(100);
        Bytes bytes = stream.receive();
        assertThat(bytes.length()).isEqualTo(100);
        assertThat(bytes.getInt(4)).isEqualTo(0x04050607);
        stream.consume(60);
        assertThat(bytes.length()).isZero();
        Bytes rest = stream.receive();
        assertThat(rest.length()).isEqualTo(40);
        assertThat(rest.get(0)).isEqualTo((byte) 60);
        stream.consume(1000);

        assertThat(stream.available()).isZero();
        assertThatThrownBy(() -> stream.consume(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void segments_that_do_not_lie_together_come_one_after_the_other() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        sends(peer, 0, 10);
        sends(peer, 10, 10);

        assertThat(stream.available()).isEqualTo(20);
        int next = 0;
        while (stream.available() > 0) {
            Bytes bytes = stream.receive();
            assertThat(bytes.get(0)).isEqualTo((byte) next);
            next += bytes.length();
            stream.consume(bytes.length());
        }
        assertThat(next).isEqualTo(20);
    }

    @Test
    void what_is_written_into_room_arrives() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        for (int i = 0; i < 3; i++) {
            Bytes room = stream.reserve();
            assertThat(room.length()).isGreaterThan(1000);
            room.putLong(0, 0x0102030405060708L + i);
            assertThat(stream.send(8)).isTrue();
            assertThat(room.length()).isZero();
        }
        exchange();

        assertThat(peer.receive(scratch, 100, false).value()).isEqualTo(24);
        assertThat(scratch.loadByte(23)).isEqualTo((byte) 0x0A);
        assertThat(scratch.loadByte(0)).isEqualTo((byte) 1);
    }

    @Test
    void no_more_is_sent_than_was_reserved() {
        connect(false);
        Stream stream = port.accept();
        assertThatThrownBy(() -> stream.send(1)).isInstanceOf(IndexOutOfBoundsException.class);
        int room = stream.reserve().length();

        for (int wrong : new int[] {0, -1, room + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> stream.send(wrong)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(stream.send(room)).isTrue();
    }

    @Test
    void the_end_comes_behind_the_last_byte() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        sends(peer, 0, 5);
        peer.shutdownWrite();
        exchange();

        assertThat(stream.receive().length()).isEqualTo(5);
        stream.consume(5);
        assertThat(stream.receive()).isNull();
        assertThat(stream.reserve()).isNotNull();            // the other way is open
        assertThat(stream.send(1)).isTrue();
    }

    @Test
    void after_a_reset_nothing_comes_and_nothing_goes() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        Bytes room = stream.reserve();
        assertThat(room.length()).isPositive();
        peer.abort();
        exchange();

        assertThat(stream.receive()).isNull();
        assertThat(stream.send(1)).isFalse();
        assertThat(stream.reserve()).isNull();
        stream.close();
    }

    @Test
    void a_port_takes_peers_over_both_protocols() {
        TcpSocket overIpv6 = connect(true);
        Stream stream = port.accept();
        sends(overIpv6, 7, 3);

        assertThat(stream.receive().get(2)).isEqualTo((byte) 9);
        stream.consume(3);
        stream.reserve().put(0, (byte) 'y');
        stream.send(1);
        exchange();
        assertThat(overIpv6.receive(scratch, 10, false).value()).isEqualTo(1);
        assertThat(scratch.loadByte(0)).isEqualTo((byte) 'y');
    }

    @Test
    void who_has_something_does_not_wait_for_a_time_limit() {
        TcpSocket peer = connect(false);
        assertThat(port.await(SECOND)).isTrue();
        Stream stream = port.accept();
        sends(peer, 0, 5);
        assertThat(stream.await(SECOND)).isTrue();
        stream.consume(5);
        peer.shutdownWrite();
        exchange();

        assertThat(stream.await(SECOND)).isTrue();           // the end is something
        assertThatThrownBy(() -> stream.await(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> port.await(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_buffers_are_back_when_both_have_closed() {
        TcpSocket peer = connect(false);
        Stream stream = port.accept();
        sends(peer, 0, 5000);
        stream.receive();
        stream.consume(100);
        stream.reserve();
        stream.close();
        exchange();
        peer.close();
        exchange();
        port.close();

        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
