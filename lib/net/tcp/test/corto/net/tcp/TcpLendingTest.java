// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static corto.net.tcp.TcpScript.MILLISECOND;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.Lender;
import corto.net.packet.PacketBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages that are sent from where they lie, segment by segment: how they are cut, and that each loan ends once.
final class TcpLendingTest {
    private static final int PAGE = 4096;

    private final TcpScript script = new TcpScript();
    private int loans;
    private final Lender lender = new Lender() {
        @Override
        public void lendAgain(Address place) {
            assertThat(loans++).isPositive();
        }

        @Override
        public void giveBack(Address place) {
            assertThat(loans--).isPositive();
        }
    };

    @BeforeEach
    void the_device_cuts_segments() {
        script.wire.cutsSegments = true;
    }

    @AfterEach
    void every_loan_has_ended() {
        assertThat(loans).isZero();
        assertThat(script.pool.lentCount()).isZero();
    }

    private TcpSocket acceptedWithSack(int mss) {
        script.offersSack = true;
        return script.accepted(60_000, mss);
    }

    private boolean lend(TcpSocket socket, int bytes) {
        loans++;
        boolean isLent = socket.lend(script.scratch, bytes, lender).bits() == bytes;
        loans -= isLent ? 0 : 1;
        return isLent;
    }

    /// As sendfile(2) of whole pages.
    private void sendPages(TcpSocket socket, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(lend(socket, PAGE)).isTrue();
        }
        socket.send(script.scratch, 0, false);
    }

    private void allHasArrived(int end) {
        script.in(".", 1, 0, end, 60_000);
        script.noBufferLost();
    }

    @Test
    void what_was_copied_before_and_pages_leave_as_one_frame() {
        TcpSocket socket = script.accepted(60_000, 1000);
        socket.send(script.scratch, 200, true);
        sendPages(socket, 2);

        script.out("P. 1:8393(8392) ack 1 win 65535");
        allHasArrived(8393);
    }

    @Test
    void what_is_copied_behind_a_page_is_a_segment_of_its_own() {
        TcpSocket socket = script.accepted(60_000, 1000);
        assertThat(lend(socket, 100)).isTrue();
        socket.gather(script.scratch, 50);
        assertThat(lend(socket, 100)).isTrue();
        socket.send(script.scratch, 10, false);

        script.out("P. 1:261(260) ack 1 win 65535");
        allHasArrived(261);
    }

    @Test
    void more_holds_back_what_does_not_fill_a_segment() {
        TcpSocket socket = script.accepted(60_000, 1000);
        assertThat(lend(socket, PAGE)).isTrue();
        script.nothing();
        socket.send(script.scratch, 0, true);

        script.out(". 1:4001(4000) ack 1 win 65535");
        script.nothing();
        socket.send(script.scratch, 0, false);
        script.out("P. 4001:4097(96) ack 1 win 65535");
        allHasArrived(4097);
    }

    @Test
    void a_window_that_ends_in_a_page_cuts_it() {
        TcpSocket socket = script.accepted(2500, 1000);
        sendPages(socket, 1);

        script.out(". 1:2001(2000) ack 1 win 65535");
        script.nothing();
        script.in(".", 1, 0, 2001, 60_000);
        script.out("P. 2001:4097(2096) ack 1 win 65535");
        allHasArrived(4097);
    }

    @Test
    void only_what_the_peer_does_not_have_is_sent_again() {
        TcpSocket socket = acceptedWithSack(1000);
        sendPages(socket, 2);
        script.out("P. 1:8193(8192) ack 1 win 65535");

        script.sack(1, 60_000, 1001, 5001, 6001, 8193);

        script.out(". 1:1001(1000) ack 1 win 65535");
        script.out(". 5001:6001(1000) ack 1 win 65535");
        script.nothing();
        allHasArrived(8193);
    }

    @Test
    void a_peer_cannot_make_us_cut_pages_into_crumbs() {
        TcpSocket socket = acceptedWithSack(1000);
        sendPages(socket, 2);
        script.out.clear();

        for (int i = 1; i < 4000; i++) {
            script.sack(1, 60_000, i, i + 1, 8193 - i, 8194 - i);
        }

        assertThat(script.pool.lentCount()).isLessThanOrEqualTo(2 * PAGE / 256);
        allHasArrived(8193);
    }

    @Test
    void after_a_timeout_segments_go_again_one_by_one() {
        TcpSocket socket = script.accepted(60_000, 1000);
        sendPages(socket, 1);
        script.out.clear();

        script.untilOut();

        script.out(". 1:1001(1000) ack 1 win 65535");
        script.nothing();
        script.in(".", 1, 0, 1001, 60_000);
        script.out(". 1001:2001(1000) ack 1 win 65535");
        script.out(". 2001:3001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 3001, 60_000);
        script.out(". 3001:4001(1000) ack 1 win 65535");
        script.out("P. 4001:4097(96) ack 1 win 65535");
        allHasArrived(4097);
    }

    @Test
    void what_was_acknowledged_of_a_page_is_not_sent_again() {
        TcpSocket socket = script.accepted(60_000, 1000);
        sendPages(socket, 1);
        script.out.clear();
        script.in(".", 1, 0, 2501, 60_000);

        script.untilOut();

        script.out(". 2501:3501(1000) ack 1 win 65535");
        allHasArrived(4097);
    }

    @Test
    void the_last_segment_of_a_page_is_the_tail_that_is_probed() {
        TcpSocket socket = acceptedWithSack(1000);
        script.send(socket, 1000);
        script.pass(10 * MILLISECOND);
        script.in(".", 1, 0, 1001, 60_000);
        sendPages(socket, 1);
        script.out.clear();

        script.untilOut();

        script.out("P. 4097:5097(1000) ack 1 win 65535");
        assertThat(script.tcp.counters().tailProbes()).isEqualTo(1);
        allHasArrived(5097);
    }

    @Test
    void a_smaller_path_mtu_cuts_pages_anew() {
        TcpSocket socket = script.accepted(60_000, 1460);
        sendPages(socket, 1);
        script.out.clear();

        script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null).undelivered(Errno.EMSGSIZE, false, 1000, script.localInitial + 1);

        script.out(". 1:961(960) ack 1 win 65535");
        script.in(".", 1, 0, 961, 60_000);
        script.out(". 961:1921(960) ack 1 win 65535");
        script.out(". 1921:2881(960) ack 1 win 65535");
        allHasArrived(4097);
    }

    @Test
    void a_path_that_loses_large_segments_in_silence_gets_a_page_in_small_ones() {
        TcpSocket socket = script.accepted(60_000, 1460);
        sendPages(socket, 2);
        for (int i = 0; i < 3; i++) {
            script.out.clear();
            script.untilOut();
        }

        script.out(". 1:1025(1024) ack 1 win 65535");
        script.out(". 1025:1461(436) ack 1 win 65535");
        script.in(".", 1, 0, 1461, 60_000);
        script.out.clear();
        script.untilOut();

        assertThat(socket.sendMss()).isEqualTo(1024);
        script.out(". 1461:2485(1024) ack 1 win 65535");
        allHasArrived(8193);
    }

    @Test
    void a_page_is_lent_until_the_device_has_read_it_too() {
        TcpSocket socket = script.accepted(60_000, 1000);
        script.keepsOut = true;
        sendPages(socket, 1);
        script.in(".", 1, 0, 4097, 60_000);
        assertThat(loans).isEqualTo(1);

        script.kept.remove().releaseFrame();

        assertThat(loans).isZero();
        script.noBufferLost();
    }

    @Test
    void a_reset_ends_the_loans_of_what_waits() {
        TcpSocket socket = script.accepted(3000, 1000);
        sendPages(socket, 5);
        script.out.clear();

        script.in("R", 1, 0, 1, 0);

        script.noBufferLost();
    }

    @Test
    void without_a_buffer_for_headers_pages_wait() {
        TcpSocket socket = script.accepted(60_000, 1000);
        List<PacketBuffer> taken = new ArrayList<>();
        assertThat(lend(socket, PAGE)).isTrue();
        for (PacketBuffer packet = script.pool.allocate(); packet != null; packet = script.pool.allocate()) {
            taken.add(packet);
        }
        socket.send(script.scratch, 0, false);
        script.nothing();
        taken.forEach(PacketBuffer::release);

        script.untilOut();

        script.out("P. 1:4097(4096) ack 1 win 65535");
        allHasArrived(4097);
    }
}
