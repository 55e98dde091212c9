// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Threads of which one runs at a time, and a choice wherever another could: the same choices, the same run.
///
/// A thread gives the processor away in `await` and in `step`, which stands for a poll. Time passes only when nobody can run.
final class Interleavings implements MonitorThreads {
    /// What the next choice among `count` is.
    interface Choices {
        int among(int count);
    }

    final class Simulated {
        private final Thread thread;
        private final Semaphore turn = new Semaphore(0);
        private boolean waiting;
        private boolean token;
        private boolean ended;
        private boolean interrupted;
        private long deadline;

        private Simulated(Runnable program) {
            thread = Thread.ofVirtual().unstarted(() -> {
                turn.acquireUninterruptibly();
                try {
                    program.run();
                } catch (Throwable e) {
                    failure = failure == null ? e : failure;
                }
                ended = true;
                scheduler.release();
            });
        }

        private boolean canRun() {
            return !ended && (!waiting || token || deadline <= now);
        }
    }

    private final Choices choices;
    private final boolean spurious;                      // whether waits may end for no reason
    private final List<Simulated> all = new ArrayList<>();
    private final Semaphore scheduler = new Semaphore(0);
    private Simulated running;
    private Throwable failure;
    private long now;

    Interleavings(Choices choices, boolean spurious) {
        this.choices = choices;
        this.spurious = spurious;
    }

    Simulated add(Runnable program) {
        Simulated thread = new Simulated(program);
        all.add(thread);
        return thread;
    }

    /// Runs all threads to their ends. An error if one fails, or if all that are left wait for ever.
    void run() {
        all.forEach(thread -> thread.thread.start());
        while (failure == null) {
            List<Simulated> candidates = all.stream().filter(Simulated::canRun).toList();
            if (candidates.isEmpty()) {
                List<Simulated> left = all.stream().filter(thread -> !thread.ended).toList();
                if (left.isEmpty()) {
                    return;
                }
                now = left.stream().mapToLong(thread -> thread.deadline).min().orElseThrow();
                if (now == Threads.NEVER) {
                    throw new AssertionError(left.size() + " threads wait for ever");
                }
                continue;
            }
            if (spurious && choices.among(8) == 0) {
                candidates = all.stream().filter(thread -> !thread.ended).toList();
            }
            running = candidates.get(choices.among(candidates.size()));
            running.turn.release();
            scheduler.acquireUninterruptibly();
        }
        throw new AssertionError(failure);
    }

    private void giveAway() {
        Simulated self = running;
        scheduler.release();
        self.turn.acquireUninterruptibly();
    }

    /// Others may run.
    void step() {
        giveAway();
    }

    void interrupt(Simulated thread) {
        thread.interrupted = true;
        wake(thread);
    }

    boolean clearInterrupt() {
        boolean before = running.interrupted;
        running.interrupted = false;
        return before;
    }

    @Override
    public Simulated current() {
        return running;
    }

    @Override
    public Object handle() {
        return running;
    }

    @Override
    public void await(long deadlineNanos) {
        Simulated self = running;
        if (!self.token) {
            self.waiting = true;
            self.deadline = deadlineNanos;
            giveAway();
            self.waiting = false;
        }
        self.token = false;
    }

    @Override
    public void wake(Object handle) {
        ((Simulated) handle).token = true;
    }

    @Override
    public boolean isInterrupted() {
        return running.interrupted;
    }

    @Override
    public long nowNanos() {
        return now;
    }

    // ---- which interleavings ----

    /// One that the seed decides.
    static Choices random(long seed) {
        Random random = new Random(seed);
        return random::nextInt;
    }

    /// All of them, in order, at most `most`: how many there were.
    static int all(int most, Function<Choices, Runnable> program) {
        List<Integer> taken = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int runs = 0;
        do {
            int[] position = {0};
            Choices choices = count -> {
                if (position[0] == taken.size()) {
                    taken.add(0);
                    counts.add(count);
                }
                return taken.get(position[0]++);
            };
            try {
                program.apply(choices).run();
            } catch (AssertionError e) {
                throw new AssertionError("with the choices " + taken, e);
            }
            runs++;
            while (!taken.isEmpty() && taken.getLast() + 1 == counts.getLast()) {
                taken.removeLast();
                counts.removeLast();
            }
            if (!taken.isEmpty()) {
                taken.addLast(taken.removeLast() + 1);
            }
        } while (!taken.isEmpty() && runs < most);
        return runs;
    }
}
