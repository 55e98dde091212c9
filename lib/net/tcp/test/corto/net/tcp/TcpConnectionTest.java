// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static corto.net.tcp.TcpScript.MILLISECOND;
import static corto.net.tcp.TcpScript.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.sched.events.Readiness;
import org.junit.jupiter.api.Test;

/// Opening, closing and resetting, segment by segment (RFC 9293 §3.5, §3.6, §3.10).
final class TcpConnectionTest {
    private final TcpScript script = new TcpScript();

    private static long error(Errno errno) {
        return -errno.number();
    }

    private TcpSocket connecting() {
        TcpSocket socket = script.tcp.open();
        assertThat(socket.connect(TcpScript.REMOTE, 5000).bits()).isEqualTo(error(Errno.EINPROGRESS));
        return socket;
    }

    @Test
    void larger_segments_can_come_than_go() {
        script.wire.mtu = 9000;
        TcpSocket listener = script.listener(8);

        script.in("S", 0, 0, 0, 60_000, 8960, Segment.NO_SCALE, false, 0, 0);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 8960>");
        script.in(".", 1, 0, 1, 60_000);

        assertThat(listener.accept().sendMss()).isEqualTo(1880);
    }

    @Test
    void a_listener_answers_a_syn_and_accepts_when_that_is_acknowledged() {
        TcpSocket listener = script.listener(8);

        script.in("S", 0, 0, 0, 8000, 1000, 3, true, 77, 0);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460 wscale 7 ts>");
        assertThat(listener.accept()).isNull();
        script.in(".", 1, 0, 1, 1000, 0, Segment.NO_SCALE, true, 78, script.timestampsOut);

        assertThat(listener.readiness()).isEqualTo(Readiness.IN | Readiness.READ_NORMAL);
        TcpSocket socket = listener.accept();
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(socket.remotePort()).isEqualTo(script.remotePort);
        assertThat(socket.sendMss()).isEqualTo(1000 - 12);
        assertThat(socket.measures().sendWindow()).isEqualTo(1000 << 3);
    }

    @Test
    void options_that_the_peer_does_not_offer_are_not_answered() {
        script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
    }

    @Test
    void connect_sends_a_syn_and_is_done_when_it_is_answered() {
        TcpSocket socket = connecting();
        script.out("S 0:0(0) win 65535 <mss 1460 wscale 7 sackOK ts>");
        assertThat(socket.connect(TcpScript.REMOTE, 5000).bits()).isEqualTo(error(Errno.EALREADY));
        assertThat(socket.readiness()).isZero();
        assertThat(script.send(socket, 10)).isEqualTo(error(Errno.EAGAIN));

        script.in("S.", 0, 0, 1, 8000, 1460, 0, true, 5, script.timestampsOut);

        script.out(". 1:1(0) ack 1 win 2048 <ts>");
        assertThat(socket.readiness()).isEqualTo(Readiness.OUT | Readiness.WRITE_NORMAL);
        assertThat(socket.takeError()).isNull();
        assertThat(socket.connect(TcpScript.REMOTE, 5000).bits()).isZero();
        assertThat(socket.connect(TcpScript.REMOTE, 5000).bits()).isEqualTo(error(Errno.EISCONN));
    }

    @Test
    void a_refused_connection_says_so() {
        TcpSocket socket = connecting();
        script.out.clear();

        script.in("R.", 0, 0, 1, 0);

        assertThat(socket.readiness() & Readiness.ERROR).isNotZero();
        assertThat(socket.takeError()).isEqualTo(Errno.ECONNREFUSED);
        script.noBufferLost();
    }

    @Test
    void a_reset_that_does_not_acknowledge_the_syn_is_ignored() {
        TcpSocket socket = connecting();
        script.in("R", 0, 0, 0, 0);
        script.in("R.", 0, 0, 7, 0);
        assertThat(socket.state()).isEqualTo(TcpState.SYN_SENT);
    }

    @Test
    void an_acknowledgment_of_what_was_not_sent_is_reset_in_syn_sent() {
        TcpSocket socket = connecting();
        script.out.clear();
        script.in("S.", 0, 0, 2, 8000);
        script.out("R 2:2(0) win 0");
        assertThat(socket.state()).isEqualTo(TcpState.SYN_SENT);
    }

    @Test
    void a_syn_without_answer_is_repeated_with_doubled_waits_and_given_up() {
        TcpSocket socket = connecting();
        script.out.clear();
        for (int i = 0; i < 10; i++) {                         // four each second first, as Linux
            assertThat(script.untilOut()).isEqualTo(i < 4 ? 1000 : 1000 << i - 4);
            script.out("S 0:0(0) win 65535 <mss 1460 wscale 7 sackOK ts>");
        }
        script.pass(64 * SECOND);
        assertThat(socket.takeError()).isEqualTo(Errno.ETIMEDOUT);
        script.nothing();
        script.noBufferLost();
    }

    @Test
    void both_open_at_the_same_time() {
        TcpSocket socket = connecting();
        script.out.clear();

        script.in("S", 0, 0, 0, 8000, 1460, Segment.NO_SCALE, false, 0, 0);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
        script.in("S.", 0, 0, 1, 8000, 1460, Segment.NO_SCALE, false, 0, 0);

        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
        script.in(".", 1, 10, 1, 8000);
        assertThat(script.receive(socket, 100)).isEqualTo(10);
    }

    @Test
    void a_closed_port_answers_with_reset() {
        script.in("S", 0, 0, 0, 8000);
        script.out("R. 0:0(0) ack 1 win 0");
        script.in(".", 5, 3, 9, 8000);
        script.out("R 9:9(0) win 0");
        script.in("R", 5, 0, 9, 8000);
        script.nothing();
    }

    @Test
    void the_peer_closes_first() {
        TcpSocket socket = script.accepted(8000, 1460);

        script.in("F.", 1, 3, 1, 8000);
        script.out(". 1:1(0) ack 5 win 65531");
        assertThat(socket.state()).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(script.receive(socket, 100)).isEqualTo(3);
        assertThat(script.receive(socket, 100)).isZero();
        assertThat(socket.readiness() & (Readiness.IN | Readiness.READ_HANG_UP | Readiness.HANG_UP)).isEqualTo(Readiness.IN | Readiness.READ_HANG_UP);
        assertThat(script.send(socket, 5)).isEqualTo(5);
        script.out("P. 1:6(5) ack 5 win 65531");
        socket.close();
        script.out("F. 6:6(0) ack 5 win 65531");
        script.in(".", 5, 0, 7, 8000);

        assertThat(script.tcp.endpointCount()).isZero();
        script.noBufferLost();
    }

    @Test
    void we_close_first_and_remember_for_a_minute() {
        TcpSocket socket = script.accepted(8000, 1460);

        socket.close();
        script.out("F. 1:1(0) ack 1 win 65535");
        script.in(".", 1, 0, 2, 8000);
        script.in("F.", 1, 0, 2, 8000);
        script.out(". 2:2(0) ack 2 win 65534");                // the FIN takes one from the window
        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);

        script.in("F.", 1, 0, 2, 8000);                     // our acknowledgment was lost
        script.out(". 2:2(0) ack 2 win 0");
        script.pass(59 * SECOND);
        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);
        script.pass(2 * SECOND);
        assertThat(script.tcp.endpointCount()).isZero();
        script.noBufferLost();
    }

    @Test
    void both_close_at_the_same_time() {
        TcpSocket socket = script.accepted(8000, 1460);

        socket.close();
        script.out("F. 1:1(0) ack 1 win 65535");
        script.in("F.", 1, 0, 1, 8000);
        script.out(". 2:2(0) ack 2 win 65534");
        assertThat(script.tcp.timeWaitCount()).isZero();
        script.in(".", 2, 0, 2, 8000);

        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);
        script.noBufferLost();
    }

    @Test
    void fin_and_its_acknowledgment_may_come_together() {
        TcpSocket socket = script.accepted(8000, 1460);
        socket.shutdownWrite();
        script.out("F. 1:1(0) ack 1 win 65535");
        assertThat(script.send(socket, 1)).isEqualTo(error(Errno.EPIPE));

        script.in("F.", 1, 4, 2, 8000);

        script.out(". 2:2(0) ack 6 win 65530");
        assertThat(script.receive(socket, 10)).isEqualTo(4);
        assertThat(script.receive(socket, 10)).isZero();
        assertThat(socket.readiness() & Readiness.HANG_UP).isNotZero();
        socket.close();
        script.noBufferLost();
    }

    @Test
    void after_shutdown_of_writing_data_still_comes_in() {
        TcpSocket socket = script.accepted(8000, 1460);
        socket.shutdownWrite();
        script.in(".", 1, 0, 2, 8000);
        script.out.clear();

        script.in(".", 1, 9, 2, 8000);

        assertThat(socket.state()).isEqualTo(TcpState.FIN_WAIT_2);
        assertThat(script.receive(socket, 100)).isEqualTo(9);
    }

    @Test
    void data_before_the_fin_goes_first_and_carries_it() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.send(socket, 10);
        script.out("P. 1:11(10) ack 1 win 65535");
        script.send(socket, 10);                              // Nagle keeps it
        script.nothing();
        socket.close();
        script.out("FP. 11:21(10) ack 1 win 65535");
        script.in(".", 1, 0, 22, 8000);
        assertThat(script.pool.freeCount()).isEqualTo(script.pool.capacity());
    }

    @Test
    void an_orphan_without_fin_from_its_peer_ends_after_a_minute() {
        TcpSocket socket = script.accepted(8000, 1460);
        socket.close();
        script.in(".", 1, 0, 2, 8000);
        assertThat(script.tcp.endpointCount()).isEqualTo(1);
        script.pass(61 * SECOND);
        assertThat(script.tcp.endpointCount()).isZero();
        script.noBufferLost();
    }

    @Test
    void data_for_a_closed_socket_is_answered_with_reset() {
        TcpSocket socket = script.accepted(8000, 1460);
        socket.close();
        script.out("F. 1:1(0) ack 1 win 65535");
        script.in(".", 1, 5, 2, 8000);
        script.out("R. 2:2(0) ack 1 win 65535");
        assertThat(script.tcp.endpointCount()).isZero();
        script.noBufferLost();
    }

    @Test
    void closing_with_unread_data_resets() {
        TcpSocket socket = script.accepted(8000, 1460);
        script.in(".", 1, 5, 1, 8000);
        script.out(". 1:1(0) ack 6 win 65530");
        socket.close();
        script.out("R. 1:1(0) ack 6 win 65530");
        script.noBufferLost();
    }

    @Test
    void closing_with_linger_zero_resets_and_forgets_what_was_queued() {
        TcpSocket socket = script.accepted(0, 1460);
        script.send(socket, 5000);
        socket.options().setResetOnClose(true);
        socket.close();
        script.out("R. 1:1(0) ack 1 win 65535");
        script.noBufferLost();
    }

    @Test
    void a_reset_in_sequence_ends_the_connection_but_not_what_was_received() {
        TcpSocket socket = script.accepted(8000, 1460);
        script.in(".", 1, 5, 1, 8000);

        script.in("R", 6, 0, 0, 0);

        assertThat(script.receive(socket, 100)).isEqualTo(5);
        assertThat(script.receive(socket, 100)).isEqualTo(error(Errno.ECONNRESET));
        assertThat(script.receive(socket, 100)).isZero();
        assertThat(script.send(socket, 1)).isEqualTo(error(Errno.EPIPE));
        socket.close();
        script.noBufferLost();
    }

    @Test
    void a_reset_elsewhere_in_the_window_is_challenged() {
        TcpSocket socket = script.accepted(8000, 1460);
        script.in("R", 100, 0, 0, 0);
        script.out(". 1:1(0) ack 1 win 65535");
        script.in("R", 1 + 70_000, 0, 0, 0);
        script.nothing();
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void a_syn_in_an_open_connection_is_challenged() {
        TcpSocket socket = script.accepted(8000, 1460);
        script.in("S", 5, 0, 0, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void an_acknowledgment_of_the_future_or_the_far_past_is_challenged_and_its_data_dropped() {
        TcpSocket socket = script.accepted(8000, 1460);
        script.in(".", 1, 5, 100, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        script.in(".", 1, 5, -20_000, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        assertThat(socket.readable()).isZero();
    }

    @Test
    void a_segment_out_of_window_is_acknowledged_twice_a_second_at_most() {
        script.accepted(8000, 1460);
        script.in(".", 0, 0, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
        script.in(".", 0, 0, 1, 8000);
        script.nothing();
        script.pass(500 * MILLISECOND);
        script.in(".", 0, 0, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535");
    }

    @Test
    void an_old_timestamp_is_not_believed() {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000, 1460, 0, true, 1000, 0);
        script.in(".", 1, 0, 1, 8000, 0, Segment.NO_SCALE, true, 1001, script.timestampsOut);
        TcpSocket socket = listener.accept();
        script.out.clear();

        script.in(".", 1, 5, 1, 8000, 0, Segment.NO_SCALE, true, 900, script.timestampsOut);

        script.out(". 1:1(0) ack 1 win 2048 <ts>");
        assertThat(socket.readable()).isZero();
        script.in(".", 1, 5, 1, 8000, 0, Segment.NO_SCALE, true, 1002, script.timestampsOut);
        assertThat(socket.readable()).isEqualTo(5);
    }

    @Test
    void a_lost_syn_ack_is_repeated_and_given_up() {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.out.clear();
        for (long wait = 1000; wait <= 16_000; wait *= 2) {
            assertThat(script.untilOut()).isEqualTo(wait);
            script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
        }
        script.pass(33 * SECOND);
        assertThat(script.tcp.endpointCount()).isZero();
        assertThat(listener.accept()).isNull();
    }

    @Test
    void a_repeated_syn_is_answered_again_and_a_reset_takes_it_back() {
        script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
        script.in("S", 0, 0, 0, 8000);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
        script.in("R", 1, 0, 0, 0);
        assertThat(script.tcp.endpointCount()).isZero();
    }

    @Test
    void data_and_fin_may_come_with_the_end_of_the_handshake() {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.in("F.", 1, 7, 1, 8000);
        TcpSocket socket = listener.accept();
        assertThat(socket.state()).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(script.receive(socket, 100)).isEqualTo(7);
    }

    @Test
    void a_full_backlog_keeps_handshakes_waiting() {
        TcpSocket listener = script.listener(0);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        assertThat(listener.waiting()).isEqualTo(1);           // backlog 0 still lets one wait, as on Linux

        script.remotePort++;
        script.out.clear();
        script.in("S", 0, 0, 0, 8000);
        script.nothing();
        assertThat(script.tcp.counters().listenDrops()).isEqualTo(1);
        assertThat(listener.accept()).isNotNull();
        script.in("S", 0, 0, 0, 8000);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
    }

    @Test
    void a_handshake_that_ends_while_the_backlog_is_full_ends_later() {
        TcpSocket listener = script.listener(0);
        script.in("S", 0, 0, 0, 8000);
        int first = script.localInitial;
        script.remotePort++;
        script.in("S", 0, 0, 0, 8000);
        int second = script.localInitial;
        script.in(".", 1, 0, 1, 8000);
        script.remotePort--;
        script.localInitial = first;
        script.in(".", 1, 0, 1, 8000);
        assertThat(script.tcp.counters().listenOverflows()).isEqualTo(1);
        assertThat(listener.accept().remotePort()).isEqualTo(script.remotePort + 1);
        assertThat(listener.accept()).isNull();
        script.out.clear();

        assertThat(script.untilOut()).isEqualTo(1000);
        script.in(".", 1, 0, 1, 8000);

        assertThat(listener.accept().remotePort()).isEqualTo(script.remotePort);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void a_flood_of_syns_is_bounded_by_the_backlog_and_costs_no_buffers() {
        script.listener(16);
        for (int i = 0; i < 1000; i++) {
            script.remotePort = 2000 + i;
            script.in("S", 0, 0, 0, 8000);
        }
        assertThat(script.tcp.endpointCount()).isEqualTo(16);
        assertThat(script.tcp.counters().cookiesSent()).isEqualTo(984);
        script.noBufferLost();
        script.pass(100 * SECOND);
        assertThat(script.tcp.endpointCount()).isZero();
    }

    @Test
    void deferred_accept_waits_for_data() {
        TcpSocket listener = script.listener(8);
        listener.options().setDeferAccept(3 * SECOND);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        assertThat(listener.readiness()).isZero();

        script.in(".", 1, 5, 1, 8000);

        assertThat(listener.accept().readable()).isEqualTo(5);
    }

    @Test
    void deferred_accept_ends_with_its_time() {
        TcpSocket listener = script.listener(8);
        listener.options().setDeferAccept(3 * SECOND);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        script.out.clear();

        assertThat(script.untilOut()).isEqualTo(3000);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");
        script.in(".", 1, 0, 1, 8000);
        assertThat(listener.accept()).isNotNull();
    }

    @Test
    void a_new_connection_may_follow_one_in_time_wait() {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        listener.accept().close();
        script.in("F.", 1, 0, 2, 8000);
        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);
        script.out.clear();

        script.in("S", 1000, 0, 0, 8000);

        script.out("S. 0:0(0) ack 1001 win 65535 <mss 1460>");
        assertThat(script.tcp.timeWaitCount()).isZero();
    }

    @Test
    void keepalive_probes_a_silent_peer_and_gives_it_up() {
        TcpSocket socket = script.accepted(8000, 1460);
        socket.options().setKeepAliveTimes(10 * SECOND, SECOND, 3);
        socket.options().setKeepAlive(true);

        assertThat(script.untilOut()).isEqualTo(10_000);
        script.out(". 0:0(0) ack 1 win 65535");
        script.in(".", 1, 0, 1, 8000);                          // it lives
        assertThat(script.untilOut()).isEqualTo(10_000);
        script.out(". 0:0(0) ack 1 win 65535");
        for (int i = 0; i < 2; i++) {
            assertThat(script.untilOut()).isEqualTo(1000);
            script.out(". 0:0(0) ack 1 win 65535");
        }
        assertThat(script.untilOut()).isEqualTo(1000);
        script.out("R. 1:1(0) ack 1 win 65535");
        assertThat(socket.takeError()).isEqualTo(Errno.ETIMEDOUT);
    }

    @Test
    void an_unreachable_peer_fails_connect_at_once_and_an_open_connection_only_in_the_end() {
        TcpSocket socket = connecting();
        script.tcp.endpoints.find(TcpScript.LOCAL, socket.localPort(), TcpScript.REMOTE, 5000, null).undelivered(Errno.EHOSTUNREACH, false, 0, script.localInitial);
        assertThat(socket.takeError()).isEqualTo(Errno.EHOSTUNREACH);

        TcpScript other = new TcpScript();
        TcpSocket open = other.accepted(8000, 1460);
        other.send(open, 10);
        other.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null).undelivered(Errno.EHOSTUNREACH, false, 0, other.localInitial + 1);
        assertThat(open.state()).isEqualTo(TcpState.ESTABLISHED);
        other.pass(2000 * SECOND);
        assertThat(open.takeError()).isEqualTo(Errno.EHOSTUNREACH);
        other.noBufferLost();
    }

    @Test
    void ports_follow_the_rules_of_linux() {
        TcpSocket first = script.tcp.open();
        first.setReuseAddress(true);
        assertThat(first.bind(0, 80).bits()).isZero();
        TcpSocket second = script.tcp.open();
        assertThat(second.bind(TcpScript.LOCAL, 80).bits()).isEqualTo(error(Errno.EADDRINUSE));
        second.setReuseAddress(true);
        assertThat(second.bind(TcpScript.LOCAL, 80).bits()).isZero();
        assertThat(first.listen(1).bits()).isZero();
        assertThat(second.listen(1).bits()).isEqualTo(error(Errno.EADDRINUSE));

        TcpSocket onlyIpv6 = script.tcp.open();
        onlyIpv6.setFamilies(TcpSocket.IPV6);
        assertThat(onlyIpv6.bind(0, 80).bits()).isZero();
        assertThat(onlyIpv6.listen(1).bits()).isZero();

        TcpSocket shared = script.tcp.open();
        shared.setReusePort(true);
        assertThat(shared.bind(0, 81).bits()).isZero();
        TcpSocket sharedToo = script.tcp.open();
        sharedToo.setReusePort(true);
        assertThat(sharedToo.bind(0, 81).bits()).isZero();
        assertThat(shared.listen(1).bits()).isZero();
        assertThat(sharedToo.listen(1).bits()).isZero();
        assertThat(script.tcp.open().bind(TcpScript.REMOTE, 82).bits()).isEqualTo(error(Errno.EADDRNOTAVAIL));
    }

    @Test
    void closing_a_listener_resets_what_nobody_accepted() {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000);
        script.in(".", 1, 0, 1, 8000);
        script.out.clear();

        listener.close();

        script.out("R. 1:1(0) ack 1 win 65535");
        assertThat(script.tcp.endpointCount()).isZero();
        script.localInitial = 0;
        script.in("S", 0, 0, 0, 8000);
        script.out("R. 0:0(0) ack 1 win 0");
    }

    private void floodedListener() {
        script.listener(8);
        for (int i = 0; i < 8; i++) {
            script.remotePort = 2000 + i;
            script.in("S", 0, 0, 0, 8000);
        }
        script.out.clear();
        script.remotePort = 5000;
    }

    @Test
    void a_cookie_opens_a_connection_when_the_queue_is_full_with_what_the_syn_said() {
        script.offersSack = true;
        floodedListener();
        script.in("S", 0, 0, 0, 8000, 1400, 5, true, 77, 0);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460 wscale 7 sackOK ts>");
        assertThat(script.tcp.endpointCount()).isEqualTo(8);
        int timestamp = script.timestampsOut;
        int initial = script.localInitial;
        script.pass(50 * SECOND);                              // the eight in the queue are answered again meanwhile
        script.localInitial = initial;

        script.in(".", 1, 0, 1, 1000, 0, Segment.NO_SCALE, true, 78, timestamp);

        assertThat(script.tcp.counters().cookiesReceived()).isEqualTo(1);
        TcpConnection connection = (TcpConnection) script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null);
        assertThat(connection.sender.mss()).isEqualTo(1300 - 12);
        assertThat(connection.sender.window()).isEqualTo(32_000);
        assertThat(connection.usesSack()).isTrue();
    }

    @Test
    void a_cookie_without_timestamps_keeps_the_mss_only() {
        floodedListener();
        script.in("S", 0, 0, 0, 8000, 1460, 5, false, 0, 0);
        script.out("S. 0:0(0) ack 1 win 65535 <mss 1460>");

        script.in(".", 1, 3, 1, 1000);

        TcpConnection connection = (TcpConnection) script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null);
        assertThat(connection.sender.mss()).isEqualTo(1460);
        assertThat(connection.sender.window()).isEqualTo(1000);
        assertThat(connection.receiver.readable()).isEqualTo(3);
    }

    @Test
    void made_up_and_old_cookies_are_reset() {
        floodedListener();
        script.in("S", 0, 0, 0, 8000, 1460, 5, false, 0, 0);
        script.out.clear();
        for (int guess = 2; guess < 3000; guess++) {
            script.in(".", 1, 0, guess * 1_234_577, 1000);
        }
        assertThat(script.out).hasSize(2998).allMatch(each -> each.startsWith("R"));
        int initial = script.localInitial;
        script.pass(180 * SECOND);
        script.localInitial = initial;
        script.out.clear();
        script.in(".", 1, 0, 1, 1000);
        assertThat(script.out.poll()).startsWith("R");
        assertThat(script.tcp.counters().cookiesReceived()).isZero();
    }

    @Test
    void a_name_in_time_wait_is_taken_again_after_a_second_if_there_were_timestamps() {
        TcpSocket socket = script.tcp.open();
        socket.bind(TcpScript.LOCAL, 4000);
        socket.connect(TcpScript.REMOTE, 5000);
        script.in("S.", 0, 0, 1, 8000, 1460, 7, true, 50, script.timestampsOut);
        socket.shutdownWrite();
        script.in("F.", 1, 0, 2, 8000, 0, Segment.NO_SCALE, true, 51, script.timestampsOut);
        assertThat(script.tcp.timeWaitCount()).isEqualTo(1);
        int sequence = script.localInitial;
        socket.close();
        script.out.clear();
        TcpSocket second = script.tcp.open();
        second.setReuseAddress(true);
        second.bind(TcpScript.LOCAL, 4000);
        assertThat(second.connect(TcpScript.REMOTE, 5000).bits()).isEqualTo(-Errno.EADDRINUSE.number());
        script.pass(1100 * MILLISECOND);

        assertThat(second.connect(TcpScript.REMOTE, 5000).bits()).isEqualTo(-Errno.EINPROGRESS.number());

        script.out("S 0:0(0) win 65535 <mss 1460 wscale 7 sackOK ts>");
        assertThat(script.localInitial - sequence).isEqualTo(2 + 65_538);
        assertThat(script.tcp.timeWaitCount()).isZero();
    }
}
