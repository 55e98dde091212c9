// SPDX-License-Identifier: Apache-2.0
package corto.sched.preempt;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.KernelThread;
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
}
