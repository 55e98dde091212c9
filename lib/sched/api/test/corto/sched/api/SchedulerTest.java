// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.Interleavings.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static void holds(Class<?> scenario) {
        Outcome outcome = Interleavings.all(scenario, 3, 200_000);
        assertThat(outcome.failure()).as("%s%n%s", scenario.getSimpleName(), outcome.choices()).isNull();
        assertThat(outcome.complete()).as("all orders of %s: %d", scenario.getSimpleName(), outcome.runs()).isTrue();
    }

    private static void finds(Class<?> scenario, Mutation... planted) {
        assertThat(Interleavings.all(scenario, 3, 200_000, planted).failure()).as(Arrays.toString(planted)).isNotNull();
    }

    @Test
    void an_unpark_before_the_park_is_not_lost() {
        holds(ParkingScenarios.Flag.class);
        holds(ParkingScenarios.LookThenPark.class);

        finds(ParkingScenarios.LookThenPark.class, Mutation.skipStore(Scheduler.class, "unpark", "token", 0));
    }

    @Test
    void deferred_work_is_done_before_the_processor_rests() {
        holds(ParkingScenarios.Deferred.class);

        finds(ParkingScenarios.Deferred.class, Mutation.skipStore(DeferredWork.class, "request", "requested", 0),
                Mutation.skipCall(Scheduler.class, "dispatch", "run"));          // each of them makes up for the other
    }

    @Test
    void a_deadline_ends_a_wait_and_leaves_no_timer() {
        holds(ParkingScenarios.Deadline.class);
        holds(ParkingScenarios.Sleepers.class);

        finds(ParkingScenarios.Sleepers.class, Mutation.skipCall(Scheduler.class, "parkUntil", "start"));
        finds(ParkingScenarios.Sleepers.class, Mutation.skipStore(Timers.class, "alarmRaised", "alarm", 0));
    }

    @Test
    void a_queue_wakes_exactly_one_waiter_a_call_even_when_its_time_is_over() {
        holds(ParkingScenarios.Queue.class);

        finds(ParkingScenarios.Queue.class, Mutation.skipCall(WaitQueue.class, "await", "take"));
        finds(ParkingScenarios.Queue.class, Mutation.skipCall(WaitQueue.class, "wakeFirst", "unpark"));
        finds(ParkingScenarios.Queue.class, Mutation.skipStore(WaitQueue.class, "take", "waitsIn", 0));
    }

    @Test
    void nothing_else_runs_on_a_lent_processor() {
        holds(ParkingScenarios.Lending.class);

        finds(ParkingScenarios.Lending.class, Mutation.skipCall(Scheduler.class, "lendTo", "remove"));
        finds(ParkingScenarios.Lending.class, Mutation.skipCall(Scheduler.class, "giveBack", "makeReady"));
    }
}
