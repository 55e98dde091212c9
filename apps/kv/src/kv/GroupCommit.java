// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Makes appended records durable, many with one fsync: while one is on its way, writers queue up for the next.
///
/// One thread runs `run`; any number wait in `await`.
final class GroupCommit implements Runnable {
    /// Makes everything appended so far durable.
    interface Log {
        void force() throws IOException;
    }

    private final Log log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();      // appended > durable, or the end
    private final Condition done = lock.newCondition();        // durable has grown, or something failed

    // Guarded by `lock`.
    private long appended;               // sequence of the last record in the log
    private long durable;                // and of the last that survives the machine
    private long commits;
    private boolean isEnding;
    private IOException failure;         // nothing is promised any more

    GroupCommit(Log log) {
        this.log = log;
    }

    /// Returns when the record with this sequence, which has been appended, is durable.
    void await(long sequence) throws IOException {
        lock.lock();
        try {
            appended = Math.max(appended, sequence);
            wanted.signal();
            while (durable < sequence && failure == null) {
                done.awaitUninterruptibly();
            }
            if (failure != null) {
                throw new IOException("the log cannot be written", failure);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        for (long target = next(); target > 0; target = next()) {
            IOException failed = null;
            try {
                log.force();
            } catch (IOException e) {
                failed = e;
            }
            finished(target, failed);
        }
    }

    /// Waits for work: the sequence up to which to commit, 0 at the end.
    private long next() {
        lock.lock();
        try {
            while (appended == durable && !isEnding) {
                wanted.awaitUninterruptibly();
            }
            return appended == durable || failure != null ? 0 : appended;
        } finally {
            lock.unlock();
        }
    }

    private void finished(long target, IOException failed) {
        lock.lock();
        try {
            if (failed == null) {
                durable = target;
                commits++;
            } else {
                failure = failed;
            }
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /// What was appended before is still committed; then `run` returns.
    void end() {
        lock.lock();
        try {
            isEnding = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }
}
