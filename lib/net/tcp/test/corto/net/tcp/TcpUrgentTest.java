// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static corto.net.tcp.TcpScript.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import org.junit.jupiter.api.Test;

/// Urgent data (RFC 9293 §3.8.5, RFC 6093), as a peer sees it and as a program does. What programs see is compared with Linux in `tests/conformance/cases/net-urgent.c`.
final class TcpUrgentTest {
    private final TcpScript script = new TcpScript();
    private final TcpSocket socket = script.accepted(8000, 1000);
    private int announced;

    private void urgent(int sequence, int length, int pointer) {
        script.urgentPointer = pointer;
        script.in("U.", sequence, length, 1, 8000);
    }

    private long urgentByte() {
        Result result = socket.receiveUrgent(script.scratch, false);
        return result.isError() ? -result.errno() : script.scratch.loadByte(0);
    }

    private static long error(Errno errno) {
        return -errno.number();
    }

    // Sending

    @Test
    void the_pointer_is_behind_the_urgent_byte() {
        socket.send(script.scratch, 3, true);
        socket.sendUrgent(script.scratch);

        script.out("PU. 1:5(4) ack 1 win 65535 urg 4");
    }

    @Test
    void the_pointer_is_sent_until_the_byte_is_acknowledged_and_no_longer() {
        socket.sendUrgent(script.scratch);
        script.out("PU. 1:2(1) ack 1 win 65535 urg 1");
        script.send(socket, 1000);
        script.out("P. 2:1002(1000) ack 1 win 65535");
        assertThat(script.untilOut()).isPositive();
        script.out("U. 1:2(1) ack 1 win 65535 urg 1");

        script.in(".", 1, 0, 1002, 8000);
        script.out.clear();
        script.send(socket, 1000);
        script.out("P. 1002:2002(1000) ack 1 win 65535");
    }

    @Test
    void neither_Nagle_nor_a_cork_holds_it_back() {
        socket.options().setCork(true);
        script.send(socket, 10);
        script.nothing();

        socket.sendUrgent(script.scratch);

        script.out("PU. 1:12(11) ack 1 win 65535 urg 11");
        socket.sendUrgent(script.scratch);
        script.out("PU. 12:13(1) ack 1 win 65535 urg 1");
    }

    @Test
    void a_closed_window_lets_the_pointer_through() {
        script.in(".", 1, 0, 1, 0);
        socket.sendUrgent(script.scratch);
        script.nothing();

        script.untilOut();

        script.out("U. 1:1(0) ack 1 win 65535 urg 1");
        script.out("U. 0:0(0) ack 1 win 65535 urg 2");
    }

    @Test
    void a_byte_too_far_ahead_is_announced_as_far_as_the_field_goes() {
        assertThat(UrgentPointer.of(1000, 1004, 2000)).isEqualTo(4);
        assertThat(UrgentPointer.of(1004, 1004, 2000)).as("behind it").isZero();
        assertThat(UrgentPointer.of(0, 0xFFFF, 1000)).isEqualTo(0xFFFF);
        assertThat(UrgentPointer.of(0, 0x1_0000, 1000)).as("further than what was sent").isEqualTo(0xFFFF);
        assertThat(UrgentPointer.of(0, 0x2_0000, 0x1_8000)).as("a later segment will tell").isZero();
    }

    // Receiving

    @Test
    void reads_stop_before_it_and_go_on_behind_it() {
        urgent(1, 5, 3);

        assertThat(socket.readable()).isEqualTo(2);
        assertThat(script.receive(socket, 10)).isEqualTo(2);
        assertThat(socket.isAtMark(0)).isTrue();
        assertThat(urgentByte()).isEqualTo(3);
        assertThat(urgentByte()).isEqualTo(error(Errno.EINVAL));
        assertThat(script.receive(socket, 10)).isEqualTo(2);
        assertThat(script.scratch.loadByte(0)).isEqualTo((byte) 4);
        assertThat(socket.isAtMark(0)).isFalse();
        socket.close();
        script.noBufferLost();
    }

    @Test
    void it_is_known_before_it_comes() {
        socket.watches().add(new Watch() {
            @Override
            public void changed(int readiness) {
                announced += (readiness & Readiness.URGENT) != 0 ? 1 : 0;
            }
        });
        urgent(1, 0, 3);
        assertThat(announced).isOne();
        assertThat(urgentByte()).isEqualTo(error(Errno.EAGAIN));
        assertThat(socket.readiness() & Readiness.PRIORITY).isZero();

        urgent(1, 2, 3);
        assertThat(announced).as("no news").isOne();
        script.in(".", 3, 2, 1, 8000);

        assertThat(socket.readiness() & Readiness.PRIORITY).isNotZero();
        assertThat(urgentByte()).isEqualTo(3);
    }

    @Test
    void of_a_segment_that_came_too_early_it_counts_as_soon_as_the_gap_is_filled() {
        urgent(4, 3, 2);
        assertThat(urgentByte()).isEqualTo(error(Errno.EAGAIN));

        script.in(".", 1, 3, 1, 8000);

        assertThat(urgentByte()).isEqualTo(5);
        assertThat(script.receive(socket, 10)).isEqualTo(4);
    }

    @Test
    void what_was_read_before_is_urgent_no_more() {
        script.in(".", 1, 5, 1, 8000);
        script.receive(socket, 5);
        urgent(1, 5, 5);

        assertThat(urgentByte()).isEqualTo(error(Errno.EINVAL));
        script.pass(SECOND);
        script.in(".", 6, 3, 1, 8000);
        assertThat(script.receive(socket, 10)).isEqualTo(3);
    }

    @Test
    void numbers_wrap_around() {
        TcpScript wrapping = new TcpScript();
        wrapping.remoteInitial = -4;
        TcpSocket other = wrapping.accepted(8000, 1000);
        wrapping.urgentPointer = 6;
        wrapping.in("U.", 1, 8, 1, 8000);

        assertThat(other.receive(wrapping.scratch, 10, false).value()).isEqualTo(5);
        assertThat(other.receiveUrgent(wrapping.scratch, false).value()).isOne();
        assertThat(wrapping.scratch.loadByte(0)).isEqualTo((byte) 6);
        assertThat(other.receive(wrapping.scratch, 10, false).value()).isEqualTo(2);
    }

    @Test
    void a_look_passes_over_it_in_any_buffer() {
        urgent(1, 600, 1);
        script.in(".", 601, 600, 1, 8000);

        assertThat(socket.receive(script.scratch, 2000, true).value()).isEqualTo(1199);
        assertThat(script.scratch.loadByte(0)).isEqualTo((byte) 2);
        assertThat(script.receive(socket, 2000)).isEqualTo(1199);
    }
}
