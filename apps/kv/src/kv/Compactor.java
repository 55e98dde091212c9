// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Compacts in the background, whenever it is woken.
final class Compactor implements Runnable {
    /// One look at the log, and what follows from it.
    interface Work {
        void compact() throws IOException;
    }

    private final Work work;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean isEnding;

    Compactor(Work work) {
        this.work = work;
    }

    /// There may be something to do.
    void wake() {
        wakeUps.release();
    }

    /// `run` returns, when it has finished what it is at.
    void end() {
        isEnding = true;
        wake();
    }

    /// A compaction that fails takes nothing away: the log only stays longer than it could be.
    @Override
    public void run() {
        while (true) {
            wakeUps.acquireUninterruptibly();
            wakeUps.drainPermits();
            if (isEnding) {
                return;
            }
            try {
                work.compact();
            } catch (IOException e) {
                System.err.println("kv: compaction failed: " + e.getMessage());
            }
        }
    }
}
