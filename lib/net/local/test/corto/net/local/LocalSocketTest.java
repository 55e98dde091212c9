// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Latin1;
import corto.fs.ramfs.FakeFrames;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalSocketTest {
    private static final int IN = Readiness.IN | Readiness.READ_NORMAL;
    private static final int OUT = Readiness.OUT | Readiness.WRITE_NORMAL | Readiness.WRITE_BAND;
    private static final int OVER = Readiness.HANG_UP | Readiness.READ_HANG_UP | IN | OUT;
    private static final int CAPACITY = 256 << 10;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 80);
    private final Address buffer = memory.map(0x8000_0000L, 1 << 19);
    private final LocalSocket one = LocalSocket.stream(frames);
    private final LocalSocket other = one.newPeer(null);

    @AfterEach
    void all_frames_come_back() {
        one.close();
        other.close();
        assertThat(frames.given()).isZero();
    }

    private void send(LocalSocket from, String text) {
        Latin1.store(buffer, text, 0, text.length());
        assertThat(from.send(buffer, text.length(), null, null).value()).isEqualTo(text.length());
    }

    private String receive(LocalSocket at, int length) {
        return Latin1.string(buffer, (int) at.receive(buffer, length, false).value());
    }

    private static int errno(Errno errno) {
        return errno.number();
    }

    @Test
    void both_directions_keep_the_order() {
        send(one, "hello ");
        send(one, "world");
        send(other, "back");

        assertThat(other.readable()).isEqualTo(11);
        assertThat(receive(other, 8)).isEqualTo("hello wo");
        assertThat(receive(other, 100)).isEqualTo("rld");
        assertThat(receive(one, 100)).isEqualTo("back");
        assertThat(other.receive(buffer, 1, false).errno()).isEqualTo(errno(Errno.EAGAIN));
    }

    @Test
    void what_is_peeked_at_stays() {
        send(one, "hello");

        assertThat(Latin1.string(buffer, (int) other.receive(buffer, 3, true).value())).isEqualTo("hel");
        assertThat(receive(other, 100)).isEqualTo("hello");
    }

    @Test
    void readiness_is_told_as_it_changes() {
        assertThat(other.readiness()).isEqualTo(OUT);

        send(one, "x");

        assertThat(other.readiness()).isEqualTo(IN | OUT);
        assertThat(one.readiness()).isEqualTo(OUT);
    }

    @Test
    void a_full_queue_takes_no_more_and_wakes_the_sender_when_it_has_room_for_a_page() {
        int[] told = {0};
        Watch watch = new Watch() {
            @Override
            public void changed(int ready) {
                told[0] |= ready;
            }
        };
        one.setBuffer(2 * CAPACITY);
        assertThat(one.send(buffer, CAPACITY + 5, null, null).value()).isEqualTo(CAPACITY);
        assertThat(one.readiness()).isZero();
        assertThat(one.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.EAGAIN));
        one.watches().add(watch);

        other.receive(buffer, 4095, false);
        assertThat(told[0]).isZero();
        other.receive(buffer, 1, false);

        assertThat(told[0]).isEqualTo(OUT);
        assertThat(one.readiness()).isEqualTo(OUT);
        one.watches().remove(watch);
    }

    @Test
    void the_peer_of_a_closed_socket_reads_what_came_and_then_the_end() {
        send(one, "last");
        one.close();

        assertThat(other.readiness()).isEqualTo(OVER);
        assertThat(receive(other, 10)).isEqualTo("last");
        assertThat(receive(other, 10)).isEmpty();
        assertThat(other.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.EPIPE));
    }

    @Test
    void a_socket_closed_with_something_unread_resets_its_peer_once() {
        send(one, "never read");
        other.close();

        assertThat(one.readiness()).isEqualTo(OVER | Readiness.ERROR);
        assertThat(one.receive(buffer, 1, false).errno()).isEqualTo(errno(Errno.ECONNRESET));
        assertThat(receive(one, 1)).isEmpty();
    }

    @Test
    void who_writes_no_more_ends_the_peers_reading_only() {
        send(one, "rest");
        one.shutdown(false, true);

        assertThat(one.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.EPIPE));
        assertThat(receive(other, 10)).isEqualTo("rest");
        assertThat(receive(other, 10)).isEmpty();
        assertThat(other.readiness()).isEqualTo(Readiness.READ_HANG_UP | IN | OUT);
        send(other, "still");
        assertThat(receive(one, 10)).isEqualTo("still");
    }

    @Test
    void who_reads_no_more_makes_the_peers_writing_fail() {
        one.shutdown(true, false);

        assertThat(other.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.EPIPE));
        assertThat(one.readiness()).isEqualTo(Readiness.READ_HANG_UP | IN | OUT);
    }

    @Test
    void without_memory_a_message_is_ENOMEM_or_shorter() {
        Address[] taken = new Address[79];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = frames.allocate();
        }

        assertThat(one.send(buffer, 5000, null, null).value()).isEqualTo(4096);
        assertThat(one.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.ENOMEM));

        for (Address frame : taken) {
            frames.free(frame);
        }
    }

    @Test
    void random_pieces_arrive_unchanged() {
        Random random = new Random(7);
        long sent = 0;
        long arrived = 0;
        while (arrived < 1 << 20) {
            int length = random.nextInt(1, 20_000);
            for (int i = 0; i < length; i++) {
                buffer.storeByte(i, (byte) ((sent + i) * 31 >> 3));
            }
            sent += Math.max(0, one.send(buffer, length, null, null).bits());
            int wanted = random.nextInt(1, 20_000);
            long got = Math.max(0, other.receive(buffer, wanted, false).bits());
            for (int i = 0; i < got; i++) {
                if (buffer.loadByte(i) != (byte) ((arrived + i) * 31 >> 3)) {
                    assertThat(i).as("wrong byte behind " + arrived).isEqualTo(-1);
                }
            }
            arrived += got;
        }
    }

    @Test
    void a_name_leads_to_a_listener_until_it_is_closed() {
        byte[] name = {0, 'n'};
        LocalSocket listener = LocalSocket.stream(frames);
        LocalSocket client = LocalSocket.stream(frames);
        assertThat(listener.bind(name).bits()).isZero();
        assertThat(listener.listen(1, "server").bits()).isZero();

        assertThat(client.connect(LocalSocket.find(name, 2), "client").bits()).isZero();

        LocalSocket accepted = listener.accept();
        assertThat(accepted.peer()).isSameAs(client);
        assertThat(accepted.peerOwner()).isEqualTo("client");
        assertThat(client.peerOwner()).isEqualTo("server");
        listener.close();
        assertThat(LocalSocket.find(name, 2)).isNull();
        client.close();
        accepted.close();
    }

    @Test
    void a_backlog_that_is_full_lets_nobody_in_and_closing_resets_who_waits() {
        LocalSocket listener = LocalSocket.stream(frames);
        LocalSocket first = LocalSocket.stream(frames);
        LocalSocket second = LocalSocket.stream(frames);
        listener.bindToAny();
        listener.listen(0, null);
        assertThat(first.connect(listener, null).bits()).isZero();
        assertThat(second.connect(listener, null).errno()).isEqualTo(errno(Errno.EAGAIN));
        assertThat(second.roomToConnect()).isSameAs(listener.watches());

        listener.close();

        assertThat(first.receive(buffer, 1, false).errno()).isEqualTo(errno(Errno.ECONNRESET));
        assertThat(second.connect(listener, null).errno()).isEqualTo(errno(Errno.ECONNREFUSED));
        first.close();
        second.close();
    }

    @Test
    void datagrams_keep_their_boundaries_and_drop_what_nobody_received() {
        int[] dropped = {0};
        LocalSocket a = LocalSocket.datagram(frames);
        LocalSocket b = a.newPeer(null);
        a.send(buffer, 3, null, null);
        a.send(buffer, 5, null, () -> dropped[0]++);

        assertThat(b.receive(buffer, 2, false).value()).isEqualTo(2);
        assertThat(b.fullLength()).isEqualTo(3);
        b.close();

        assertThat(dropped[0]).isEqualTo(1);
        assertThat(a.send(buffer, 1, null, null).errno()).isEqualTo(errno(Errno.ECONNREFUSED));
        a.close();
    }

    private void sendUrgent(LocalSocket from, String text) {
        send(from, text.substring(0, text.length() - 1));
        Latin1.store(buffer, text.substring(text.length() - 1), 0, 1);
        assertThat(from.sendUrgent(buffer, null).value()).isOne();
    }

    private String urgent(LocalSocket at) {
        Result received = at.receiveUrgent(buffer, false);
        return received.isError() ? "none" : Latin1.string(buffer, 1);
    }

    @Test
    void an_urgent_byte_is_read_out_of_its_place_and_reads_stop_there() {
        sendUrgent(one, "abX");
        send(one, "cd");

        assertThat(other.readiness() & Readiness.PRIORITY).isNotZero();
        assertThat(urgent(other)).isEqualTo("X");
        assertThat(urgent(other)).isEqualTo("none");
        assertThat(other.readable()).isEqualTo(4);
        assertThat(receive(other, 10)).isEqualTo("ab");
        assertThat(other.isAtMark(0)).isTrue();
        assertThat(receive(other, 10)).isEqualTo("cd");
        assertThat(other.isAtMark(0)).isFalse();
    }

    @Test
    void an_urgent_byte_that_nobody_reads_is_passed_over() {
        sendUrgent(one, "abX");
        send(one, "cd");

        assertThat(receive(other, 10)).isEqualTo("ab");
        assertThat(other.receive(buffer, 10, true).value()).isEqualTo(2);
        assertThat(Latin1.string(buffer, 2)).isEqualTo("cd");
        assertThat(receive(other, 10)).isEqualTo("cd");
        assertThat(urgent(other)).isEqualTo("none");
    }

    @Test
    void the_older_of_two_urgent_bytes_is_one_like_others() {
        sendUrgent(one, "aX");
        sendUrgent(one, "bY");

        assertThat(receive(other, 10)).isEqualTo("aXb");
        assertThat(urgent(other)).isEqualTo("Y");
        assertThat(other.receive(buffer, 10, false).errno()).isEqualTo(errno(Errno.EAGAIN));
    }

    /// Linux 6.12: only the last mark stops a reader.
    @Test
    void a_reader_passes_the_mark_of_what_was_taken_when_another_follows() {
        sendUrgent(one, "aX");
        assertThat(urgent(other)).isEqualTo("X");
        sendUrgent(one, "bY");
        send(one, "c");

        assertThat(receive(other, 10)).isEqualTo("ab");
        assertThat(other.isAtMark(0)).isTrue();
        assertThat(receive(other, 10)).isEqualTo("c");
    }

    @Test
    void in_line_an_urgent_byte_is_read_behind_the_mark() {
        other.setUrgentInLine(true);
        sendUrgent(one, "abX");
        send(one, "cd");

        assertThat(urgent(other)).isEqualTo("none");
        assertThat(receive(other, 10)).isEqualTo("ab");
        assertThat(receive(other, 10)).isEqualTo("Xcd");
    }

    @Test
    void bytes_that_were_taken_are_nothing_unread() {
        sendUrgent(one, "X".repeat(2));
        receive(other, 1);
        urgent(other);
        other.close();

        assertThat(one.takeError()).isNull();
    }
}
