// SPDX-License-Identifier: Apache-2.0
package corto.posix.messages;

import corto.posix.ipc.IpcObject;
import corto.posix.process.ApplicationThread;
import corto.sched.api.Scheduler;

/// A queue of messages, and who waits for it to change.
final class MessageQueue extends IpcObject {
    /// MSGMNB: bytes in a new queue.
    static final int MOST_BYTES = 16_384;

    /// A thread that waits in msgsnd(2) or msgrcv(2).
    static final class Waiter {
        private final ApplicationThread thread = ApplicationThread.current();
        private Waiter next;
    }

    private Message first;
    private Message last;
    private Waiter waiters;
    long bytes;
    int count;
    long mostBytes = MOST_BYTES;                             // msg_qbytes
    long sendSeconds;
    long receiveSeconds;
    int lastSender;
    int lastReceiver;

    MessageQueue(int key, int flags) {
        super(key, flags);
    }

    boolean hasRoom(long lengthBytes) {
        return lengthBytes + bytes <= mostBytes && count + 1L <= mostBytes;
    }

    void append(Message message) {
        if (last == null) {
            first = message;
        } else {
            last.next = message;
        }
        last = message;
        bytes += message.text.length;
        count++;
        wakeAll();
    }

    /// The message that msgrcv(2) with `type` means: the first; the first of that type, or of another if `excepts`; for a negative one the first of the lowest type up to −`type`. Null: none.
    Message find(long type, boolean excepts) {
        Message best = null;
        for (Message at = first; at != null; at = at.next) {
            if (type == 0 || type > 0 && at.type == type != excepts) {
                return at;
            }
            if (type < 0 && at.type <= (type == Long.MIN_VALUE ? Long.MAX_VALUE : -type) && (best == null || at.type < best.type)) {
                best = at;
            }
        }
        return best;
    }

    /// The message at a place, MSG_COPY; null if there are not so many.
    Message at(long place) {
        Message at = place < 0 ? null : first;
        for (long i = 0; at != null && i < place; i++) {
            at = at.next;
        }
        return at;
    }

    void remove(Message message) {
        Message before = null;
        for (Message at = first; at != message; at = at.next) {
            before = at;
        }
        if (before == null) {
            first = message.next;
        } else {
            before.next = message.next;
        }
        if (last == message) {
            last = before;
        }
        bytes -= message.text.length;
        count--;
        wakeAll();
    }

    Waiter startWaiting() {
        Waiter waiter = new Waiter();
        waiter.next = waiters;
        waiters = waiter;
        return waiter;
    }

    void stopWaiting(Waiter waiter) {
        if (waiters == waiter) {
            waiters = waiter.next;
            return;
        }
        Waiter before = waiters;
        while (before.next != waiter) {
            before = before.next;
        }
        before.next = waiter.next;
    }

    /// The queue has changed: who waits looks again.
    void wakeAll() {
        for (Waiter waiter = waiters; waiter != null; waiter = waiter.next) {
            Scheduler.unpark(waiter.thread);
        }
    }
}
