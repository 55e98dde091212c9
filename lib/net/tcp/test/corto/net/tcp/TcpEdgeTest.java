// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static corto.net.tcp.TcpScript.MILLISECOND;
import static corto.net.tcp.TcpScript.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where counting goes wrong if it does: old timestamps, measured times, windows that close and shrink, numbers that wrap around.
final class TcpEdgeTest {
    private static final long DAY = 86_400 * SECOND;

    private final TcpScript script = new TcpScript();

    /// Established by the peer, with timestamps; its SYN had `timestamp`, as the last segment it has.
    private TcpSocket acceptedWithTimestamps(int timestamp) {
        TcpSocket listener = script.listener(8);
        script.in("S", 0, 0, 0, 8000, 1460, Segment.NO_SCALE, true, timestamp, 0);
        stamped(".", 1, 0, 1, timestamp);
        TcpSocket socket = listener.accept();
        listener.close();
        script.out.clear();
        return socket;
    }

    private void stamped(String flags, int sequence, int length, int acknowledgment, int timestamp) {
        script.in(flags, sequence, length, acknowledgment, 8000, 0, Segment.NO_SCALE, true, timestamp, script.timestampsOut);
    }

    // Timestamps (RFC 7323)

    @Test
    void a_timestamp_is_old_no_more_after_24_days_of_silence() {
        TcpSocket socket = acceptedWithTimestamps(1000);
        script.pass(23 * DAY);
        stamped(".", 1, 5, 1, 900);
        assertThat(socket.readable()).isZero();

        script.pass(2 * DAY);
        stamped(".", 1, 5, 1, 900);

        assertThat(socket.readable()).isEqualTo(5);
    }

    @Test
    void timestamps_wrap_around() {
        TcpSocket socket = acceptedWithTimestamps(-10);
        stamped(".", 1, 5, 1, 20);
        stamped(".", 6, 5, 1, -5);                             // before it
        assertThat(socket.readable()).isEqualTo(5);
    }

    @Test
    void a_reset_with_an_old_timestamp_counts() {
        TcpSocket socket = acceptedWithTimestamps(1000);
        stamped("R.", 1, 0, 1, 900);
        assertThat(socket.takeError()).isEqualTo(Errno.ECONNRESET);

        TcpScript opening = new TcpScript();
        opening.listener(8);
        opening.in("S", 0, 0, 0, 8000, 1460, 0, true, 1000, 0);
        opening.in("R", 1, 0, 0, 0, 0, Segment.NO_SCALE, true, 900, 0);
        assertThat(opening.tcp.endpointCount()).isZero();
    }

    /// §4.3 (2): the peer measures how long the acknowledgment was kept, too.
    @Test
    void the_echo_is_of_the_first_segment_that_was_not_acknowledged() {
        TcpSocket socket = acceptedWithTimestamps(1000);
        socket.options().setQuickAck(false);
        stamped(".", 1, 1, 1, 1001);
        script.out.clear();
        stamped(".", 2, 1, 1, 1100);
        stamped(".", 3, 1, 1, 1200);
        TcpConnection connection = (TcpConnection) script.tcp.endpoints.find(TcpScript.LOCAL, 80, TcpScript.REMOTE, 5000, null);

        assertThat(connection.recentTimestamp()).isEqualTo(script.out.isEmpty() ? 1001 : 1100);
    }

    @Test
    void a_new_connection_follows_one_in_TIME_WAIT_by_its_timestamp_or_sequence_number() {
        assertThat(followsTimeWait(1, 2000)).as("a later timestamp, an old number (RFC 6191)").isTrue();
        assertThat(followsTimeWait(100_000, 900)).as("an earlier timestamp").isFalse();
        assertThat(followsTimeWait(100_000, 1002)).as("the same timestamp, a later number").isTrue();
        assertThat(followsTimeWait(1, 1002)).as("the same timestamp, an old number").isFalse();
    }

    private boolean followsTimeWait(int sequence, int timestamp) {
        TcpScript each = new TcpScript();
        TcpSocket listener = each.listener(8);
        each.in("S", 0, 0, 0, 8000, 1460, Segment.NO_SCALE, true, 1000, 0);
        each.in(".", 1, 0, 1, 8000, 0, Segment.NO_SCALE, true, 1001, each.timestampsOut);
        listener.accept().close();
        each.in("F.", 1, 0, 2, 8000, 0, Segment.NO_SCALE, true, 1002, each.timestampsOut);
        assertThat(each.tcp.timeWaitCount()).isEqualTo(1);
        each.out.clear();
        each.in("S", sequence, 0, 0, 8000, 1460, Segment.NO_SCALE, true, timestamp, 0);
        return each.tcp.timeWaitCount() == 0 && each.out.poll().startsWith("S.");
    }

    // The retransmission timer (RFC 6298)

    @Test
    void without_timestamps_the_doubled_wait_stays_until_something_is_measured() {
        TcpSocket socket = script.accepted(8000, 1000);
        script.send(socket, 100);
        script.pass(10 * MILLISECOND);
        script.in(".", 1, 0, 101, 8000);
        script.out.clear();
        script.send(socket, 100);
        script.out("P. 101:201(100) ack 1 win 65535");
        assertThat(script.untilOut()).isEqualTo(210);
        script.out("P. 101:201(100) ack 1 win 65535");
        assertThat(script.untilOut()).isEqualTo(420);
        script.out.clear();
        script.in(".", 1, 0, 201, 8000);                       // of which of the three? (Karn)

        script.send(socket, 100);
        script.out("P. 201:301(100) ack 1 win 65535");
        assertThat(script.untilOut()).isEqualTo(840);
        script.out.clear();
        script.in(".", 1, 0, 301, 8000);
        script.send(socket, 100);
        script.pass(20 * MILLISECOND);
        script.in(".", 1, 0, 401, 8000);                       // sent once
        script.out.clear();
        script.send(socket, 100);
        script.out.clear();
        assertThat(script.untilOut()).isLessThan(300);
    }

    @Test
    void a_timestamp_measures_what_was_sent_twice() {
        TcpSocket socket = acceptedWithTimestamps(1000);
        script.send(socket, 100);
        int first = script.timestampsOut;
        script.untilOut();
        script.pass(50 * MILLISECOND);
        long before = socket.measures().smoothedRoundTripNanos();

        script.in(".", 1, 0, 101, 8000, 0, Segment.NO_SCALE, true, 1001, first);         // the first was only late

        assertThat(socket.measures().smoothedRoundTripNanos()).isGreaterThan(before + 20 * MILLISECOND);
    }

    // Windows

    @Test
    void an_update_that_is_lost_is_found_by_a_probe() {
        TcpSocket socket = script.accepted(1000, 1000);
        script.send(socket, 3000);
        script.in(".", 1, 0, 1001, 0);
        script.out.clear();
        script.untilOut();
        script.out(". 1000:1000(0) ack 1 win 65535");

        script.in(".", 1, 0, 1001, 2000);                      // its answer

        script.out(". 1001:2001(1000) ack 1 win 65535");
        script.out("P. 2001:3001(1000) ack 1 win 65535");
    }

    @Test
    void a_window_that_shrinks_below_what_is_under_way_waits_for_it_to_open() {
        TcpSocket socket = script.accepted(4000, 1000);
        script.send(socket, 4000);
        script.out.clear();
        script.in(".", 1, 0, 1001, 0);                         // it took back what it had offered
        for (int i = 0; i < 20; i++) {                         // more than would be tried of a silent peer
            script.untilOut();
            assertThat(script.out).isNotEmpty();
            script.out.clear();
            script.in(".", 1, 0, 1001, 0);
        }
        assertThat(socket.state()).isEqualTo(TcpState.ESTABLISHED);
        script.in(".", 1, 0, 1001, 4000);
        script.untilOut();
        script.in(".", 1, 0, 4001, 4000);
        script.noBufferLost();
    }

    @Test
    void a_window_that_opens_byte_by_byte_is_not_filled_byte_by_byte() {
        TcpSocket socket = script.accepted(4000, 1000);
        script.send(socket, 10_000);
        script.out.clear();
        script.in(".", 1, 0, 4001, 0);
        for (int window = 100; window < 1000; window += 100) {
            script.in(".", 1, 0, 4001, window);
            script.nothing();
        }
        script.in(".", 1, 0, 4001, 1000);
        script.out(". 4001:5001(1000) ack 1 win 65535");
    }

    @Test
    void an_old_segment_does_not_change_the_window() {
        TcpSocket socket = script.accepted(4000, 1000);
        script.in(".", 1, 5, 1, 3000);
        script.in(".", 6, 5, 1, 5000);
        script.in(".", 1, 5, 1, 3000);                         // once more, late
        assertThat(socket.measures().sendWindow()).isEqualTo(5000);
    }

    @Test
    void challenges_are_bounded() {
        script.accepted(8000, 1460);
        for (int i = 0; i < 5000; i++) {
            script.in("R", 100, 0, 0, 0);
        }
        int first = script.out.size();
        assertThat(first).isBetween(50, 1000);
        script.pass(SECOND + MILLISECOND);
        script.in("R", 100, 0, 0, 0);
        assertThat(script.out).hasSize(first + 1);
    }

    // Numbers

    /// The peer's numbers pass 0 or 2^31 in the middle of holes, blocks, and the FIN.
    @ParameterizedTest
    @ValueSource(ints = {-3000, -2001, -1, Integer.MAX_VALUE - 3000, Integer.MAX_VALUE - 2000, Integer.MAX_VALUE})
    void holes_and_blocks_lie_across_the_wrap(int initial) {
        script.remoteInitial = initial;
        script.offersSack = true;
        TcpSocket socket = script.accepted(8000, 1460);

        script.in(".", 1001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 1001:2001>");
        script.in(".", 3001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 3001:4001 1001:2001>");
        script.in("F.", 4001, 0, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 3001:4001 1001:2001>");
        script.in(".", 2001, 1000, 1, 8000);
        script.out(". 1:1(0) ack 1 win 65535 <sack 1001:4001>");
        script.in(".", 1, 1000, 1, 8000);

        assertThat(socket.state()).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(script.receive(socket, 5000)).isEqualTo(4000);
        socket.close();
        script.in(".", 4002, 0, 2, 8000);
        script.noBufferLost();
    }
}
