// SPDX-License-Identifier: Apache-2.0
package corto.fs.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.eventfd.EventCounter;
import corto.sched.api.Interleavings;
import corto.sched.api.Interleavings.Outcome;
import corto.sched.api.Mutation;
import corto.sched.events.WatchList;
import org.junit.jupiter.api.Test;

final class WaitingTest {
    private static final int PREEMPTIONS = 1;
    private static final long MOST_RUNS = 60_000;

    private static void holds(Class<?> scenario) {
        Outcome outcome = Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS);
        assertThat(outcome.failure()).as("%s%n%s", scenario.getSimpleName(), outcome.choices()).isNull();
        assertThat(outcome.complete()).as("all orders: %d", outcome.runs()).isTrue();
    }

    private static void finds(Class<?> scenario, Mutation planted) {
        assertThat(Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS, planted).failure()).as(planted.toString()).isNotNull();
    }

    @Test
    void nobody_who_waits_for_a_counter_misses_it() {
        holds(WaitingScenarios.Counter.class);

        finds(WaitingScenarios.Counter.class, Mutation.skipCall(EventCounter.class, "writeBytes", "changed"));
        finds(WaitingScenarios.Counter.class, Mutation.skipStore(WatchList.class, "add", "next", 1));
    }

    @Test
    void nobody_who_waits_for_several_files_misses_one() {
        holds(WaitingScenarios.Events.class);
        holds(WaitingScenarios.Edges.class);

        finds(WaitingScenarios.Events.class, Mutation.skipCall(EventCounter.class, "writeBytes", "changed"));
        finds(WaitingScenarios.Events.class, Mutation.skipCall(WatchList.class, "changed", "changed"));
    }
}
