// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimerQueueTest {
    private final TimerQueue queue = new TimerQueue();
    private final List<Long> expired = new ArrayList<>();

    private final class Recorded extends Timer {
        @Override
        public void expired(long nowNanos) {
            expired.add(deadlineNanos());
        }
    }

    @Test
    void an_empty_queue_has_no_deadline() {
        assertThat(queue.nextDeadline()).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void timers_expire_in_the_order_of_their_deadlines_whatever_was_started_moved_and_stopped() {
        Random random = new Random(42);
        List<Recorded> timers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            timers.add(new Recorded());
        }

        for (int i = 0; i < 5_000; i++) {
            Recorded timer = timers.get(random.nextInt(timers.size()));
            if (random.nextInt(4) == 0) {
                queue.stop(timer);
            } else {
                queue.start(timer, random.nextInt(10_000));
            }
        }
        List<Long> expected = timers.stream().filter(Timer::isStarted).map(Timer::deadlineNanos).sorted().toList();
        assertThat(queue.nextDeadline()).isEqualTo(expected.getFirst());
        queue.expire(5_000);
        queue.expire(10_000);

        assertThat(expired).isEqualTo(expected);
        assertThat(timers).noneMatch(Timer::isStarted);
    }

    @Test
    void a_timer_that_is_not_due_stays() {
        queue.start(new Recorded(), 11);

        queue.expire(10);

        assertThat(expired).isEmpty();
        assertThat(queue.nextDeadline()).isEqualTo(11);
    }

    @Test
    void a_timer_may_start_itself_again() {
        queue.start(new Timer() {
            @Override
            public void expired(long nowNanos) {
                expired.add(nowNanos);
                if (nowNanos < 30) {
                    queue.start(this, nowNanos + 10);
                }
            }
        }, 10);

        for (long now = 10; now <= 50; now += 10) {
            queue.expire(now);
        }

        assertThat(expired).containsExactly(10L, 20L, 30L);
    }
}
