// SPDX-License-Identifier: Apache-2.0
package corto.sched.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.KernelThread;
import org.junit.jupiter.api.Test;

final class FifoTest {
    private final Fifo policy = new Fifo();

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
    void a_thread_has_no_time_slice() {
        assertThat(policy.sliceNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_thread_can_be_taken_out_wherever_it_is() {
        KernelThread a = thread("a");
        KernelThread b = thread("b");
        KernelThread c = thread("c");
        policy.add(a);
        policy.add(b);
        policy.add(c);

        policy.remove(b);
        policy.remove(c);
        policy.add(b);
        policy.remove(a);
        assertThat(policy.next()).isSameAs(b);
        assertThat(policy.hasReady()).isFalse();
    }
}
