// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

import corto.lang.Hot;
import corto.net.api.NetworkDevice;
import corto.net.stack.NetworkStack;
import corto.sched.api.DeferredWork;
import corto.sched.api.Timers;
import corto.sched.events.Timer;

/// When the card is asked for what it has: after its interrupts, before the processor rests, and, while so much comes that it does without interrupts, at the latest after
/// `PERIOD_NANOS`.
@Hot
final class Polling extends Timer implements DeferredWork.Source {
    private static final long PERIOD_NANOS = 1_000_000L;       // how long a packet waits at most for a program that computes and makes no system calls

    private final NetworkStack stack;
    private final NetworkDevice card;                          // null: none

    Polling(NetworkStack stack, NetworkDevice card) {
        this.stack = stack;
        this.card = card;
    }

    @Override
    public void work() {
        stack.poll();
        stack.pool().prepare(0);
        if (card != null && card.isPolled() && !isStarted()) {
            Timers.QUEUE.start(this, Timers.nowNanos() + PERIOD_NANOS);
        }
    }

    @Override
    public boolean mayRest() {
        return card == null || !card.enableInterrupts();
    }

    @Override
    public void expired(long nowNanos) {
        if (card.isPolled()) {
            work();
        }
    }
}
