// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import static org.assertj.core.api.Assertions.assertThat;

import corto.sched.api.Interleavings;
import corto.sched.api.Interleavings.Outcome;
import corto.sched.api.Mutation;
import corto.sched.api.WaitQueue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LocksTest {
    private static final int PREEMPTIONS = 2;
    private static final long MOST_RUNS = 100_000;
    private static final long SEED = 20_261_126;

    /// All orders with few preemptions, some random ones with many.
    private static void holds(Class<?> scenario) {
        Outcome outcome = Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS);
        assertThat(outcome.failure()).as("%s%n%s", scenario.getSimpleName(), outcome.choices()).isNull();
        assertThat(outcome.complete()).as("all orders of %s: %d", scenario.getSimpleName(), outcome.runs()).isTrue();
        Outcome walk = Interleavings.random(scenario, SEED, 2_000);
        assertThat(walk.failure()).as("%s%n%s", scenario.getSimpleName(), walk.choices()).isNull();
    }

    private static void finds(Class<?> scenario, Mutation... planted) {
        assertThat(Interleavings.all(scenario, PREEMPTIONS, MOST_RUNS, planted).failure()).as(Arrays.toString(planted)).isNotNull();
    }

    @Test
    void a_mutex_has_one_owner() {
        holds(LockScenarios.Exclusion.class);

        finds(LockScenarios.Exclusion.class, Mutation.negate(Mutex.class, "tryAcquire", 0));
        finds(LockScenarios.Exclusion.class, Mutation.skipStore(Mutex.class, "tryAcquire", "owner", 0));
        finds(LockScenarios.Exclusion.class, Mutation.skipStore(Mutex.class, "release", "owner", 0));
        finds(LockScenarios.Exclusion.class, Mutation.skipStore(Mutex.class, "release", "owner", 1));
        finds(LockScenarios.Exclusion.class, Mutation.skipCall(Mutex.class, "release", "wakeFirst"));
    }

    @Test
    void a_mutex_is_handed_over_in_the_order_of_coming() {
        holds(LockScenarios.Fairness.class);

        finds(LockScenarios.Fairness.class, Mutation.negate(WaitQueue.class, "insert", 1));
    }

    @Test
    void a_wait_that_ends_has_the_mutex_or_not() {
        holds(LockScenarios.Deadlines.class);

        finds(LockScenarios.Deadlines.class, Mutation.skipCall(WaitQueue.class, "await", "take"));
        finds(LockScenarios.Deadlines.class, Mutation.negate(Mutex.class, "acquire", 3));      // behind the assertion's
    }

    @Test
    void no_permit_of_a_semaphore_is_lost_or_doubled() {
        holds(LockScenarios.Permits.class);

        finds(LockScenarios.Permits.class, Mutation.negate(Semaphore.class, "release", 0));
        finds(LockScenarios.Permits.class, Mutation.skipCall(WaitQueue.class, "await", "take"));
    }

    @Test
    void no_signal_of_a_condition_is_lost() {
        holds(LockScenarios.Buffer.class);
        holds(LockScenarios.Broadcast.class);

        finds(LockScenarios.Buffer.class, Mutation.skipCall(Condition.class, "signal", "wakeFirst"));
        finds(LockScenarios.Buffer.class, Mutation.skipCall(Condition.class, "await", "acquire"));
        finds(LockScenarios.Broadcast.class, Mutation.skipCall(Condition.class, "signalAll", "wakeAll"));
    }

    @Test
    void a_read_write_lock_has_readers_or_one_writer() {
        holds(LockScenarios.ReadersAndWriters.class);

        finds(LockScenarios.ReadersAndWriters.class, Mutation.negate(ReadWriteLock.class, "acquireRead", 0));
        finds(LockScenarios.ReadersAndWriters.class, Mutation.skipStore(ReadWriteLock.class, "releaseRead", "readers", 0));
        finds(LockScenarios.ReadersAndWriters.class, Mutation.skipCall(ReadWriteLock.class, "releaseWrite", "admitReaders"));
    }

    @Test
    void a_writer_that_gives_up_lets_the_readers_behind_it_in() {
        holds(LockScenarios.WriterGivesUp.class);

        finds(LockScenarios.WriterGivesUp.class, Mutation.skipCall(ReadWriteLock.class, "acquireWrite", "admitReaders"));
    }

    @Test
    void who_keeps_someone_urgent_waiting_is_urgent_until_it_releases() {
        holds(LockScenarios.Inheritance.class);

        finds(LockScenarios.Inheritance.class, Mutation.skipCall(WaitQueue.class, "await", "urgencyChanged"));
        holds(LockScenarios.Released.class);
        finds(LockScenarios.Released.class, Mutation.skipCall(Mutex.class, "release", "setOwner"));
    }

    @Test
    void a_deadlock_is_found() {
        assertThat(Interleavings.all(LockScenarios.Deadlock.class, PREEMPTIONS, MOST_RUNS).failure()).startsWith("deadlock");
        assertThat(Interleavings.random(LockScenarios.Deadlock.class, SEED, MOST_RUNS).failure()).contains("deadlock").contains("seed");
    }
}
