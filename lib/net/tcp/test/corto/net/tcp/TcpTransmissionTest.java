// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static corto.net.tcp.TcpScript.MILLISECOND;
import static corto.net.tcp.TcpScript.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.sched.events.Readiness;
import org.junit.jupiter.api.Test;

/// Data, acknowledgments, windows, retransmission, segment by segment.
final class TcpTransmissionTest {
    private final TcpScript script = new TcpScript();

    @Test
    void data_is_cut_into_segments_and_the_last_pushed() {
        TcpSocket socket = script.accepted(8000, 1000);
        assertThat(script.send(socket, 2500)).isEqualTo(2500);
        script.out(". 1:1001(1000) ack 1 win 65535");
        script.out(". 1001:2001(1000) ack 1 win 65535");
        script.out("P. 2001:2501(500) ack 1 win 65535");
        script.in(".", 1, 0, 2501, 8000);
        script.noBufferLost();
    }

    @Test
    void nagle_holds_small_segments_back_until_the_one_before_is_acknowledged() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.send(socket, 10);
        script.out("P. 1:11(10) ack 1 win 65535");
        script.send(socket, 10);
        script.send(socket, 10);
        script.nothing();
        script.in(".", 1, 0, 11, 8000);
        script.out("P. 11:31(20) ack 1 win 65535");
    }

    @Test
    void no_delay_sends_small_segments_at_once() {
        TcpSocket socket = script.accepted(8000, 1000);
        socket.options().setNoDelay(true);
        script.send(socket, 10);
        script.out("P. 1:11(10) ack 1 win 65535");
        script.send(socket, 10);
        script.out("P. 11:21(10) ack 1 win 65535");
    }

    @Test
    void a_corked_segment_waits_until_it_is_full_or_uncorked_or_200_ms() {
        TcpSocket socket = script.accepted(8000, 1000);
        socket.options().setCork(true);
        script.send(socket, 600);
        script.nothing();
        script.send(socket, 600);
        script.out(". 1:1001(1000) ack 1 win 65535");
        script.nothing();
        socket.options().setCork(false);
        script.out("P. 1001:1201(200) ack 1 win 65535");
        script.in(".", 1, 0, 1201, 8000);
        socket.options().setCork(true);
        script.send(socket, 100);
        assertThat(script.untilOut()).isBetween(200L, 1000L);
        script.out("P. 1201:1301(100) ack 1 win 65535");
    }

    @Test
    void more_joins_header_and_body() {
        TcpSocket socket = script.accepted(8000, 1000);
        socket.send(script.scratch, 100, true);
        script.nothing();
        socket.send(script.scratch, 300, false);
        script.out("P. 1:401(400) ack 1 win 65535");
    }

    @Test
    void acknowledgments_do_not_wait_at_first() {
        TcpSocket socket = script.accepted(8000, 1000);
        for (int i = 0; i < 16; i++) {
            script.in(".", 1 + 10 * i, 10, 1, 8000);
            script.out(". 1:1(0) ack " + (11 + 10 * i) + " win " + (65535 - 10 * (i + 1)));
        }
        script.in(".", 161, 10, 1, 8000);
        script.nothing();
        assertThat(script.untilOut()).isEqualTo(40);
    }

    @Test
    void a_program_that_answers_acknowledges_by_its_answers() {
        TcpSocket socket = script.accepted(8000, 1000);
        assertThat(socket.options().quickAck()).isTrue();
        script.in(".", 1, 10, 1, 8000);
        script.out(". 1:1(0) ack 11 win 65525");
        script.send(socket, 50);
        script.out("P. 1:51(50) ack 11 win 65525");
        assertThat(socket.options().quickAck()).isFalse();

        script.in(".", 11, 10, 51, 8000);

        script.nothing();
        script.send(socket, 50);
        script.out("P. 51:101(50) ack 21 win 65515");
        script.pass(100 * MILLISECOND);
        script.nothing();
    }

    @Test
    void a_reader_who_has_caught_up_lets_a_writer_of_small_segments_go_on() {
        TcpSocket socket = script.accepted(8000, 1000);
        interactive(socket);
        script.in(".", 1001, 10, 1001, 8000);
        script.in(".", 1011, 10, 1001, 8000);
        script.nothing();
        assertThat(script.receive(socket, 2000)).isEqualTo(1020);
        script.out(". 1001:1001(0) ack 1021 win 65515");
    }

    @Test
    void quickack_ends_waiting_until_the_next_answer() {
        TcpSocket socket = script.accepted(8000, 1000);
        interactive(socket);
        script.in(".", 1001, 10, 1001, 8000);
        script.nothing();
        socket.options().setQuickAck(true);
        script.out(". 1001:1001(0) ack 1011 win 65525");
        script.in(".", 1011, 10, 1001, 8000);
        script.out(". 1001:1001(0) ack 1021 win 65515");
    }

    /// A request of 1,000 bytes and an answer of 1,000 have passed.
    private void interactive(TcpSocket socket) {
        script.in(".", 1, 1000, 1, 8000);
        script.send(socket, 1000);
        script.in(".", 1001, 0, 1001, 8000);
        script.out.clear();
    }

    @Test
    void an_acknowledgment_waits_40_ms_or_for_the_second_segment() {
        TcpSocket socket = script.accepted(8000, 1000);
        interactive(socket);
        assertThat(script.receive(socket, 1000)).isEqualTo(1000);
        script.out.clear();
        script.in(".", 1001, 1000, 1001, 8000);
        script.nothing();
        script.in(".", 2001, 1000, 1001, 8000);
        script.out(". 1001:1001(0) ack 3001 win 65535");
        script.in(".", 3001, 1000, 1001, 8000);
        assertThat(script.untilOut()).isEqualTo(40);
        script.out(". 1001:1001(0) ack 4001 win 65535");
        assertThat(script.receive(socket, 3000)).isEqualTo(3000);
    }

    @Test
    void early_segments_are_kept_and_each_is_answered() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.in(".", 1001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        script.in(".", 3001, 500, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        script.in(".", 1501, 1700, 1, 8000);              // overlaps both
        script.out(". 1:1(0) ack 1 win 65535");
        assertThat(socket.readable()).isZero();
        script.in(".", 1, 1000, 1, 8000);
        script.out(". 1:1(0) ack 3501 win 65535");
        assertThat(script.receive(socket, 5000)).isEqualTo(3500);
        for (int i = 0; i < 3500; i++) {
            assertThat(script.scratch.loadByte(i)).isEqualTo((byte) (i + 1));
        }
        socket.abort();
        script.noBufferLost();
    }

    @Test
    void known_data_is_answered_and_dropped() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.in(".", 1, 100, 1, 8000);
        script.in(".", 1, 100, 1, 8000);
        script.out(". 1:1(0) ack 101 win 65435");
        script.in(".", 51, 100, 1, 8000);
        assertThat(socket.readable()).isEqualTo(150);
    }

    @Test
    void a_fin_that_comes_early_waits_for_what_is_missing() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.in("F.", 101, 100, 1, 8000);
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
        script.in(".", 1, 100, 1, 8000);
        assertThat(socket.state()).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(script.receive(socket, 500)).isEqualTo(200);
    }

    @Test
    void a_reader_who_does_not_read_closes_the_window_and_opens_it_when_it_is_worth_it() {
        TcpSocket listener = script.listener(8);
        listener.options().setReceiveBuffer(8000);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        TcpSocket socket = listener.accept();
        script.out.clear();
        for (int at = 1; at < 8001; at += 1000) {
            script.in(".", at, 1000, 1, 8000);
        }
        assertThat(script.out).last().isEqualTo(". 1:1(0) ack 8001 win 0");
        script.out.clear();

        script.in(".", 8001, 1000, 1, 8000);                   // a peer that probes with data
        script.out(". 1:1(0) ack 8001 win 0");
        assertThat(script.receive(socket, 500)).isEqualTo(500);
        script.nothing();                                      // too little to tell: a silly window
        assertThat(script.receive(socket, 1500)).isEqualTo(1500);
        script.out(". 1:1(0) ack 8001 win 2000");
    }

    @Test
    void single_bytes_share_buffers() {
        TcpSocket socket = script.accepted(8000, 1000);
        for (int i = 0; i < 1000; i++) {
            script.in(".", 1 + i, 1, 1, 8000);
        }
        assertThat(socket.readable()).isEqualTo(1000);
        assertThat(script.pool.capacity() - script.pool.freeCount()).isEqualTo(1);
        assertThat(script.receive(socket, 2000)).isEqualTo(1000);
        script.noBufferLost();
    }

    @Test
    void the_peers_window_is_kept() {
        TcpSocket socket = script.accepted(2500, 1000);
        script.send(socket, 5000);
        script.out(". 1:1001(1000) ack 1 win 65535");
        script.out(". 1001:2001(1000) ack 1 win 65535");
        script.nothing();                                      // 500 bytes would be a silly window
        script.in(".", 1, 0, 2001, 2500);
        script.out(". 2001:3001(1000) ack 1 win 65535");
        script.out(". 3001:4001(1000) ack 1 win 65535");
    }

    @Test
    void a_peer_whose_window_is_smaller_than_a_segment_gets_what_fits() {
        TcpSocket socket = script.accepted(300, 1000);
        script.send(socket, 700);
        script.out(". 1:301(300) ack 1 win 65535");
        script.in(".", 1, 0, 301, 300);
        script.out(". 301:601(300) ack 1 win 65535");
        script.in(".", 1, 0, 601, 300);
        script.out("P. 601:701(100) ack 1 win 65535");
        script.in(".", 1, 0, 701, 300);
        script.noBufferLost();
    }

    @Test
    void a_closed_window_is_probed_with_doubled_waits_as_long_as_the_peer_answers() {
        TcpSocket socket = script.accepted(1000, 1000);
        script.send(socket, 2000);
        script.out(". 1:1001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 1001, 0);
        long wait = 0;
        for (int i = 0; i < 25; i++) {
            long next = script.untilOut();
            assertThat(next).isBetween(wait, 120_000L);
            wait = next;
            script.out(". 1000:1000(0) ack 1 win 65535");
            script.in(".", 1, 0, 1001, 0);
        }
        assertThat(wait).isEqualTo(120_000);
        script.in(".", 1, 0, 1001, 5000);
        script.out("P. 1001:2001(1000) ack 1 win 65535");
        assertThat(socket.takeError()).isNull();
    }

    @Test
    void what_is_not_acknowledged_is_sent_again_with_doubled_waits_and_given_up() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.send(socket, 100);
        script.out("P. 1:101(100) ack 1 win 65535");
        long wait = 1000;                                     // no round trip was measured: RFC 6298 §2.1
        for (int i = 0; i < 15; i++) {
            assertThat(script.untilOut()).isEqualTo(Math.min(wait, 120_000));
            script.out("P. 1:101(100) ack 1 win 65535");
            wait *= 2;
        }
        script.pass(121 * SECOND);
        script.nothing();
        assertThat(socket.takeError()).isEqualTo(Errno.ETIMEDOUT);
        assertThat(socket.readiness() & Readiness.HANG_UP).isNotZero();
        script.noBufferLost();
    }

    @Test
    void the_user_timeout_ends_it_sooner() {
        TcpSocket socket = script.accepted(8000, 1000);
        socket.options().setUserTimeout(5 * SECOND);
        script.send(socket, 100);
        script.pass(20 * SECOND);
        assertThat(socket.takeError()).isEqualTo(Errno.ETIMEDOUT);
    }

    @Test
    void a_measured_round_trip_shortens_the_wait() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.send(socket, 100);
        script.pass(10 * MILLISECOND);
        script.in(".", 1, 0, 101, 8000);
        assertThat(socket.measures().smoothedRoundTripNanos()).isEqualTo(10 * MILLISECOND);
        script.out.clear();
        script.send(socket, 100);
        script.out("P. 101:201(100) ack 1 win 65535");
        assertThat(script.untilOut()).isEqualTo(210);
    }

    @Test
    void three_duplicates_bring_the_first_segment_again_before_the_timer() {
        TcpSocket socket = script.accepted(60_000, 1000);
        script.send(socket, 10_000);
        assertThat(script.out).hasSize(10);
        script.out.clear();
        script.in(".", 1, 0, 1001, 60_000);
        script.out.clear();
        script.in(".", 1, 0, 1001, 60_000);
        script.in(".", 1, 0, 1001, 60_000);
        script.nothing();

        script.in(".", 1, 0, 1001, 60_000);

        script.out(". 1001:2001(1000) ack 1 win 65535");
        assertThat(socket.measures().slowStartThreshold()).isEqualTo(4500);
        script.in(".", 1, 0, 4001, 60_000);                    // partial: the next hole at once (RFC 6582)
        script.out(". 4001:5001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 10_001, 60_000);
        assertThat(script.tcp.counters().timeouts()).isZero();
        script.noBufferLost();
    }

    @Test
    void after_a_timeout_all_goes_again_in_slow_start_and_acknowledgments_skip_what_arrived() {
        TcpSocket socket = script.accepted(60_000, 1000);
        script.send(socket, 5_000);
        script.out.clear();
        assertThat(script.untilOut()).isEqualTo(1000);
        script.out(". 1:1001(1000) ack 1 win 65535");
        script.nothing();                                      // the window is one segment
        script.in(".", 1, 0, 4001, 60_000);                    // only the first was lost, and the last
        script.out("P. 4001:5001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 5001, 60_000);
        script.noBufferLost();
    }

    @Test
    void a_segment_that_the_device_still_has_is_not_touched() {
        TcpSocket socket = script.accepted(60_000, 1000);
        script.keepsOut = true;
        script.send(socket, 100);
        script.out("P. 1:101(100) ack 1 win 65535");
        script.pass(1500 * MILLISECOND);
        script.nothing();
        script.kept.remove().release();
        script.keepsOut = false;
        assertThat(script.untilOut()).isPositive();
        script.out("P. 1:101(100) ack 1 win 65535");
        script.in(".", 1, 0, 101, 60_000);
        script.noBufferLost();
    }

    @Test
    void a_full_send_buffer_says_so_and_tells_when_there_is_room() {
        TcpSocket socket = script.accepted(60_000, 1000);
        socket.options().setSendBuffer(8 * 2048);
        assertThat(script.send(socket, 20_000)).isEqualTo(8000);
        assertThat(script.send(socket, 1)).isEqualTo(-Errno.EAGAIN.number());
        assertThat(socket.readiness() & Readiness.OUT).isZero();
        int[] told = new int[1];
        socket.watches().add(new corto.sched.events.Watch() {
            @Override
            public void changed(int readiness) {
                told[0] |= readiness;
            }
        });
        script.in(".", 1, 0, 1001, 60_000);
        assertThat(told[0] & Readiness.OUT).isZero();
        script.in(".", 1, 0, 5001, 60_000);
        assertThat(told[0] & Readiness.OUT).isNotZero();
        assertThat(socket.readiness() & Readiness.OUT).isNotZero();
    }

    @Test
    void a_smaller_path_mtu_cuts_segments_anew() {
        TcpSocket socket = script.accepted(60_000, 1460);
        script.send(socket, 2920);
        script.out.clear();
        script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null).undelivered(Errno.EMSGSIZE, false, 1000, script.localInitial + 1);
        script.out(". 1:961(960) ack 1 win 65535");
        assertThat(socket.sendMss()).isEqualTo(960);
        script.in(".", 1, 0, 2921, 60_000);
        script.noBufferLost();
    }

    @Test
    void ten_minutes_later_larger_segments_are_tried_again() {
        TcpSocket socket = script.accepted(60_000, 1460);
        script.send(socket, 2920);
        script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null).undelivered(Errno.EMSGSIZE, false, 1000, script.localInitial + 1);
        script.in(".", 1, 0, 2921, 60_000);
        script.out.clear();
        script.pass(599 * SECOND);
        script.send(socket, 1460);
        script.out(". 2921:3881(960) ack 1 win 65535");
        script.in(".", 1, 0, 4381, 60_000);
        script.out.clear();
        script.pass(2 * SECOND);

        script.send(socket, 1);                                  // it is looked at when something is sent
        script.in(".", 1, 0, 4382, 60_000);
        script.out.clear();
        script.send(socket, 1460);
        script.out("P. 4382:5842(1460) ack 1 win 65535");

        script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null).undelivered(Errno.EMSGSIZE, false, 1000, script.localInitial + 4382);
        assertThat(socket.sendMss()).isEqualTo(960);             // it still is too large
        script.in(".", 1, 0, 5842, 60_000);
        script.noBufferLost();
    }

    @Test
    void a_path_that_lost_large_segments_is_tried_again_with_them() {
        TcpSocket socket = script.accepted(60_000, 1460);
        afterThreeTimeouts(socket);
        script.in(".", 1, 0, 1461, 60_000);
        script.out.clear();
        script.untilOut();
        assertThat(socket.sendMss()).isEqualTo(1024);
        script.in(".", 1, 0, 5841, 60_000);
        script.pass(601 * SECOND);

        script.send(socket, 1);

        assertThat(socket.sendMss()).isEqualTo(1460);
        script.in(".", 1, 0, 5842, 60_000);
        script.noBufferLost();
    }

    @Test
    void a_path_that_loses_large_segments_in_silence_gets_small_ones() {
        TcpSocket socket = script.accepted(60_000, 1460);
        afterThreeTimeouts(socket);

        script.out(". 1:1025(1024) ack 1 win 65535");           // the same in two pieces
        script.out(". 1025:1461(436) ack 1 win 65535");
        script.in(".", 1, 0, 1461, 60_000);                     // which arrive, and what follows does not
        script.out.clear();
        assertThat(socket.sendMss()).isEqualTo(1460);
        script.untilOut();

        assertThat(socket.sendMss()).isEqualTo(1024);
        script.out(". 1461:2485(1024) ack 1 win 65535");
        script.in(".", 1, 0, 5841, 60_000);
        script.noBufferLost();
    }

    @Test
    void an_outage_after_which_large_segments_arrive_leaves_them_large() {
        TcpSocket socket = script.accepted(60_000, 1460);
        afterThreeTimeouts(socket);

        script.in(".", 1, 0, 2921, 60_000);
        script.out.clear();
        script.untilOut();

        assertThat(socket.sendMss()).isEqualTo(1460);
    }

    private void afterThreeTimeouts(TcpSocket socket) {
        script.send(socket, 5840);
        for (int i = 0; i < 3; i++) {
            script.out.clear();
            script.untilOut();
        }
    }

    @Test
    void sequence_numbers_wrap_around_on_both_sides() {
        script.remoteInitial = -1500;
        int initial = script.tcp.initialSequence(TcpScript.LOCAL, 80, TcpScript.REMOTE, script.remotePort, null, script.now);
        script.now += (-2500 - initial & 0xFFFF_FFFFL) * 4000;
        TcpSocket socket = script.accepted(60_000, 1000);
        assertThat(script.localInitial).isBetween(-2600, -2400);
        script.send(socket, 5000);
        assertThat(script.out).hasSize(5);
        script.out.clear();
        script.in(".", 2001, 1000, 3001, 60_000);              // early, across the wrap
        script.in(".", 1, 1000, 5001, 60_000);
        script.in(".", 1001, 1000, 5001, 60_000);
        assertThat(script.receive(socket, 5000)).isEqualTo(3000);
        socket.shutdownWrite();
        script.in("F.", 3001, 0, 5002, 60_000);
        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);
        script.noBufferLost();
    }

    @Test
    void a_full_pool_keeps_the_writer_waiting_and_wakes_it() {
        TcpSocket socket = script.accepted(60_000, 1000);
        java.util.ArrayList<corto.net.packet.PacketBuffer> others = new java.util.ArrayList<>();
        for (var each = script.pool.allocateForData(); each != null; each = script.pool.allocateForData()) {
            others.add(each);
        }
        assertThat(script.send(socket, 100)).isEqualTo(-Errno.EAGAIN.number());
        int[] told = new int[1];
        socket.watches().add(new corto.sched.events.Watch() {
            @Override
            public void changed(int readiness) {
                told[0] |= readiness;
            }
        });
        others.forEach(corto.net.packet.PacketBuffer::release);
        script.pass(50 * MILLISECOND);
        assertThat(told[0] & Readiness.OUT).isNotZero();
        assertThat(script.send(socket, 100)).isEqualTo(100);
    }

    private TcpSocket acceptedWithSack(int window) {
        script.offersSack = true;
        return script.accepted(window, 1000);
    }

    @Test
    void what_came_early_is_told_the_newest_first() {
        acceptedWithSack(60_000);
        script.in(".", 1001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 1001:2001>");
        script.in(".", 5001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 5001:6001 1001:2001>");
        script.in(".", 3001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 3001:4001 5001:6001 1001:2001>");
        script.in(".", 2001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 1001:4001 5001:6001>");
        script.in(".", 7001, 1000, 1, 8000);
        script.in(".", 9001, 1000, 1, 8000);
        script.in(".", 11_001, 1000, 1, 8000);
        script.out.pollFirst();
        script.out.pollFirst();
        script.out(". 1:1(0) ack 1 win 65535 <sack 11001:12001 9001:10001 7001:8001 1001:4001>");
        script.in(".", 1, 1000, 1, 8000);
        script.out(". 1:1(0) ack 4001 win 65535 <sack 11001:12001 9001:10001 7001:8001 5001:6001>");
    }

    @Test
    void what_came_twice_is_told() {
        acceptedWithSack(60_000);
        script.in(".", 1, 100, 1, 8000);
        script.out.clear();
        script.in(".", 1, 100, 1, 8000);
        script.out(". 1:1(0) ack 101 win 65435 <sack 1:101>");
        script.in(".", 201, 100, 1, 8000);
        script.out(". 1:1(0) ack 101 win 65435 <sack 201:301>");
        script.in(".", 201, 100, 1, 8000);
        script.out(". 1:1(0) ack 101 win 65435 <sack 201:301 201:301>");
    }

    @Test
    void only_holes_are_sent_again() {
        TcpSocket socket = acceptedWithSack(60_000);
        script.send(socket, 10_000);
        script.pass(10 * MILLISECOND);
        script.out.clear();
        script.sack(1, 60_000, 1001, 2001);                    // lost: the first, the third and the fifth
        script.sack(1, 60_000, 3001, 4001, 1001, 2001);
        script.out.clear();

        script.sack(1, 60_000, 5001, 7001, 3001, 4001, 1001, 2001);

        script.out(". 1:1001(1000) ack 1 win 65535");
        script.sack(1, 60_000, 5001, 9001, 3001, 4001, 1001, 2001);
        script.out(". 2001:3001(1000) ack 1 win 65535");
        script.sack(1, 60_000, 5001, 10_001, 3001, 4001, 1001, 2001);
        script.out(". 4001:5001(1000) ack 1 win 65535");
        script.sack(10_001, 60_000);
        script.nothing();
        assertThat(script.tcp.counters().fastRetransmitted()).isEqualTo(1);
        assertThat(script.tcp.counters().timeouts()).isZero();
        assertThat(socket.measures().congestionWindow()).isEqualTo(5000);
        script.noBufferLost();
    }

    @Test
    void a_retransmission_that_is_lost_is_found_without_a_timeout() {
        TcpSocket socket = acceptedWithSack(60_000);
        script.send(socket, 20_000);
        script.pass(10 * MILLISECOND);
        script.sack(1, 60_000, 1001, 10_001);
        script.out.clear();
        assertThat(script.tcp.counters().retransmitted()).isEqualTo(1);
        script.pass(10 * MILLISECOND);

        script.sack(1, 60_000, 1001, 11_001);                  // was sent after the first was sent again

        script.out(". 1:1001(1000) ack 1 win 65535");
        assertThat(script.tcp.counters().timeouts()).isZero();
    }

    @Test
    void a_lost_tail_is_probed_before_the_timer() {
        TcpSocket socket = acceptedWithSack(60_000);
        script.send(socket, 1000);
        script.pass(10 * MILLISECOND);
        script.in(".", 1, 0, 1001, 60_000);
        script.send(socket, 3000);
        script.out.clear();

        assertThat(script.untilOut()).isEqualTo(22);

        script.out("P. 3001:4001(1000) ack 1 win 65535");
        script.pass(10 * MILLISECOND);
        script.sack(1001, 60_000, 3001, 4001);
        script.out(". 1001:2001(1000) ack 1 win 65535");
        script.nothing();
        script.pass(10 * MILLISECOND);
        script.sack(2001, 60_000, 3001, 4001);
        script.out(". 2001:3001(1000) ack 1 win 65535");
        assertThat(script.tcp.counters().timeouts()).isZero();
        assertThat(script.tcp.counters().tailProbes()).isEqualTo(1);
    }

    @Test
    void a_peer_that_drops_what_it_told_gets_everything_again_after_the_timeout() {
        TcpSocket socket = acceptedWithSack(60_000);
        script.send(socket, 3000);
        script.out.clear();
        script.sack(1, 60_000, 1001, 3001);
        script.in(".", 1, 0, 1001, 60_000);                    // the first was filled in, and the rest is gone
        script.pass(5 * SECOND);
        assertThat(script.out).contains(". 1001:2001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 2001, 60_000);
        assertThat(script.out).contains("P. 2001:3001(1000) ack 1 win 65535");
        script.in(".", 1, 0, 3001, 60_000);
        script.noBufferLost();
    }

    @Test
    void blocks_that_cannot_be_are_passed_over() {
        TcpSocket socket = acceptedWithSack(60_000);
        script.send(socket, 3000);
        script.sack(1, 60_000, 1001, 50_000, 3001, 2001, -5000, 3001);
        script.sack(1, 60_000, 1501, 1600);
        script.sack(3001, 60_000);
        assertThat(script.tcp.counters().retransmitted()).isZero();
        script.noBufferLost();
    }
}
