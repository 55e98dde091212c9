// SPDX-License-Identifier: Apache-2.0
package corto.fs.timerfd;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;
import org.junit.jupiter.api.Test;

final class TimerFileTest {
    private final TimerQueue queue = new TimerQueue();
    private final Address buffer = SimulatedMemory.fresh().map(0x1000, 16);
    private long now = 1000;
    private final TimerFile file = new TimerFile(new TimerService() {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void start(Timer timer, long deadlineNanos) {
            queue.start(timer, deadlineNanos);
        }

        @Override
        public void stop(Timer timer) {
            queue.stop(timer);
        }
    }, 0);

    private void advance(long to) {
        now = to;
        queue.expire(now);
    }

    /// Expirations read, or −errno.
    private long read() {
        long read = file.read(buffer, 8).bits();
        return read < 0 ? read : buffer.loadLong();
    }

    @Test
    void a_single_shot_is_read_once() {
        file.set(1500, 0);
        assertThat(read()).isEqualTo(-Errno.EAGAIN.number());
        assertThat(file.remainingNanos()).isEqualTo(500);

        advance(1499);
        assertThat(file.readiness()).isZero();
        advance(1500);

        assertThat(file.readiness() & Readiness.IN).isNotZero();
        assertThat(file.remainingNanos()).isZero();
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(-Errno.EAGAIN.number());
    }

    @Test
    void a_periodic_timer_counts_what_nobody_read_and_keeps_its_beat() {
        file.set(1100, 100);

        advance(1450);
        assertThat(queue.nextDeadline()).as("no interrupt until it is read").isEqualTo(TimerQueue.NEVER);
        assertThat(file.remainingNanos()).isEqualTo(50);
        assertThat(read()).isEqualTo(4);

        assertThat(queue.nextDeadline()).isEqualTo(1500);
        assertThat(file.intervalNanos()).isEqualTo(100);
    }

    @Test
    void a_deadline_in_the_past_expires_at_once() {
        file.set(10, 0);

        advance(1000);

        assertThat(read()).isEqualTo(1);
    }

    @Test
    void setting_and_stopping_forget_what_has_expired() {
        file.set(1100, 0);
        advance(1200);
        file.set(1300, 0);
        assertThat(read()).isEqualTo(-Errno.EAGAIN.number());

        file.stop();
        advance(2000);

        assertThat(read()).isEqualTo(-Errno.EAGAIN.number());
        assertThat(file.remainingNanos()).isZero();
    }

    @Test
    void a_closed_timer_is_stopped() {
        file.set(1100, 100);

        file.release();

        assertThat(queue.nextDeadline()).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void buffers_have_eight_bytes_and_nothing_is_written() {
        assertThat(file.read(buffer, 7).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(file.write(buffer, 8).errno()).isEqualTo(Errno.EINVAL.number());
    }
}
