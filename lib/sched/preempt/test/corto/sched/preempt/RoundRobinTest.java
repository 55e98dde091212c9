// SPDX-License-Identifier: Apache-2.0
package corto.sched.preempt;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.KernelThread;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundRobinTest {
    private final RoundRobin policy = new RoundRobin();

    private static KernelThread thread(String name) {
        return new KernelThread() {
            @Override
            protected void run() {}

            @Override
            public String name() {
                return name;
            }
        };
    }

    @Test
    void threads_run_in_the_order_in_which_they_became_ready() {
        KernelThread a = thread("a");
        KernelThread b = thread("b");
        KernelThread c = thread("c");
        policy.add(a);
        policy.add(b);

        assertThat(policy.next()).isSameAs(a);
        policy.add(c);
        policy.add(a);
        assertThat(policy.next()).isSameAs(b);
        assertThat(policy.next()).isSameAs(c);
        assertThat(policy.next()).isSameAs(a);
    }

    @Test
    void without_a_ready_thread_there_is_none() {
        assertThat(policy.hasReady()).isFalse();
        assertThat(policy.next()).isNull();

        KernelThread only = thread("only");
        policy.add(only);
        assertThat(policy.hasReady()).isTrue();
        policy.next();
        assertThat(policy.hasReady()).isFalse();
    }

    @Test
    void a_thread_has_a_time_slice_of_milliseconds() {
        assertThat(policy.sliceNanos()).isBetween(1_000_000L, 10_000_000L);
    }

    private static KernelThread thread(String name, int priority) {
        KernelThread thread = thread(name);
        thread.setFirstPriority(priority);
        return thread;
    }

    /// `turns` turns of threads that are ready again at once: how many each had.
    private int[] turns(int turns, KernelThread... threads) {
        for (KernelThread thread : threads) {
            policy.add(thread);
        }
        int[] count = new int[threads.length];
        for (int i = 0; i < turns; i++) {
            KernelThread next = policy.next();
            count[List.of(threads).indexOf(next)]++;
            policy.add(next);
        }
        return count;
    }

    @Test
    void the_most_urgent_is_first() {
        KernelThread low = thread("low", 3);
        KernelThread high = thread("high", 12);
        policy.add(low);
        policy.add(high);

        assertThat(policy.next()).isSameAs(high);
        assertThat(policy.preempts(low)).isFalse();
        policy.add(high);
        assertThat(policy.preempts(low)).isTrue();
        assertThat(policy.preempts(high)).isFalse();
    }

    @Test
    void lower_priorities_get_turns_one_after_the_other() {
        int[] count = turns(17 * 30, thread("high", 12), thread("middle", 9), thread("low", 3), thread("also low", 3));

        assertThat(count).containsExactly(16 * 30, 15, 8, 7);
    }

    @Test
    void real_time_threads_do_not_step_back() {
        assertThat(turns(1000, thread("real", KernelThread.REAL_TIME_PRIORITY), thread("normal", 20))).containsExactly(1000, 0);
    }

    @Test
    void who_has_a_turn_out_of_order_is_preempted_by_real_time_threads_only() {
        KernelThread high = thread("high", 12);
        KernelThread low = thread("low", 3);
        policy.add(low);
        policy.add(high);
        KernelThread next = policy.next();
        while (next != low) {
            policy.add(next);
            next = policy.next();
        }

        assertThat(policy.preempts(low)).isFalse();
        policy.add(thread("real", 31));
        assertThat(policy.preempts(low)).isTrue();
    }

    @Test
    void a_thread_can_be_taken_out_wherever_it_is() {
        KernelThread a = thread("a");
        KernelThread b = thread("b");
        KernelThread c = thread("c");
        policy.add(a);
        policy.add(b);
        policy.add(c);

        policy.remove(c);
        policy.add(c);
        policy.remove(a);
        assertThat(policy.next()).isSameAs(b);
        policy.remove(c);
        assertThat(policy.hasReady()).isFalse();
    }
}
