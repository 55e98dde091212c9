// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PendingSignalsTest {
    private static final long ALL = -1;
    private static final int REAL_TIME = 40;

    private final PendingSignals pending = new PendingSignals();

    private void send(int signal, long value) {
        pending.add(SignalInfo.withValue(signal, Signal.SI_QUEUE, 0, value), Long.MAX_VALUE, false);
    }

    @Test
    void an_ordinary_signal_is_kept_once() {
        send(Signal.SIGTERM, 1);
        send(Signal.SIGTERM, 2);

        assertThat(pending.take(ALL).value).isEqualTo(1);
        assertThat(pending.take(ALL)).isNull();
        assertThat(pending.set()).isZero();
    }

    @Test
    void real_time_signals_queue() {
        send(REAL_TIME, 1);
        send(REAL_TIME, 2);

        assertThat(pending.take(ALL).value).isEqualTo(1);
        assertThat(pending.set()).isEqualTo(Signal.set(REAL_TIME));
        assertThat(pending.take(ALL).value).isEqualTo(2);
        assertThat(pending.set()).isZero();
    }

    @Test
    void what_an_instruction_caused_comes_first_then_the_lowest_number() {
        send(REAL_TIME, 0);
        send(Signal.SIGTERM, 0);
        send(Signal.SIGINT, 0);
        send(Signal.SIGSEGV, 0);

        assertThat(pending.take(ALL).signal).isEqualTo(Signal.SIGSEGV);
        assertThat(pending.take(ALL).signal).isEqualTo(Signal.SIGINT);
        assertThat(pending.take(ALL).signal).isEqualTo(Signal.SIGTERM);
        assertThat(pending.take(ALL).signal).isEqualTo(REAL_TIME);
    }

    @Test
    void only_what_is_wanted_is_taken() {
        send(Signal.SIGTERM, 0);
        send(Signal.SIGINT, 0);

        assertThat(pending.take(Signal.set(Signal.SIGTERM)).signal).isEqualTo(Signal.SIGTERM);
        assertThat(pending.take(Signal.set(Signal.SIGTERM))).isNull();
        assertThat(pending.set()).isEqualTo(Signal.set(Signal.SIGINT));
    }

    @Test
    void what_is_discarded_does_not_come_any_more() {
        send(REAL_TIME, 1);
        send(Signal.SIGINT, 0);
        send(REAL_TIME, 2);

        pending.discard(Signal.set(REAL_TIME));
        send(Signal.SIGTERM, 0);

        assertThat(pending.take(ALL).signal).isEqualTo(Signal.SIGINT);
        assertThat(pending.take(ALL).signal).isEqualTo(Signal.SIGTERM);
        assertThat(pending.take(ALL)).isNull();
    }

    @Test
    void signals_have_the_names_of_signal_7() {
        assertThat(Signal.name(1)).isEqualTo("SIGHUP");
        assertThat(Signal.name(11)).isEqualTo("SIGSEGV");
        assertThat(Signal.name(31)).isEqualTo("SIGSYS");
        assertThat(Signal.name(34)).isEqualTo("SIGRTMIN+0");
        assertThat(Signal.name(64)).isEqualTo("SIGRTMIN+30");
    }
}
