// SPDX-License-Identifier: Apache-2.0
package corto.block.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.Interleavings;
import corto.sched.api.Interleavings.Outcome;
import corto.sched.api.Mutation;
import org.junit.jupiter.api.Test;

final class DiskWaiterTest {
    private static final int PREEMPTIONS = 2;
    private static final long MOST_RUNS = 300_000;

    private static void holds(Class<?> scenario) {
        Outcome outcome = Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS);
        assertThat(outcome.failure()).as("%s%n%s", scenario.getSimpleName(), outcome.choices()).isNull();
        assertThat(outcome.complete()).as("all orders: %d", outcome.runs()).isTrue();
    }

    private static void finds(Class<?> scenario, Mutation planted) {
        assertThat(Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS, planted).failure()).as(planted.toString()).isNotNull();
    }

    @Test
    void one_thread_at_a_time_is_in_a_section_and_nobody_else_sees_it() {
        holds(SectionScenarios.TwoSections.class);
        holds(SectionScenarios.Outside.class);
    }

    @Test
    void planted_bugs_are_found() {
        finds(SectionScenarios.TwoSections.class, Mutation.skipCall(DiskWaiter.class, "enter", "acquire"));
        finds(SectionScenarios.TwoSections.class, Mutation.skipCall(DiskWaiter.class, "leave", "giveBack"));
        finds(SectionScenarios.TwoSections.class, Mutation.skipCall(DiskWaiter.class, "work", "unpark"));
        finds(SectionScenarios.Outside.class, Mutation.skipCall(DiskWaiter.class, "settle", "unpark"));
        finds(SectionScenarios.Outside.class, Mutation.skipCall(DiskWaiter.class, "settle", "rest"));
        finds(SectionScenarios.Outside.class, Mutation.negate(DiskWaiter.class, "await", 1));
    }
}
